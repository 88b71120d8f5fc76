import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodePropertyOptions,
} from 'n8n-workflow';

import { AceDataCloudTaskApi } from '../../credentials/AceDataCloudTaskApi.credentials';
import { ModelArkTaskApi } from '../../credentials/ModelArkTaskApi.credentials';
import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import { bearer } from '../../credentials/bearer';
import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';

const aceData = new AceDataCloudTaskApi();
const ark = new ModelArkTaskApi();
const vap = new VapTaskApi();

const property = ({ properties }: ICredentialType, wanted: string) =>
	properties.find(({ name }) => name === wanted);

// [credential, type, properties]
const CREDENTIALS: ReadonlyArray<readonly [ICredentialType, string, readonly string[]]> = [
	[aceData, 'aceDataCloudTaskApi', ['apiKey', 'baseUrl']],
	[ark, 'modelArkTaskApi', ['apiKey', 'region', 'baseUrl']],
	[vap, 'vapTaskApi', ['apiKey', 'apiVersion', 'baseUrl', 'webhookSecret']],
];

test.each(CREDENTIALS)('credential %#: its type, properties and key', (credential, name, names) => {
	expect(credential.name).toBe(name);
	expect(credential.properties.map((one) => one.name)).toEqual(names);
	expect(property(credential, 'apiKey')).toMatchObject({
		...{ type: 'string', typeOptions: { password: true }, required: true, default: '' },
	});
	for (const { displayName, name: own, typeOptions } of credential.properties) {
		expect([displayName === '', own, typeOptions?.password ?? false]).toEqual([
			...[false, own, own === 'apiKey' || own === 'webhookSecret'],
		]);
	}
});

test.each(CREDENTIALS)(
	'credential %#: the key goes as a bearer token, and nowhere else',
	async (credential) => {
		expect(credential.authenticate).toBe(bearer);
		const request = { url: 'https://a.example', headers: { Accept: 'application/json' } };
		expect(await bearer({ apiKey: 'some-key' }, request)).toEqual({
			url: 'https://a.example',
			headers: { Accept: 'application/json', Authorization: 'Bearer some-key' },
		});
		expect(JSON.stringify(credential.test)).not.toContain('apiKey');
	},
);

// [key as typed, as sent]: what a header may not hold is left out, blanks and breaks around it too.
test.each([
	[' some-key', 'some-key'],
	['some-key \t\r\n', 'some-key'],
	['some-key\u200b', 'some-key'],
	['\ufeff some-key', 'some-key'],
	['\u00a0some-key\u00a0', 'some-key'],
	['“some-key”', 'some-key'],
	['‘some\u2060-key’', 'some-key'],
	['some\r\n-\u0000key\u007f', 'some-key'],
	['some-key\u{1f511}', 'some-key'],
	['some key\tof "mine"/+=~', 'some key\tof "mine"/+=~'],
	['clé\u0080ÿ', 'clé\u0080ÿ'],
	['', ''],
	[undefined, ''],
	[null, ''],
	[1234567, '1234567'],
])('the key %j is sent as %j', async (apiKey, sent) => {
	const data = { apiKey } as ICredentialDataDecryptedObject;
	expect(keyAsSent(apiKey)).toBe(sent);
	expect(await bearer(data, { url: '/' })).toEqual({
		url: '/',
		headers: { Authorization: `Bearer ${sent}` },
	});
});

test.each(CREDENTIALS)('credential %#: its pictures and its page', (credential, name) => {
	expect(credential.icon).toEqual({ light: `file:${name}.svg`, dark: `file:${name}.dark.svg` });
	expect(credential.documentationUrl).toMatch(/^https:\/\//);
});

test('AceData Cloud: where it is served', () => {
	expect(property(aceData, 'baseUrl')).toMatchObject({ default: 'https://api.acedata.cloud' });
	expect(property(aceData, 'baseUrl')).not.toHaveProperty('displayOptions');
});

const choices = (credential: ICredentialType, name: string) =>
	(property(credential, name)?.options as INodePropertyOptions[]).map(({ value }) => value).sort();

test('ModelArk: its regions, and an address for the custom one', () => {
	expect(property(ark, 'region')).toMatchObject({ type: 'options', default: 'apSoutheast' });
	expect(choices(ark, 'region')).toEqual(['apSoutheast', 'cnBeijing', 'custom', 'euWest']);
	expect(property(ark, 'baseUrl')?.displayOptions).toEqual({ show: { region: ['custom'] } });
});

test('VAP: its versions, and where it is served', () => {
	expect(property(vap, 'apiVersion')).toMatchObject({ type: 'options', default: 'v3' });
	expect(choices(vap, 'apiVersion')).toEqual(['v1', 'v3']);
	expect(property(vap, 'baseUrl')).toMatchObject({ default: 'https://api.vapagent.com' });
});

// [credential, method, path, body]: free of charge, and making no task.
test.each([
	[aceData, 'POST', '/seedance/tasks', { action: 'retrieve_batch', ids: [], limit: 1 }],
	[ark, 'GET', '/contents/generations/tasks?page_num=1&page_size=1', undefined],
	[vap, 'GET', '/v3/tasks?limit=1', undefined],
] as const)('the test of credential %# asks for a list', (credential, method, url, body) => {
	const { request } = credential.test;
	expect(request).toMatchObject({ method, url, json: true, disableFollowRedirect: true });
	expect(request.body).toEqual(body);
});

test('a key of another service of AceData Cloud is a good one, though it answers 400 or 401', () => {
	const { request, rules = [] } = aceData.test;
	const { except = [] } = request.ignoreHttpStatusErrors as { except?: readonly number[] };
	expect(request.ignoreHttpStatusErrors).toMatchObject({ ignore: true });
	expect(except).not.toContain(400);
	expect(except).not.toContain(401);
	for (const status of [302, 402, 403, 404, 429, 500, 502]) expect(except).toContain(status);
	const codes = rules.map(({ properties }) => properties.value);
	expect(codes).not.toContain('token_mismatched');
	expect(codes).toEqual(
		expect.arrayContaining(['invalid_token', 'token_expired', 'no_token', 'disabled', 'used_up']),
	);
});

test.each([
	[ark, 401],
	[ark, 404],
	[vap, 401],
	[vap, 402],
	[vap, 404],
] as const)('the test of credential %# tells HTTP %i in its own words', (credential, status) => {
	const rule = (credential.test.rules ?? []).find(({ properties }) => properties.value === status);
	expect(rule).toMatchObject({
		type: 'responseCode',
		properties: { message: expect.stringMatching(/^[A-Z].+\.$/) },
	});
});
