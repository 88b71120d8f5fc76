// Answers in every shape in which what stands in for n8n's helper may hand them on.
import { readBody, responseCarriedBy, responseIn } from '../../../nodes/VideoTask/response';

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
	expect(await readBody(body, signal)).toBe(text);
});

const LARGE = 'x'.repeat(16 * 1024 * 1024 + 1);

test.each([
	['text', LARGE],
	['a buffer', Buffer.from(LARGE)],
	['an object', { LARGE }],
	['a stream', streamed(LARGE)],
])('more than 16 MB as %s is a problem', async (_shape, body) => {
	expect(await readBody(body, signal)).toMatchObject({ kind: 'unexpectedAnswer' });
});

test('16 MB are not too much', async () => {
	expect(await readBody(LARGE.slice(1), signal)).toHaveLength(LARGE.length - 1);
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
