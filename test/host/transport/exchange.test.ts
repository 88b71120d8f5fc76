import { n8nClock } from '../../../host/clock';
import { atMost } from '../../../core/look/parallel/atMost';
import { keyPattern } from '../../../core/text/secrets/secrets';
import { exchange } from '../../../host/transport/exchange';
import { handMadeContext, reply } from '../../nodes/VideoTask/handMadeContext';
import type { Setup } from '../../nodes/VideoTask/handMadeContext';

const SECRET = 'key-of-the-account';
const BASE = { url: 'https://a.example', origin: 'https://a.example' };
const GET = { method: 'GET', path: '/v3/tasks/a' } as const;

function exchanged(setup: Setup, request: Parameters<typeof exchange>[1] = GET) {
	const { context, requests } = handMadeContext(setup);
	const way = {
		...{ context, credentialType: 'vapTaskApi', baseUrl: BASE, keyHeader: null },
		clock: n8nClock(undefined),
		...{
			timeoutMs: 30_000,
			secret: keyPattern(SECRET),
			callbacks: new Set<string>(),
			inTurn: atMost(1),
		},
	};
	return { answer: exchange(way, request, undefined), requests };
}

async function answerTo(sent: unknown) {
	return await exchanged({ reply: () => sent }).answer;
}

function streamOf(...chunks: readonly string[]) {
	const state = { destroyed: false };
	const body = {
		async *[Symbol.asyncIterator]() {
			for (const chunk of chunks) yield new TextEncoder().encode(chunk);
		},
		destroy() {
			state.destroyed = true;
		},
	};
	return { body, state };
}

test('a request goes through the credential, follows nothing, and lets refusals be answers', async () => {
	const { answer, requests } = exchanged({ reply: () => reply({ ok: true }) });
	await answer;
	expect(requests).toEqual([
		{
			type: 'vapTaskApi',
			options: {
				url: 'https://a.example/v3/tasks/a',
				method: 'GET',
				headers: { Accept: 'application/json' },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
		},
	]);
});

test('a refusal that the helper throws is an answer too', async () => {
	const response = { status: 401, headers: { 'X-Trace': `t-${SECRET}` }, data: { key: SECRET } };
	const thrown = Object.assign(new Error('Request failed'), { response });
	expect(await answerTo(thrown)).toMatchObject({
		...{ status: 401, headers: { 'x-trace': 't-[removed]' }, body: '{"key":"[removed]"}' },
	});
});

test('a body goes out as JSON, digits of ids included', async () => {
	const body = { action: 'retrieve_batch', ids: ['9007199254740993'], limit: 1 };
	const request = { method: 'POST', path: '/seedance/tasks', body } as const;
	const { answer, requests } = exchanged({ reply: () => reply({}) }, request);
	await answer;
	expect(requests[0]?.options).toMatchObject({
		url: 'https://a.example/seedance/tasks',
		method: 'POST',
		body: '{"action":"retrieve_batch","ids":["9007199254740993"],"limit":1}',
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
	});
});

test.each([200, 302, 401, 404, 429, 500])('HTTP %i is an answer', async (status) => {
	expect(await answerTo(reply({ a: 1 }, status, { 'Retry-After': '5', Date: 'x' }))).toEqual({
		status,
		headers: { 'retry-after': '5', date: 'x' },
		body: '{"a":1}',
		receivedAtMs: expect.any(Number),
	});
});

test('a streamed answer is put together, a byte order mark taken off, and the stream closed', async () => {
	const { body, state } = streamOf('\uFEFF{"text":"gr', 'öße 😀"}');
	expect(await answerTo({ statusCode: 200, headers: {}, body })).toMatchObject({
		body: '{"text":"größe 😀"}',
	});
	expect(state.destroyed).toBe(true);
});

test('a character that two chunks share stays whole', async () => {
	const bytes = new TextEncoder().encode('"ö"');
	const body = {
		async *[Symbol.asyncIterator]() {
			for (const byte of bytes) yield new Uint8Array([byte]);
		},
	};
	expect(await answerTo({ statusCode: 200, headers: {}, body })).toMatchObject({ body: '"ö"' });
});

test('a key that the server echoes is removed', async () => {
	const echoed = reply({ error: `The key ${SECRET} is not valid, ${SECRET}` }, 401);
	expect(await answerTo(echoed)).toMatchObject({
		body: '{"error":"The key [removed] is not valid, [removed]"}',
	});
	const error = Object.assign(new Error(`Bearer ${SECRET} was refused`), { code: 'X' });
	const lost = await answerTo(error);
	expect(JSON.stringify(lost)).not.toContain(SECRET);
	expect(lost).toMatchObject({ kind: 'noAnswer' });
});

// [system code, what the message says]
test.each([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'the host name of the base URL is not known'],
	['EAI_AGAIN', 'the host name of the base URL is not known'],
	['ETIMEDOUT', 'the connection timed out'],
	['ECONNABORTED', 'the connection timed out'],
	['ECONNRESET', 'the connection broke'],
	['EPIPE', 'the connection broke'],
	['EHOSTUNREACH', 'the host cannot be reached'],
	['CERT_HAS_EXPIRED', 'the certificate of the base URL is not trusted'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate of the base URL is not trusted'],
	['SOMETHING_ELSE', 'the connection broke'],
])('%s is no answer, and its code stands in the description', async (code, what) => {
	const error = Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });
	const wrapped = Object.assign(new Error('wrapped'), { cause: { cause: error } });
	for (const one of [error, wrapped]) {
		const lost = await answerTo(one);
		expect(lost).toMatchObject({
			kind: 'noAnswer',
			message: `the provider did not answer: ${what}`,
			description: expect.stringContaining(code),
			httpStatus: null,
		});
	}
});

test('an error that is its own cause is no answer either', async () => {
	const error = new Error('round and round');
	Object.assign(error, { cause: error });
	expect(await answerTo(error)).toMatchObject({ kind: 'noAnswer' });
});

test('what breaks off half way is no answer', async () => {
	const body = {
		async *[Symbol.asyncIterator]() {
			yield new TextEncoder().encode('{"task_id":');
			throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		},
	};
	expect(await answerTo({ statusCode: 200, headers: {}, body })).toMatchObject({
		message: 'the provider did not answer: the connection broke',
	});
});

/** What both of n8n's helpers were asked: the one with the credential, and the one without. */
async function askedOf(request: Partial<Parameters<typeof exchange>[1]>, setup: Setup = {}) {
	const { context, requests } = handMadeContext({ reply: () => reply({}), ...setup });
	const plain: Array<{ url: string; headers?: unknown }> = [];
	Object.assign(context.helpers, {
		async httpRequest(options: { url: string }) {
			plain.push(options);
			return reply({ echoed: SECRET }, 200, { location: SECRET });
		},
	});
	const connection = {
		...{ context, credentialType: 'customTaskApi', baseUrl: BASE, keyHeader: 'X-Key' },
		...{ clock: n8nClock(undefined), timeoutMs: 30_000, secret: keyPattern(SECRET) },
		...{ callbacks: new Set<string>(), inTurn: atMost(1) },
	};
	const answer = await exchange(connection, { ...GET, ...request }, undefined);
	return { answer, withKey: requests.map(({ options }) => options.url), plain };
}

test('an address of the own origin is asked with the key, another only without', async () => {
	const own = await askedOf({ address: 'https://a.example/status/1' });
	expect([own.withKey, own.plain]).toEqual([['https://a.example/status/1'], []]);
	const foreign = await askedOf({ address: 'https://b.example/status/1' });
	expect([foreign.withKey, foreign.plain]).toEqual([[], []]);
	expect(foreign.answer).toMatchObject({ kind: 'invalidInput', concernsIds: true });
	const headers = { 'X-Version': '1', 'x-key': 'x', Authorization: 'x' };
	const open = await askedOf({ address: 'https://b.example/r', withoutKey: true, headers });
	expect(open.withKey).toEqual([]);
	expect(open.plain).toMatchObject([
		{ url: 'https://b.example/r', disableFollowRedirect: true, encoding: 'stream' },
	]);
	expect(open.plain[0]?.headers).toEqual({ Accept: 'application/json', 'X-Version': '1' });
	// The key is looked for there too: an earlier answer may have brought it along.
	expect(open.answer).toMatchObject({
		...{ body: '{"echoed":"[removed]"}', headers: { location: '[removed]' } },
	});
});

test('303 and its Location, and 202 with nothing in it, are answers', async () => {
	const location = 'https://a.example/result/1?sig=2';
	const seeOther = await askedOf({}, { reply: () => reply('', 303, { Location: location }) });
	expect(seeOther.answer).toMatchObject({ status: 303, headers: { location }, body: '' });
	for (const body of ['', null, undefined]) {
		const given = { statusCode: 202, headers: { 'Retry-After': '7' }, body };
		const { answer } = await askedOf({}, { reply: () => given });
		expect(answer).toMatchObject({ status: 202, headers: { 'retry-after': '7' }, body: '' });
	}
});
