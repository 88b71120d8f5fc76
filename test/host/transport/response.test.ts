// Answers in every shape in which what stands in for n8n's helper may hand them on.
import { sleep } from 'n8n-workflow';

import { atMost } from '../../../core/look/parallel/atMost';
import { readBody, responseCarriedBy, responseIn } from '../../../host/transport/response';

const TEXT = '{"id":"a","note":"ü"}';
const { signal } = new AbortController();

const bytes = () => new TextEncoder().encode(TEXT);
const streamed = (...pieces: ReadonlyArray<string | Uint8Array>) => ({
	async *[Symbol.asyncIterator]() {
		yield* pieces;
	},
});

test.each([
	['text', TEXT, TEXT],
	['text with a byte order mark', `\uFEFF${TEXT}`, TEXT],
	['bytes', bytes(), TEXT],
	['a buffer', Buffer.from(TEXT), TEXT],
	['an array buffer', bytes().buffer, TEXT],
	[
		'a stream of bytes, cut within a letter',
		streamed(bytes().slice(0, 19), bytes().slice(19)),
		TEXT,
	],
	['a stream of texts', streamed(TEXT.slice(0, 5), TEXT.slice(5)), TEXT],
	['an object that was parsed already', { id: 'a', note: 'ü' }, TEXT],
	['a list', [], '[]'],
	['a number', 7, '7'],
	['a function', () => undefined, ''],
	['null', null, ''],
	['nothing', undefined, ''],
])('a body that comes as %s', async (_shape, body, text) => {
	expect(await readBody(body, signal, atMost(1))).toBe(text);
});

const LARGE = 'x'.repeat(16 * 1024 * 1024 + 1);

test.each([
	['text', LARGE],
	['a buffer', Buffer.from(LARGE)],
	['an object', { LARGE }],
	['a stream', streamed(LARGE)],
])('more than 16 MB as %s is a problem', async (_shape, body) => {
	expect(await readBody(body, signal, atMost(1))).toMatchObject({ kind: 'unexpectedAnswer' });
});

test('16 MB are not too much', async () => {
	expect(await readBody(LARGE.slice(1), signal, atMost(1))).toHaveLength(LARGE.length - 1);
});

test.each([
	[{ statusCode: 404, headers: { a: 'b' }, body: '{}' }, 404, { a: 'b' }, '{}'],
	[{ id: 'a' }, 200, {}, { id: 'a' }],
	[{ statusCode: 'running' }, 200, {}, { statusCode: 'running' }],
	['{}', 200, {}, '{}'],
	[undefined, 200, {}, undefined],
])('%j is an answer', (given, statusCode, headers, body) => {
	expect(responseIn(given)).toEqual({ statusCode, headers, body });
});

const RESPONSE = { status: 401, headers: { a: 'b' }, data: { error: { code: 'invalid_token' } } };
const ANSWER = { statusCode: 401, headers: { a: 'b' }, body: RESPONSE.data };

test.each([
	[{ response: RESPONSE }, ANSWER],
	[new Error('Refused', { cause: { response: RESPONSE } }), ANSWER],
	[{ response: { status: 'none' } }, null],
	[new Error('Broken'), null],
	['Broken', null],
	[undefined, null],
])('the error %p carries an answer, or none', (error, answer) => {
	expect(responseCarriedBy(error)).toEqual(answer);
});

test('an error that causes itself carries none', () => {
	const error: { cause?: unknown } = {};
	error.cause = error;
	expect(responseCarriedBy(error)).toBeNull();
});

/** A body of which somebody sees how much was read, and whether it was closed. */
function watchedBody(pieces: readonly string[]) {
	const state = { read: 0, isClosed: false };
	return {
		state,
		async *[Symbol.asyncIterator]() {
			for (const piece of pieces) {
				if (state.isClosed) throw new Error('closed');
				state.read += 1;
				yield piece;
			}
		},
		destroy: () => void (state.isClosed = true),
	};
}

test('a body that arrives after its time is up is not read', async () => {
	const body = watchedBody([TEXT, TEXT]);
	await expect(readBody(body, AbortSignal.abort(), atMost(1))).rejects.toThrow('closed');
	expect(body.state).toEqual({ read: 0, isClosed: true });
});

test('a body is not read on when its time is up, also while it waits for its turn', async () => {
	const megabyte = 'x'.repeat(1024 * 1024);
	const body = watchedBody([megabyte, megabyte, megabyte, megabyte]);
	const inTurn = atMost(1);
	let giveBack = () => {};
	const held = inTurn(async () => await new Promise<void>((resolve) => (giveBack = resolve)));
	const over = new AbortController();
	const read = readBody(body, over.signal, inTurn);
	const rejected = expect(read).rejects.toThrow('closed');
	while (body.state.read < 2) await sleep(1);
	await sleep(1);
	expect(body.state).toEqual({ read: 2, isClosed: false });
	over.abort();
	giveBack();
	await Promise.all([held, rejected]);
	expect(body.state).toEqual({ read: 2, isClosed: true });
});

test('large bodies are read one after the other, small ones do not wait for them', async () => {
	const large = ['x'.repeat(1024 * 1024), 'y', 'z'];
	const inTurn = atMost(1);
	let giveBack = () => {};
	const held = inTurn(async () => await new Promise<void>((resolve) => (giveBack = resolve)));
	const read = readBody(streamed(...large), signal, inTurn);
	expect(await readBody(streamed(TEXT), signal, inTurn)).toBe(TEXT);
	giveBack();
	await held;
	expect(await read).toBe(large.join(''));
});

test('a body of more than 100,000 values is a problem', async () => {
	const body = `[${'1,'.repeat(100_000)}1]`;
	expect(await readBody(body, signal, atMost(1))).toMatchObject({
		kind: 'unexpectedAnswer',
		message: 'the answer holds more than 100,000 values',
	});
});

test('what is nested too deep costs nothing but itself', async () => {
	const deep = `{"id":"a","request":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
	const text = await readBody(streamed(deep), signal, atMost(1));
	expect(JSON.parse(String(text))).toMatchObject({ id: 'a' });
});
