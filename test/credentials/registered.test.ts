// n8n's rules for credentials cannot read a list that is made from the providers, so these are their place.
import type { ICredentialType } from 'n8n-workflow';

import manifest from '../../package.json';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { customApiCredential } from '../../providers/customApi/credential';
import { PROVIDERS } from '../../providers/registry';
import { CREDENTIALS } from './allCredentials';

const fileOf = (type: string) =>
	`dist/credentials/${type.charAt(0).toUpperCase()}${type.slice(1)}.credentials.js`;

const defaultsOf = ({ properties }: ICredentialType) =>
	Object.fromEntries(properties.map((field) => [field.name, field.default]));

test.each(CREDENTIALS)('n8n loads the class of $binding.type', ({ own, binding }) => {
	const { type, title } = binding;
	expect(type).toMatch(/^[a-z]\w+Api$/);
	expect(manifest.n8n.credentials).toContain(fileOf(type));
	expect([own.name, own.displayName]).toEqual([type, title]);
	expect(own.constructor.name).toBe(`${type.charAt(0).toUpperCase()}${type.slice(1)}`);
});

test.each(CREDENTIALS)('a new credential $binding.type means an address', ({ own, binding }) => {
	const defaults = defaultsOf(own);
	expect(Object.keys(defaults).length).toBeGreaterThan(1);
	expect(binding.address(defaults)).toBe(binding.address({}));
	// Where the user says where the API is served, there is no other address.
	const isRequired = own.properties.some(({ name, required }) => name === 'baseUrl' && required);
	if (binding === customApiCredential)
		expect([isRequired, binding.address({})]).toEqual([true, null]);
	else expect(binding.address({})).toMatch(/^https:\/\/[^/]+/);
});

test.each(PROVIDERS)('the credential of $id has a class, and the node takes it', (provider) => {
	const { credential } = provider;
	expect(CREDENTIALS.map(({ binding }) => binding)).toContain(credential);
	const named = new VideoTask().description.credentials?.filter(
		({ name }) => name === credential.type,
	);
	expect(named).toHaveLength(1);
});

test('nothing else is loaded, no type is used twice, and they stand in the order of the form', () => {
	const types = CREDENTIALS.map(({ binding }) => binding.type);
	expect(new Set(types).size).toBe(types.length);
	expect(manifest.n8n.credentials).toEqual(types.map(fileOf));
	const ofForm = PROVIDERS.map(({ credential }) => credential.type);
	expect(types.filter((type) => ofForm.includes(type))).toEqual(ofForm);
});
