// Where the tests of the credentials send the key: contract "Credentials".
import type { ICredentialTestRequest } from 'n8n-workflow';

import { growthOf } from '../growth.mjs';
import { CREDENTIALS } from './allCredentials';

/** The requests of all tests, by the credential's type without its end. */
const TESTS: ReadonlyMap<string, ICredentialTestRequest['request']> = new Map(
	CREDENTIALS.map(({ own }) => [own.name.replace(/TaskApi$/, ''), own.test.request]),
);

/** @returns the address that is asked, and what n8n allows to be asked ('' is anything) */
async function asked(provider: string, $credentials: Readonly<Record<string, unknown>>) {
	const { valueOf } = await import('../nodes/VideoTask/expression.mjs');
	const { baseURL, allowedDomains } = TESTS.get(provider) ?? {};
	return {
		address: String(valueOf(String(baseURL), { $credentials })),
		allowed: valueOf(String(allowedDomains), { $credentials }),
	};
}

const ARK = 'https://ark.ap-southeast.bytepluses.com/api/v3';

test.each([
	['aceDataCloud', {}, 'https://api.acedata.cloud'],
	['aceDataCloud', { baseUrl: '' }, 'https://api.acedata.cloud'],
	['aceDataCloud', { baseUrl: ' https://a.example/// ' }, 'https://a.example'],
	['vap', {}, 'https://api.vapagent.com'],
	['vap', { baseUrl: 'https://a.example/v/' }, 'https://a.example/v'],
	['modelArk', {}, ARK],
	['modelArk', { region: 'apSoutheast', baseUrl: 'https://a.example' }, ARK],
	['modelArk', { region: 'euWest' }, 'https://ark.eu-west.bytepluses.com/api/v3'],
	['modelArk', { region: 'cnBeijing' }, 'https://ark.cn-beijing.volces.com/api/v3'],
	[
		'modelArk',
		{ region: 'custom', baseUrl: 'https://a.example/api/v3/' },
		'https://a.example/api/v3',
	],
	['fal', {}, 'https://queue.fal.run'],
	['googleGemini', {}, 'https://generativelanguage.googleapis.com/v1beta'],
	['heyGen', {}, 'https://api.heygen.com'],
	['kie', {}, 'https://api.kie.ai'],
	['kie', { baseUrl: ' https://a.example/ ' }, 'https://a.example'],
	['kling', {}, 'https://api-singapore.klingai.com'],
	['kling', { region: 'beijing' }, 'https://api-beijing.klingai.com'],
	['kling', { region: 'custom', baseUrl: 'https://a.example/' }, 'https://a.example'],
	['miniMax', {}, 'https://api.minimax.io'],
	['miniMax', { region: 'china', baseUrl: 'https://a.example' }, 'https://api.minimaxi.com'],
	['miniMax', { region: 'custom', baseUrl: 'https://a.example/x' }, 'https://a.example/x'],
	['piApi', {}, 'https://api.piapi.ai'],
	['replicate', {}, 'https://api.replicate.com/v1'],
	['runway', {}, 'https://api.dev.runwayml.com/v1'],
	['waveSpeed', {}, 'https://api.wavespeed.ai/api/v3'],
	['vap', { baseUrl: 'http://localhost:3000' }, 'http://localhost:3000'],
	['vap', { baseUrl: 'http://127.0.0.1' }, 'http://127.0.0.1'],
	['vap', { baseUrl: 'http://[::1]:3000/' }, 'http://[::1]:3000'],
] as const)('%s with %j asks %s', async (provider, credentials, address) => {
	expect(await asked(provider, credentials)).toEqual({ address, allowed: '' });
});

test.each([
	'http://a.example',
	'http://192.168.1.5',
	'http://localhost.example',
	'http://127.0.0.1.example',
	'http://localhost@a.example',
	'http://localhost:80@a.example',
	'https://user:pass@a.example',
	'https://a.example?key=1',
	'https://a.example/v3?key=1',
	'https://a.example/#top',
	'http://localhost:3000?x=1',
	'http://127.0.0.1#x',
	'https://a.example\\b',
	'https://a b.example',
	'ftp://a.example',
	'a.example',
])('the address %s gets no key', async (baseUrl) => {
	const isLocal = baseUrl === 'http://192.168.1.5';
	for (const provider of TESTS.keys()) {
		// The Custom API may be served in the network of n8n itself.
		if (isLocal && provider === 'custom') continue;
		const { address, allowed } = await asked(provider, { region: 'custom', baseUrl });
		expect(address).toMatch(/^https:\/\/[a-z-]+\.invalid$/);
		expect(allowed).toContain('https://');
	}
});

test('a custom region without an address gets no key', async () => {
	for (const provider of ['kling', 'miniMax', 'modelArk']) {
		const { address, allowed } = await asked(provider, { region: 'custom', baseUrl: '' });
		expect(address).toMatch(/\.invalid$/);
		expect(allowed).not.toBe('');
	}
});

// [the base URL, the domains that n8n's own setting allows]
test.each([
	['https://api.example/v1', 'api.example', true],
	['https://API.example:8443', ' other.example, API.EXAMPLE. ', true],
	['https://a.api.example', '*.api.example', true],
	['https://b.a.api.example', 'x.example , *.API.example. ,y.example', true],
	['https://a.api.example', 'api.example', false],
	['https://api.example', 'api.example.com', false],
	['https://api.example', 'myapi.example,api-example', false],
	['http://[::1]:3000', '[::1]', true],
	['https://api.example', '*.api.example', false],
	['https://evilapi.example', 'api.example', false],
	['https://api.example', '*.', false],
	['https://api.example', ',', false],
	['https://api.example', '', false],
])('the base URL %s with the allowed domains %j is asked: %p', async (baseUrl, list, isAsked) => {
	for (const provider of TESTS.keys()) {
		const limit = { allowedHttpRequestDomains: 'domains', allowedDomains: list };
		const { address } = await asked(provider, { region: 'custom', baseUrl, ...limit });
		expect([address, URL.canParse(address)]).toEqual([
			isAsked ? baseUrl : expect.stringContaining('not among the allowed domains'),
			isAsked,
		]);
	}
});

// [what is repeated]
test.each([' ', '/', ',', ' ,', '.', 'a.', '*.', '|', ',*.a', 'a'])(
	'the time that the expressions take is linear in addresses and domains full of %j',
	async (pump) => {
		const { valueOf } = await import('../nodes/VideoTask/expression.mjs');
		const { baseURL } = TESTS.get('vap') ?? {};
		for (const field of ['baseUrl', 'allowedDomains']) {
			const make = (size: number) => ({
				...{ baseUrl: 'https://a.example', allowedHttpRequestDomains: 'domains' },
				[field]: `https://a.b${pump.repeat(size / pump.length)}x`,
			});
			const work = ($credentials: object) => valueOf(String(baseURL), { $credentials });
			expect([field, growthOf(make, work, 400_000)]).toEqual([field, null]);
		}
	},
);

test('older versions of n8n take no functions in expressions', () => {
	const requests = [...TESTS.values()].map((request) => JSON.stringify(request));
	expect(requests.filter((text) => text.includes('=>') || text.includes('function'))).toEqual([]);
});
