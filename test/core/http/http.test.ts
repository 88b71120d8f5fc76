import {
	jsonOf,
	noAnswer,
	refusalBody,
	refusalProblem,
	unexpectedAnswer,
} from '../../../core/http/http';
import type { ApiError } from '../../../core/http/http';
import { answer, HTML } from '../answering';

const SILENT: ApiError = { code: null, message: null, traceId: null };

const refusal = (status: number, headers = {}, error: Partial<ApiError> = {}) =>
	refusalProblem(answer('', status, headers), { ...SILENT, ...error }, []);

// [status, kind]
test.each([
	[200, 'providerFault'],
	[301, 'wrongAddress'],
	[302, 'wrongAddress'],
	[307, 'wrongAddress'],
	[308, 'wrongAddress'],
	[400, 'refused'],
	[401, 'unauthorized'],
	[402, 'paymentRequired'],
	[403, 'forbidden'],
	[404, 'wrongAddress'],
	[405, 'refused'],
	[408, 'providerFault'],
	[409, 'refused'],
	[410, 'refused'],
	[413, 'refused'],
	[422, 'refused'],
	[425, 'providerFault'],
	[429, 'rateLimited'],
	[451, 'refused'],
	[500, 'providerFault'],
	[502, 'providerFault'],
	[503, 'providerFault'],
	[504, 'providerFault'],
	[520, 'providerFault'],
	[599, 'providerFault'],
])('HTTP %i is %s', (status, kind) => {
	expect(refusal(status)).toMatchObject({ kind, httpStatus: status });
});

test.each([
	[400, true],
	[404, true],
	[422, true],
	[401, false],
	[403, false],
	[409, false],
	[413, false],
	[429, false],
	[500, false],
])('HTTP %i may be about one of the ids: %p', (status, concernsIds) => {
	expect(refusal(status, {}, { message: 'Words.' }).concernsIds).toBe(concernsIds);
	expect(refusal(status, {}, { code: 'x' }).concernsIds).toBe(concernsIds);
});

test.each([
	[20, {}, 20_000],
	[0, {}, 0],
	[-1, {}, null],
	[null, {}, null],
	[20, { 'retry-after': '3' }, 3_000],
	[20, { 'retry-after': 'soon' }, 20_000],
	[null, { 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' }, 30_000],
])("the body's pause of %p s with the headers %j: %p ms", (retryAfterSeconds, headers, ms) => {
	expect(refusal(429, headers, { retryAfterSeconds }).retryAfterMs).toBe(ms);
});

// [location, where the message says that it leads]
test.each([
	['https://login.example/sign-in?next=1', 'to login.example '],
	['http://user:secret@proxy.example:8080/', 'to proxy.example:8080 '],
	['/relative', 'elsewhere '],
	[undefined, 'elsewhere '],
])('a redirect to %p is no answer', (location, where) => {
	const { kind, message, description } = refusal(302, location === undefined ? {} : { location });
	expect(kind).toBe('wrongAddress');
	expect(message).toBe(`the base URL redirects ${where}(HTTP 302)`);
	expect(description).toContain('base URL of the credential');
	expect(message + description).not.toMatch(/secret|sign-in/);
});

test('the first rule that fits the code decides against the status', () => {
	const rules = [
		{ code: /^gone$/, kind: 'wrongAddress', advice: 'Move.' },
		{ code: /o/, kind: 'unauthorized', advice: 'Never.' },
	] as const;
	const error = { code: 'gone', message: 'Words.', traceId: 'trace-1' };
	expect(refusalProblem(answer('', 400), error, rules)).toEqual({
		kind: 'wrongAddress',
		message: 'nothing is served under this address (HTTP 400): Words.',
		description: "Move. (provider's code: gone, trace id: trace-1)",
		httpStatus: 400,
		retryAfterMs: null,
		concernsIds: false,
		apart: {
			message: 'nothing is served under this address (HTTP 400)',
			description: 'Move.',
			said: { message: 'Words.', code: 'gone', traceId: 'trace-1' },
		},
	});
	expect(refusalProblem(answer('', 400), { ...error, code: 'x' }, rules).kind).toBe('refused');
});

test('words of any length are cut at 300 characters', () => {
	const long = 'x'.repeat(100_000);
	const { message, description } = refusal(400, {}, { code: long, message: long, traceId: long });
	expect(message).toHaveLength('the provider refused the request (HTTP 400): '.length + 301);
	expect(description.length).toBeLessThan(1_000);
	const whole = refusal(400, {}, { message: 'x'.repeat(300) });
	expect(whole.message.endsWith(`: ${'x'.repeat(300)}`)).toBe(true);
});

test.each([
	[HTML, 'it is a web page'],
	['\n<html lang="en">', 'it is a web page'],
	['', 'it is not JSON'],
	['OK', 'it is not JSON'],
	['{"a":', 'it is not JSON'],
	['<?xml version="1.0"?><a/>', 'it is not JSON'],
])('%j is no JSON', (body, what) => {
	expect(jsonOf(answer(body))).toEqual({
		kind: 'unexpectedAnswer',
		message: `the answer is not this provider's: ${what}`,
		description: expect.stringContaining('base URL'),
		httpStatus: 200,
		retryAfterMs: null,
		concernsIds: false,
	});
});

test('JSON is JSON, null too', () => {
	expect(jsonOf(answer('null'))).toEqual({ value: null });
	expect(jsonOf(answer(' {"a": 1}'))).toEqual({ value: { a: 1 } });
});

test('the body of a refusal is an object or nothing', () => {
	expect(refusalBody(answer({ error: 'x' }, 400))).toEqual({ error: 'x' });
	for (const body of ['', 'null', '[]', '"x"', HTML]) expect(refusalBody(answer(body))).toEqual({});
});

test('no answer: system codes stand in the description, never in the message', () => {
	const lost = noAnswer('the connection was refused', 'ECONNREFUSED: connect');
	expect(lost).toMatchObject({
		kind: 'noAnswer',
		message: 'the provider did not answer: the connection was refused',
		description: 'The task may still be running. Look again. (ECONNREFUSED: connect)',
		httpStatus: null,
	});
	expect(noAnswer('the time was up', '').description).toBe(
		'The task may still be running. Look again.',
	);
});

test('an unexpected answer keeps its status', () => {
	expect(unexpectedAnswer(answer('', 203), 'it is odd')).toMatchObject({ httpStatus: 203 });
});

test('of a host that a redirect names, what tells a reader something is shown', () => {
	const location = `https://${'a@'.repeat(4_000)}${'b'.repeat(8_000)}/`;
	const { message } = refusal(302, { location });
	expect(message).toBe(`the base URL redirects to ${'b'.repeat(100)} (HTTP 302)`);
});
