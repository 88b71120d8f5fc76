// What fal's answer about a result means: what was made, the failure of the task, or nothing about it.
import { isProblem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import { fal } from '../../../providers/fal/adapter';
import { readResult } from '../../../providers/fal/result';
import { answer, taskOf } from '../../core/answering';

const ID = 'request-1';
const adapter = fal({ app: 'fal-ai/flux', baseUrl: 'https://queue.fal.run' });
const done = taskOf(adapter, { request_id: ID, status: 'COMPLETED' }, ID);
const read = (body: unknown, status = 200, headers = {}) =>
	readResult(answer(body, status, headers), done, adapter.facts);
const task = (...said: Parameters<typeof read>) => {
	const given = read(...said);
	expect(isProblem(given)).toBe(false);
	return given as Task;
};

const url = 'https://files.example/a.mp4';
const VIDEO = { url, content_type: 'video/mp4' };
const fault = (more: object) => ({ detail: [{ loc: ['body', 'seed'], ...more }] });

// [HTTP status, whether the answer is the result]
test.each([
	[199, false],
	[200, true],
	[201, true],
	[202, false],
	[299, true],
	[300, false],
])('an answer under HTTP %i is the result: %p', (status, isResult) => {
	expect('media' in read({ video: VIDEO }, status)).toBe(isResult);
});

test('HTTP 202 is a result that is not there yet', () => {
	expect(read({ video: VIDEO }, 202)).toMatchObject({
		...{ kind: 'unexpectedAnswer', httpStatus: 202 },
		message: "the answer is not this provider's: the result is not there yet",
	});
});

// [HTTP status, whether an error of the model under it is the task's failure]
test.each([
	[199, false],
	[399, false],
	[400, true],
	[401, false],
	[402, false],
	[403, false],
	[404, false],
	[408, false],
	[422, true],
	[425, false],
	[429, false],
	[500, true],
	[504, true],
])('an error of the model under HTTP %i is the failure of the task: %p', (status, isFailure) => {
	const given = read(fault({ msg: 'Odd', type: 'value_error' }), status);
	expect(isProblem(given)).toBe(!isFailure);
	if (isFailure)
		expect(given).toMatchObject({ status: 'failed', failure: { code: 'value_error' } });
});

// [what the headers say of HTTP 422, whether the same again can help]
test.each([
	[{}, false],
	[{ 'x-fal-retryable': 'true' }, true],
	[{ 'x-fal-retryable': ' TRUE ' }, true],
	[{ 'x-fal-retryable': '1' }, true],
	[{ 'x-fal-retryable': 'false' }, false],
	[{ 'x-fal-retryable': 'untrue' }, false],
	[{ 'x-fal-retryable': 'true, but' }, false],
	[{ 'x-fal-retryable': '11' }, false],
	[{ 'x-fal-needs-retry': '1' }, true],
	[{ 'x-fal-retryable': 'false', 'x-fal-needs-retry': '1' }, false],
])('with %j a model that refused may take the same again: %p', (headers, retryable) => {
	const { failure } = task(fault({ msg: 'Odd', type: 'odd' }), 422, headers);
	expect(failure).toMatchObject({ reason: retryable ? 'provider' : 'invalid_input', retryable });
});

test('the header counts under HTTP 422 alone, and not for refused content', () => {
	const headers = { 'x-fal-retryable': 'true' };
	expect(task(fault({ msg: 'Odd', type: 'odd' }), 400, headers).failure?.retryable).toBeNull();
	const refused = fault({ msg: 'No', type: 'content_policy_violation' });
	expect(task(refused, 422, headers).failure).toMatchObject({
		...{ reason: 'content_policy', code: 'content_policy_violation' },
	});
});

// [the errors, code and message of the failure]
test.each<[readonly unknown[], string | null, string | null]>([
	[[{ type: 'a' }], 'a', null],
	[[{ msg: 'Odd' }], null, 'Odd'],
	[[null, 'x', {}, { msg: 'Odd' }], null, 'Odd'],
	[[{ msg: 'One' }, { type: 'content_policy_violation' }], 'content_policy_violation', null],
	[[{ msg: 'Odd', loc: ['body', 'seed'] }], null, 'seed: Odd'],
	[[{ msg: 'Odd seed', loc: ['body', 'seed'] }], null, 'Odd seed'],
	[[{ msg: 'Odd', loc: ['body'] }], null, 'Odd'],
	[[{ msg: 'Odd', loc: [] }], null, 'Odd'],
	[[{ msg: 'Odd', loc: 'seed' }], null, 'Odd'],
	[[{ msg: 'Odd', loc: ['body', {}] }], null, 'Odd'],
	[[{ type: 'a', loc: ['body', 'seed'] }], 'a', null],
	[
		[{ msg: 'No', type: 'content_policy_violation', loc: ['body', 'prompt'] }],
		...(['content_policy_violation', 'No'] as const),
	],
	[[...Array<object>(99).fill({}), { msg: 'Late' }], null, 'Late'],
])('the errors %j are told as %j, %j', (detail, code, message) => {
	expect(task({ detail }, 422).reported).toEqual({ code, message });
});

test('the first 100 errors are read, and without a word in them there is no failure', () => {
	const detail = [...Array<object>(100).fill({}), { msg: 'Late' }];
	for (const empty of [detail, [], [{}]])
		expect(isProblem(read({ detail: empty }, 422))).toBe(true);
});

// [a text as the error, HTTP status, headers, the code of the failure; null for none]
test.each([
	[{ detail: 'Busy' }, 500, {}, null],
	[{ detail: 'Busy', error_type: 'runner_gone' }, 500, {}, 'runner_gone'],
	[{ error: 'Busy' }, 500, { 'x-fal-error-type': 'runner_gone' }, 'runner_gone'],
	[{ error_type: 'runner_gone' }, 500, {}, null],
])('%j under HTTP %i with %j is the failure %j', (body, status, headers, code) => {
	const given = read(body, status, headers);
	if (code === null) expect(given).toMatchObject({ kind: 'providerFault' });
	else expect(given).toMatchObject({ status: 'failed', failure: { code, message: 'Busy' } });
});

test('a text under HTTP 422 is a failure without a code', () => {
	expect(task({ detail: 'Busy' }, 422)).toMatchObject({
		...{ status: 'failed', failure: { code: null, message: 'Busy' } },
	});
});

// [a result, whether it is an error]
test.each([
	[{ error: 'Odd' }, true],
	[{ error: { code: 'odd' } }, true],
	[{ error: { message: 'Odd' }, partial: true, seed: 7, prompt: 'A', timings: { a: 1 } }, true],
	[{ error: 'Odd', has_nsfw_concepts: [false] }, true],
	[{ error: 'Odd', output: '', list: [], more: {}, none: null }, true],
	[{ error: 'Odd', text: 'Yes' }, false],
	[{ error: 'Odd', count: 0 }, false],
	[{ error: 'Odd', video: VIDEO }, false],
	[{ error: null, text: 'Yes' }, false],
])('the result %j is an error: %p', (body, isError) => {
	expect(task(body).status).toBe(isError ? 'failed' : 'succeeded');
});

// [a result without files, the `result` of the item]
test.each<[unknown, unknown]>([
	[{ text: 'Yes' }, { text: 'Yes' }],
	[{ count: 0 }, { count: 0 }],
	[{ is_safe: false }, { is_safe: false }],
	[['a'], ['a']],
	['"Yes"', 'Yes'],
	['7', 7],
	['null', null],
	[{ seed: 7, prompt: 'A' }, null],
	[{ text: '', list: [], object: {}, none: null }, null],
])('of %j the result is %j', (body, result) => {
	expect(task(body).result).toEqual(result);
});

test('the kind is that of the first output, not that of a cover', () => {
	const cover = { url: 'https://files.example/a.png', content_type: 'image/png' };
	expect(task({ thumbnail: cover, video: VIDEO })).toMatchObject({ kind: 'video', url });
	expect(task({ thumbnail: cover })).toMatchObject({
		kind: null,
		url: null,
		media: [{ role: 'thumbnail' }],
	});
});

// [what the safety checker flags, of two files; what is said]
test.each([
	[[true, true], 'failed', null],
	[true, 'failed', null],
	[
		...([[true, false], 'succeeded'] as const),
		'The safety checker flagged 1 of 2 files, which are blank.',
	],
	[[false, false], 'succeeded', null],
	[false, 'succeeded', null],
	[null, 'succeeded', null],
	[['true'], 'succeeded', null],
])('with %j flagged the task has %s', (has_nsfw_concepts, status, partialFailure) => {
	const given = task({ images: [VIDEO], has_nsfw_concepts });
	expect(given).toMatchObject({ status, details: { partialFailure } });
	if (status !== 'failed') return;
	expect(given.failure).toEqual({
		code: 'has_nsfw_concepts',
		message: 'The safety checker of the model flagged what was made, so that it is blank.',
		...{ reason: 'content_policy', retryable: null },
	});
});
