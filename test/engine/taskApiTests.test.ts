// The Test button of the credentials whose tests read more than a list of tasks, as n8n runs it.
import type { IDataObject } from 'n8n-workflow';

import { credentialOf } from '../credentials/allCredentials';
import { startAnsweringServer } from './oneAnswerServer.mjs';
import { testCredential } from './engine.mjs';

type Server = Awaited<ReturnType<typeof startAnsweringServer>>;
type Answer = Parameters<Server['answerWith']>[0];

let server: Server;
let elsewhere: Server;
beforeAll(async () => {
	[server, elsewhere] = await Promise.all([startAnsweringServer(), startAnsweringServer()]);
});
afterAll(async () => {
	await Promise.all([server.stop(), elsewhere.stop()]);
});

async function test(type: string, answer: Answer, data: IDataObject = {}) {
	server.answerWith(answer);
	const own = { apiKey: 'some-key', region: 'custom', baseUrl: server.url };
	return await testCredential(credentialOf(type), { ...own, ...data });
}

const OK = { status: 'OK', message: 'Connection successful!' };
const errorWith = (pattern: RegExp) => ({
	...{ status: 'Error', message: expect.stringMatching(pattern) },
});

interface Row {
	readonly type: string;
	/** What is asked. */
	readonly path: string;
	/** The header that carries the key, and others. */
	readonly headers: Readonly<Record<string, string>>;
	readonly good: readonly Answer[];
	/** What refuses a key or an account, and what the message speaks of. */
	readonly refused: ReadonlyArray<readonly [Answer, RegExp]>;
}

const bearer = { authorization: 'Bearer some-key' };
const base = (code: number) => ({ base_resp: { status_code: code, status_msg: 'words' } });

const ROWS: readonly Row[] = [
	{
		type: 'falTaskApi',
		path: '/fal-ai/flux/requests/00000000-0000-0000-0000-000000000000/status',
		headers: { authorization: 'Key some-key' },
		good: [
			{ status: 404, json: { detail: 'Request not found' } },
			{ status: 422, json: { detail: [{ loc: ['path'], msg: 'words', type: 'value_error' }] } },
			{ json: { status: 'IN_QUEUE', queue_position: 0 } },
		],
		refused: [
			[
				{ status: 401, json: { detail: 'No user found for Key ID and Secret' } },
				/key is not valid/,
			],
			[{ status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } }, /balance/],
			// As n8n before 2.41 hands it to the rules, which knows no exceptions among statuses.
			[
				{ status: 404, json: { detail: 'No user found for Key ID and Secret' } },
				/key is not valid/,
			],
			[{ status: 404, json: { detail: 'Unauthorized' } }, /key is not valid/],
			[{ status: 404, json: { message: 'no Route matched' } }, /base URL/],
			[{ status: 404, json: { error: 'Not Found' } }, /base URL/],
		],
	},
	{
		type: 'googleGeminiTaskApi',
		path: '/models?pageSize=1',
		headers: { 'x-goog-api-key': 'some-key' },
		good: [
			{ json: { models: [{ name: 'models/a' }], nextPageToken: 'x' } },
			{ json: { models: [] } },
		],
		refused: [
			[
				{ status: 400, json: { error: { code: 400, status: 'INVALID_ARGUMENT' } } },
				/key is not valid/,
			],
			[{ status: 403, json: { error: { code: 403 } } }, /may not use/],
			[{ status: 404, json: { error: { code: 404 } } }, /v1beta/],
			[{ json: { models: 'x' } }, /base URL/],
		],
	},
	{
		type: 'heyGenTaskApi',
		path: '/v3/users/me',
		headers: { 'x-api-key': 'some-key' },
		good: [{ json: { data: { username: 'a' } } }, { json: { data: {}, error: null } }],
		refused: [
			[{ status: 401, json: { error: { code: 'unauthorized' } } }, /key is not valid/],
			[{ status: 403, json: {} }, /plan/],
			[{ json: { data: null, error: { code: 'unauthorized' } } }, /base URL/],
			[{ json: { data: [] } }, /base URL/],
		],
	},
	{
		type: 'kieTaskApi',
		path: '/api/v1/chat/credit',
		headers: bearer,
		good: [
			{ json: { code: 200, msg: 'success', data: 100 } },
			{ json: { code: 200, msg: 'success', data: 0 } },
			{ json: { code: 200, msg: 'success', data: 0.5 } },
		],
		refused: [
			[{ json: { code: 401, msg: 'Unauthorized' } }, /key is not valid/],
			[{ json: { code: 402, msg: 'words', data: 0 } }, /credits/],
			[{ json: { code: 429, msg: 'words', data: null } }, /fewer/],
			[{ json: { code: 455, msg: 'words' } }, /maintenance/],
			[{ json: { code: 200, msg: 'success', data: null } }, /base URL/],
			[{ json: { code: 200, msg: 'success', data: '100' } }, /base URL/],
			[{ status: 401, json: {} }, /key is not valid/],
			[{ status: 404, json: {} }, /base URL/],
		],
	},
	{
		type: 'klingTaskApi',
		path: '/v1/videos/text2video?pageNum=1&pageSize=1',
		headers: bearer,
		good: [
			{ json: { code: 0, message: 'SUCCEED', data: [] } },
			{ json: { code: '0', message: 'SUCCEED', data: [{ task_id: 'a' }] } },
			{ json: { code: 0, message: 'SUCCEED', data: null } },
		],
		refused: [
			[{ status: 401, json: { code: 1002, message: 'words' } }, /key/],
			[{ json: { code: 1000, message: 'words', data: [] } }, /key/],
			[{ json: { code: 1003, message: 'words' } }, /clock/],
			[{ json: { code: 1102, message: 'words', data: null } }, /used up/],
			[{ json: { code: 1203, message: 'words' } }, /base URL/],
			[{ status: 404, json: {} }, /\/v1/],
		],
	},
	{
		type: 'miniMaxTaskApi',
		path: '/v1/files/list?purpose=voice_clone',
		headers: bearer,
		good: [
			{ json: { files: [], ...base(0) } },
			{ json: { ...base(0) } },
			// The question was wrong, the key was not.
			{ json: { ...base(2013) } },
		],
		refused: [
			[{ json: { ...base(1004) } }, /key is not valid/],
			[{ json: { files: [], ...base(2049) } }, /key is not valid/],
			[{ json: { ...base(1008) } }, /balance/],
			[{ json: { ...base(1002) } }, /fewer/],
			[{ json: { ...base(1000) } }, /refuses this key/],
			[{ json: { ...base(2056) } }, /refuses this key/],
			[{ json: { files: [] } }, /base URL/],
			[{ json: { files: [], base_resp: { status_code: '0' } } }, /base URL/],
			[{ status: 401, json: { type: 'error', error: {} } }, /key is not valid/],
		],
	},
	{
		type: 'piApiTaskApi',
		path: '/account/info',
		headers: { 'x-api-key': 'some-key' },
		good: [
			{ json: { code: 200, data: { id: 1, name: 'a' }, message: 'success' } },
			{ json: { id: 1, name: 'a', equivalent_in_usd: 3.5 } },
		],
		refused: [
			[{ status: 401, json: { code: 401, message: 'words' } }, /key is not valid/],
			[{ json: { code: 401, message: 'words' } }, /key is not valid/],
			[{ json: { code: 403, message: 'words' } }, /forbids/],
			[{ status: 404, json: {} }, /base URL/],
			[{ json: { detail: 'words' } }, /base URL/],
			[{ json: { error: 'words' } }, /base URL/],
		],
	},
	{
		type: 'replicateTaskApi',
		path: '/account',
		headers: bearer,
		good: [{ json: { type: 'organization', username: 'a', name: 'A', github_url: null } }],
		refused: [
			[{ status: 401, json: { title: 'Unauthenticated', status: 401 } }, /token is not valid/],
			[{ status: 404, json: {} }, /\/v1/],
			[{ json: { name: 'A' } }, /base URL/],
			[{ json: { username: null } }, /base URL/],
		],
	},
	{
		type: 'runwayTaskApi',
		path: '/organization',
		headers: { ...bearer, 'x-runway-version': '2024-11-06' },
		good: [{ json: { creditBalance: 0, tier: { models: {} }, usage: { models: {} } } }],
		refused: [
			[{ status: 401, json: { error: 'words' } }, /key is not valid/],
			[{ status: 404, json: {} }, /\/v1/],
			[{ json: { tier: 'free' } }, /base URL/],
		],
	},
	{
		type: 'waveSpeedTaskApi',
		path: '/balance',
		headers: bearer,
		good: [{ json: { code: 200, message: 'success', data: { balance: 0 } } }],
		refused: [
			[{ status: 401, json: { code: 401, message: 'words' } }, /key is not valid/],
			[{ json: { code: 401, message: 'words', data: {} } }, /key is not valid/],
			[{ json: { code: 403, message: 'insufficient role' } }, /forbids/],
			[{ json: { code: 200, data: null } }, /base URL/],
			[{ status: 404, json: {} }, /\/api\/v3/],
		],
	},
];

describe.each(ROWS)('the test of $type', ({ type, path, headers, good, refused }) => {
	it('asks once, without making anything', async () => {
		await test(type, good[0] ?? {});
		expect(server.requests).toMatchObject([{ method: 'GET', url: path, headers }]);
		expect(JSON.stringify(server.requests[0]?.url)).not.toContain('some-key');
	});

	it('takes what answers a good key', async () => {
		for (const answer of good) expect([answer, await test(type, answer)]).toEqual([answer, OK]);
	});

	it('refuses what answers a bad key or account, and says so', async () => {
		for (const [answer, says] of refused) {
			expect([answer, await test(type, answer)]).toEqual([answer, errorWith(says)]);
		}
	});

	it.each([
		...['null', 'true', '7', '"text"', 'Unauthorized', '<p>No</p>', ''],
		...['{"error":"Unauthorized"}', '{"error":["x"]}', '{"errors":[{"message":"x"}]}'],
		...['{"detail":"Unauthorized"}', '{"title":"Unauthorized","status":401}'],
	])('does not take %j for the API', async (raw) => {
		expect(await test(type, { raw })).toEqual(errorWith(/base URL|key is not valid/));
	});

	it('does not take a fault for the API', async () => {
		for (const status of [409, 429, 500, 502, 520]) {
			expect(await test(type, { status, json: {} })).toEqual(errorWith(/\w/));
		}
	});

	it('follows no redirect', async () => {
		elsewhere.answerWith(good[0] ?? {});
		for (const status of [301, 302, 307]) {
			const answer = { status, location: `${elsewhere.url}${path}`, json: {} };
			expect(await test(type, answer)).toEqual(errorWith(/\w/));
		}
		expect(elsewhere.requests).toEqual([]);
	});

	it.each(['http://api.example.com', 'https://user:password@api.example.com', 'api.example.com'])(
		'sends no key to %s',
		async (baseUrl) => {
			expect(await test(type, good[0] ?? {}, { baseUrl })).toEqual(errorWith(/https:\/\//));
			expect(server.requests).toEqual([]);
		},
	);
});

it("Kling's test goes with a token where there are two keys", async () => {
	const { good } = ROWS.find(({ type }) => type === 'klingTaskApi') ?? { good: [] };
	const keys = { authentication: 'keyPair', accessKey: 'access', secretKey: 'secret' };
	expect(await test('klingTaskApi', good[0] ?? {}, keys)).toEqual(OK);
	const [request] = server.requests;
	expect(request?.headers.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]{43}$/);
});
