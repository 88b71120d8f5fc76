// The Test button of the credentials, as n8n runs it.
import type { IDataObject } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { testCredential } from './engine.mjs';
import { credentialData, credentialTypeOf, providers } from './videoTaskRun';
import type { Provider } from './videoTaskRun';

let simulator: Simulator;
let elsewhere: Simulator;
beforeAll(async () => {
	[simulator, elsewhere] = await Promise.all([start({}), start({})]);
});
beforeEach(() => simulator.reset());
afterAll(async () => {
	await Promise.all([simulator.close(), elsewhere.close()]);
});

const OK = { status: 'OK', message: 'Connection successful!' };
const errorWith = (pattern: RegExp) => ({
	status: 'Error',
	message: expect.stringMatching(pattern),
});

async function test(provider: Provider, data: IDataObject = {}) {
	const type = credentialTypeOf(provider);
	return await testCredential(type, { ...credentialData(simulator, provider), ...data });
}

describe.each(providers)('the test of the credential for %s', (provider) => {
	it('takes a good key, for free', async () => {
		expect(await test(provider)).toEqual(OK);
		expect(await test(provider, { apiVersion: 'v1' })).toEqual(OK);
		const { byKind, total } = simulator.counts();
		expect([byKind['create'], total]).toEqual([0, 2]);
		// fal has no list and no account to ask for: it is asked for a request that nobody has.
		const asked = provider === 'fal' ? { status: 404 } : { taskIds: [], status: 200 };
		expect(simulator.requests).toMatchObject([asked, asked]);
	});

	it('takes a base URL with slashes at its end, or spaces round it', async () => {
		const url = simulator.baseUrls[provider];
		for (const baseUrl of [`${url}/`, `${url}//`, ` ${url} `]) {
			expect(await test(provider, { baseUrl })).toEqual(OK);
		}
	});

	it('takes a good key with what was pasted around it', async () => {
		const { valid } = simulator.keys;
		for (const apiKey of [` ${valid} `, `${valid}\r\n`, `${valid}\u200b`, `“${valid}”`]) {
			expect(await test(provider, { apiKey })).toEqual(OK);
		}
	});

	it('refuses a wrong key, and says so', async () => {
		expect(await test(provider, { apiKey: 'no-such-key' })).toEqual(errorWith(/key|token/i));
	});

	it('refuses an account without balance', async () => {
		const apiKey = simulator.keys.emptyBalance;
		expect(await test(provider, { apiKey })).toEqual(
			errorWith(/balance|payment|forbid|credits|limits/i),
		);
	});

	it.each([
		['http://api.example.com', /https:\/\//],
		['http://127.0.0.1.example.com', /https:\/\//],
		['https://user:password@api.example.com', /user name/],
		['api.example.com', /https:\/\//],
	])('sends no key to %s', async (baseUrl, says) => {
		expect(await test(provider, { baseUrl })).toEqual(errorWith(says));
		expect(simulator.counts().total).toBe(0);
	});

	it.each([
		['a web page', { html: true }],
		['HTTP 404', { status: 404 }],
		['HTTP 404 in HTML', { status: 404, body: '<h1>No</h1>', contentType: 'text/html' }],
		['HTTP 500', { status: 500 }],
		['HTTP 429', { status: 429 }],
		['HTTP 409', { status: 409 }],
		["HTTP 520, a proxy's own", { status: 520 }],
	])('does not take %s for the API', async (_what, action) => {
		simulator.addFault({ do: action });
		// Of an API that nobody knows it can tell alone whether it refuses.
		const passes =
			(provider === 'customApi' && 'html' in action) ||
			// With this status a good key is told that there is no such request.
			(provider === 'fal' && 'status' in action && action.status === 404 && !('body' in action));
		expect(await test(provider)).toEqual(passes ? OK : errorWith(/\w/));
	});

	it('follows no redirect', async () => {
		const location = `${elsewhere.baseUrls[provider]}/seedance/tasks`;
		for (const status of [301, 302, 307]) {
			simulator.clearFaults();
			simulator.addFault({ do: { status, location } });
			expect(await test(provider)).toEqual(errorWith(/\w/));
		}
		expect(elsewhere.requests).toEqual([]);
	});
});

const FOREIGN_BODIES = [
	...['{"error":"Unauthorized"}', '{"error":["Unauthorized"]}', '{"error":true}', '{"error":7}'],
	...['{"message":"Unauthorized"}', '{"detail":[{"msg":"x"}]}', '{"code":401,"msg":"No"}'],
	...['{"error":{"message":"x","type":"new_api_error"}}', '{"type":"error","error":{}}'],
	...['{"errors":[{"message":"x"}]}', '{"title":"Unauthorized","status":401}'],
	...['null', 'true', '7', '"text"', 'Unauthorized', '未授权', '<p>No</p>', ''],
	...['{"items":"x","tasks":"x"}', '{"items":7,"tasks":7}'],
];

/**
 * Whose answers are known. No document shows what PiAPI says of an account, and any JSON object may be fal's
 * "not found" (`taskApiTests` has what they can tell).
 */
const known = providers.filter((provider) => !['customApi', 'fal', 'piApi'].includes(provider));

describe.each(known)('what is not the answer of %s is refused', (provider) => {
	it.each(FOREIGN_BODIES)('%j', async (raw) => {
		for (const status of [200, 401]) {
			simulator.clearFaults();
			simulator.addFault({ do: { status, body: raw, contentType: 'application/json' } });
			expect(await test(provider)).toEqual(errorWith(/\w/));
		}
	});

	// n8n finds no first item in it, and shows the error that this raises.
	it('an empty list', async () => {
		simulator.addFault({ do: { raw: '[]' } });
		await expect(test(provider)).rejects.toThrow(TypeError);
	});
});

// What cannot be told from AceData Cloud's API is in docs/providers/acedata-cloud.md.
const telling = known.filter((provider) => provider !== 'aceDataCloud');
it.each(telling)('takes no other JSON for the API of %s', async (provider) => {
	for (const raw of [
		'{}',
		'',
		'{"hello":1}',
		'{"error":"no"}',
		'[{"hello":1}]',
		'{"items":{},"tasks":{}}',
	]) {
		simulator.clearFaults();
		simulator.addFault({ do: { raw } });
		expect(await test(provider)).toEqual(errorWith(/base URL/));
	}
});

describe("AceData's codes", () => {
	const withCode = async (code: unknown, status = 401) => {
		simulator.clearFaults();
		const error = { code, message: 'Words.' };
		simulator.addFault({ do: { status, body: { error, trace_id: 'trace-1' } } });
		return await test('aceDataCloud');
	};

	it('a key of another service is good', async () => {
		expect(await test('aceDataCloud', { apiKey: simulator.keys.otherService })).toEqual(OK);
		for (const status of [400, 401]) {
			expect(await withCode('token_mismatched', status)).toEqual(OK);
		}
	});

	it.each([
		...['invalid_token', 'token_expired', 'token_revoked', 'token_restricted', 'key_blocked'],
		...['account_disabled', 'access_forbidden', 'UNAUTHENTICATED', 'unauthorized', '', 'x'],
		...['token', 'token_mismatch', 'token_mismatched_', 'invalid_token_key', 401, true, ['x']],
	])('%j is none', async (code) => {
		for (const status of [400, 401]) {
			expect(await withCode(code, status)).toEqual(errorWith(/key/));
		}
	});
});

// A limit of n8n's rules, which docs/providers/acedata-cloud.md tells: the two good answers have no member in common to ask for.
it('an object that says nothing passes for AceData Cloud', async () => {
	for (const raw of ['{}', '{"hello":1}']) {
		simulator.clearFaults();
		simulator.addFault({ do: { raw } });
		expect(await test('aceDataCloud')).toEqual(OK);
	}
});

it('of the Custom API says without a path only that the address answers', async () => {
	const data = { testPath: '', apiKey: 'no-such-key' };
	expect(await test('customApi', data)).toEqual(OK);
	expect(simulator.requests).toHaveLength(1);
	await elsewhere.close();
	const { baseUrl } = credentialData(elsewhere, 'customApi');
	expect(await test('customApi', { ...data, baseUrl })).toEqual(errorWith(/\w/));
});

it('a refused address is told in our words', async () => {
	const { message } = await test('vap', { baseUrl: 'http://api.example.com' });
	expect(message).toContain('begins with https:// (http:// for this machine only)');
	expect(message).toMatch(/Correct the Base URL$/);
});
