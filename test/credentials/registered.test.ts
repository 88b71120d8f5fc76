// n8n's rules for credentials cannot read a list that is made from the providers, so these are their place.
import type { ICredentialType } from 'n8n-workflow';

import manifest from '../../package.json';
import { AceDataCloudTaskApi } from '../../credentials/AceDataCloudTaskApi.credentials';
import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { ModelArkTaskApi } from '../../credentials/ModelArkTaskApi.credentials';
import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { customApiCredential } from '../../providers/customApi/credential';
import { PROVIDERS } from '../../providers/registry';

const classes: readonly ICredentialType[] = [
	new AceDataCloudTaskApi(),
	new CustomTaskApi(),
	new ModelArkTaskApi(),
	new VapTaskApi(),
];

const fileOf = (type: string) =>
	`dist/credentials/${type.charAt(0).toUpperCase()}${type.slice(1)}.credentials.js`;

test.each(PROVIDERS)('the credential of $id has a class, and n8n loads it', (provider) => {
	const { type, title } = provider.credential;
	expect(type).toMatch(/^[a-z]\w+Api$/);
	expect(manifest.n8n.credentials).toContain(fileOf(type));
	const own = classes.find(({ name }) => name === type);
	expect(own?.displayName).toBe(title);
	const named = new VideoTask().description.credentials?.filter(({ name }) => name === type);
	expect(named).toHaveLength(1);
	expect(own?.constructor.name).toBe(`${type.charAt(0).toUpperCase()}${type.slice(1)}`);
});

test.each(PROVIDERS)('a new credential of $id means an address', ({ credential }) => {
	const own = classes.find(({ name }) => name === credential.type);
	const defaults = (own?.properties ?? []).map((field) => [field.name, field.default] as const);
	expect(defaults.length).toBeGreaterThan(1);
	expect(credential.address(Object.fromEntries(defaults))).toBe(credential.address({}));
	// Where the user says where the API is served, there is no other address.
	const isRequired = own?.properties.some(({ name, required }) => name === 'baseUrl' && required);
	if (credential === customApiCredential)
		expect([isRequired, credential.address({})]).toEqual([true, null]);
	else expect(credential.address({})).toMatch(/^https:\/\/[^/]+/);
});

test('nothing else is loaded, and no type is used twice', () => {
	const own = PROVIDERS.map(({ credential }) => credential.type);
	expect(new Set(own).size).toBe(own.length);
	const types = [...new Set([...own, customApiCredential.type])].sort();
	expect(manifest.n8n.credentials).toEqual(types.map(fileOf));
	expect(classes.map(({ name }) => name)).toEqual(types);
});
