// The Test button of the three credentials, as n8n runs it.
import type { IDataObject } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { testCredential } from './engine.mjs';
import { credentialData, credentialTypes } from './videoTaskRun';
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

const providers = ['aceDataCloud', 'modelArk', 'vap'] as const;
const OK = { status: 'OK', message: 'Connection successful!' };
const errorWith = (pattern: RegExp) => ({
	status: 'Error',
	message: expect.stringMatching(pattern),
});

async function test(provider: Provider, data: IDataObject = {}) {
	const type = credentialTypes[`${provider}TaskApi`];
	return await testCredential(type, { ...credentialData(simulator, provider), ...data });
}

describe.each(providers)('the test of the credential for %s', (provider) => {
	it('takes a good key, for free', async () => {
		expect(await test(provider)).toEqual(OK);
		expect(await test(provider, { apiVersion: 'v1' })).toEqual(OK);
		const { byKind, total } = simulator.counts();
		expect([byKind['create'], total]).toEqual([0, 2]);
		expect(simulator.requests).toMatchObject([{ taskIds: [], status: 200 }, { taskIds: [] }]);
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
		expect(await test(provider, { apiKey: 'no-such-key' })).toEqual(errorWith(/key/i));
	});

	it('refuses an account without balance', async () => {
		const apiKey = simulator.keys.emptyBalance;
		expect(await test(provider, { apiKey })).toEqual(errorWith(/balance|payment|forbidden/i));
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
		expect(await test(provider)).toEqual(errorWith(/\w/));
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

it.each(['modelArk', 'vap'] as const)('takes no other JSON for the API of %s', async (provider) => {
	for (const raw of ['[]', '{}', '', '{"error":"no"}']) {
		simulator.clearFaults();
		simulator.addFault({ do: { raw } });
		expect(await test(provider)).toEqual(errorWith(/base URL/));
	}
});

it("takes AceData's key of another service", async () => {
	expect(await test('aceDataCloud', { apiKey: simulator.keys.otherService })).toEqual(OK);
	const error = { code: 'token_mismatched', message: 'token and api does not match.' };
	simulator.addFault({ do: { status: 400, body: { error } } });
	expect(await test('aceDataCloud')).toEqual(OK);
});
