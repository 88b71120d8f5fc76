// What the form of each credential asks for, and how its key is sent: contract "Providers".
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodePropertyOptions,
} from 'n8n-workflow';

import { bearer } from '../../credentials/bearer';
import { CREDENTIALS, credentialOf } from './allCredentials';

const ask: IHttpRequestOptions = {
	url: 'https://a.example/x',
	headers: { Accept: 'application/json' },
};

async function sent(type: string, data: ICredentialDataDecryptedObject, request = ask) {
	const { authenticate } = credentialOf(type);
	if (typeof authenticate !== 'function')
		throw new Error('It must be a function, as bearer.ts says');
	return await authenticate(data, request);
}

// [type, the header that carries the key, its value, other headers]
const HEADERS: ReadonlyArray<readonly [string, string, string, Readonly<Record<string, string>>]> =
	[
		['aceDataCloudTaskApi', 'Authorization', 'Bearer some-key', {}],
		['customTaskApi', 'Authorization', 'Bearer some-key', {}],
		['falTaskApi', 'Authorization', 'Key some-key', {}],
		['googleGeminiTaskApi', 'x-goog-api-key', 'some-key', {}],
		['heyGenTaskApi', 'X-Api-Key', 'some-key', {}],
		['kieTaskApi', 'Authorization', 'Bearer some-key', {}],
		['klingTaskApi', 'Authorization', 'Bearer some-key', {}],
		['miniMaxTaskApi', 'Authorization', 'Bearer some-key', {}],
		['modelArkTaskApi', 'Authorization', 'Bearer some-key', {}],
		['piApiTaskApi', 'x-api-key', 'some-key', {}],
		['replicateTaskApi', 'Authorization', 'Bearer some-key', {}],
		['runwayTaskApi', 'Authorization', 'Bearer some-key', { 'X-Runway-Version': '2024-11-06' }],
		['vapTaskApi', 'Authorization', 'Bearer some-key', {}],
		['waveSpeedTaskApi', 'Authorization', 'Bearer some-key', {}],
	];

test('each credential has a row', () => {
	expect(HEADERS.map(([type]) => type)).toEqual(CREDENTIALS.map(({ binding }) => binding.type));
});

test.each(HEADERS)(
	'%s sends its key in the header %s alone',
	async (type, header, value, others) => {
		const signed = { ...ask, headers: { ...ask.headers, ...others, [header]: value } };
		expect(await sent(type, { apiKey: 'some-key' })).toEqual(signed);
		expect(await sent(type, { apiKey: ' \u201csome-key\u200b\u201d\r\n' })).toEqual(signed);
		expect(ask).toEqual({ url: 'https://a.example/x', headers: { Accept: 'application/json' } });
		expect(JSON.stringify(credentialOf(type).test)).not.toContain('apiKey');
	},
);

test.each(CREDENTIALS)('a request of $binding.type may not carry another key', ({ binding }) => {
	const [, header = ''] = HEADERS.find(([type]) => type === binding.type) ?? [];
	const other = binding.keyHeader?.({ apiKey: 'some-key' }) ?? null;
	// That no request has an Authorization of its own holds for all.
	expect(header === 'Authorization' ? [null, header] : [header]).toContain(other);
});

const isPassword = ({ properties }: ICredentialType, wanted: string) =>
	properties.find(({ name }) => name === wanted)?.typeOptions?.password ?? false;

// [type, its fields]
test.each([
	['falTaskApi', ['apiKey', 'baseUrl', 'checkWebhookSignature']],
	['googleGeminiTaskApi', ['apiKey', 'baseUrl']],
	['heyGenTaskApi', ['apiKey', 'baseUrl']],
	['kieTaskApi', ['apiKey', 'baseUrl', 'webhookSecret']],
	['klingTaskApi', ['authentication', 'apiKey', 'accessKey', 'secretKey', 'region', 'baseUrl']],
	['miniMaxTaskApi', ['apiKey', 'region', 'baseUrl']],
	['piApiTaskApi', ['apiKey', 'baseUrl', 'webhookSecret']],
	['replicateTaskApi', ['apiKey', 'baseUrl', 'webhookSecret']],
	['runwayTaskApi', ['apiKey', 'baseUrl']],
	['waveSpeedTaskApi', ['apiKey', 'baseUrl', 'webhookSecret']],
])('the fields of %s', (type, names) => {
	const credential = credentialOf(type);
	expect(credential.properties.map(({ name }) => name)).toEqual(names);
	for (const name of names) {
		expect([name, isPassword(credential, name)]).toEqual([
			...[name, ['apiKey', 'secretKey', 'webhookSecret'].includes(name)],
		]);
	}
	expect(credential.properties.every(({ displayName }) => displayName !== '')).toBe(true);
});

test.each(CREDENTIALS)(
	'the pictures and the page of $binding.type',
	({ own, binding: { type } }) => {
		expect(own.icon).toEqual({ light: `file:${type}.svg`, dark: `file:${type}.dark.svg` });
		// n8n appends its parameters, so that an anchor would not be found.
		expect(own.documentationUrl).toMatch(/^https:\/\/[^#?]+\.md$/);
	},
);

// [type, field, its choices]
test.each([
	['klingTaskApi', 'authentication', 'apiKey', ['apiKey', 'keyPair']],
	['klingTaskApi', 'region', 'singapore', ['beijing', 'custom', 'singapore']],
	['miniMaxTaskApi', 'region', 'global', ['china', 'custom', 'global']],
])('%s: the choices of %s', (type, name, byDefault, choices) => {
	const field = credentialOf(type).properties.find((one) => one.name === name);
	expect(field?.default).toBe(byDefault);
	const values = (field?.options as INodePropertyOptions[]).map(({ value }) => value);
	expect(values.sort()).toEqual(choices);
});

test.each([
	['apiKey', 'apiKey'],
	['accessKey', 'keyPair'],
	['secretKey', 'keyPair'],
])('klingTaskApi: %s is asked for with %s', (name, authentication) => {
	const field = credentialOf('klingTaskApi').properties.find((one) => one.name === name);
	expect(field).toMatchObject({
		required: true,
		displayOptions: { show: { authentication: [authentication] } },
	});
});

test.each(['klingTaskApi', 'miniMaxTaskApi', 'modelArkTaskApi'])(
	'%s: an address of its own is asked for with the region Custom',
	(type) => {
		const field = credentialOf(type).properties.find(({ name }) => name === 'baseUrl');
		expect(field).toMatchObject({
			...{ required: true, default: '', displayOptions: { show: { region: ['custom'] } } },
		});
	},
);

describe('Kling with an access key and a secret key', () => {
	const data = { authentication: 'keyPair', accessKey: ' some-access ', secretKey: 'some-secret' };

	test('a signed token goes in the place of the key, for the time that the clock shows', async () => {
		const before = Math.floor(Date.now() / 1000);
		const { headers } = await sent('klingTaskApi', { ...data, apiKey: 'left-over' });
		const [, claims = ''] = String(headers?.Authorization).split('.');
		const { iss, exp, nbf } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
			[name: string]: number | string;
		};
		expect(iss).toBe('some-access');
		expect(Number(exp) - Number(nbf)).toBe(1805);
		expect(Number(nbf) + 5).toBeGreaterThanOrEqual(before);
		expect(Number(nbf) + 5).toBeLessThanOrEqual(Math.floor(Date.now() / 1000));
		expect(JSON.stringify(headers)).not.toContain('left-over');
		expect(JSON.stringify(headers)).not.toContain('some-secret');
	});

	test('the next request goes with the same one', async () => {
		const [first, second] = [await sent('klingTaskApi', data), await sent('klingTaskApi', data)];
		expect(first.headers).toEqual(second.headers);
	});
});

test('bearer stays what sends most keys', () => {
	const users = CREDENTIALS.filter(({ own }) => own.authenticate === bearer);
	expect(users.map(({ binding }) => binding.type)).toEqual([
		...['aceDataCloudTaskApi', 'kieTaskApi', 'miniMaxTaskApi', 'modelArkTaskApi'],
		...['replicateTaskApi', 'vapTaskApi', 'waveSpeedTaskApi'],
	]);
});
