import { detect } from '../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const read = (value: unknown, recipe: Partial<Recipe> = {}, httpStatus = 200) =>
	detect({ httpStatus, value }, { ...NO_RECIPE, ...recipe }, new Set());

// [what is shown, body, status, path of the word]
test.each<[string, unknown, string, string | null]>([
	['a word of the record', { status: 'Completed' }, 'succeeded', 'status'],
	['a word in camelCase', { data: { taskStatus: 'running' } }, 'running', 'data.taskStatus'],
	['a word with a capital name', { Response: { Status: 'RUN' } }, 'running', 'Response.Status'],
	['the innermost word', { status: 'success', data: { state: 'waiting' } }, 'queued', 'data.state'],
	[
		'in four wrappers',
		{ data: { data: { task: { result: { status: 'done' } } } } },
		'succeeded',
		'data.data.task.result.status',
	],
	[
		'but not in five',
		{ data: { data: { task: { result: { job: { status: 'done' } } } } } },
		'unknown',
		null,
	],
	['an outer failure', { status: 'failed', data: { status: 'completed' } }, 'failed', 'status'],
	[
		'an outer word that goes on',
		{ status: 'IN_PROGRESS', output: { status: 'success' } },
		'running',
		'status',
	],
	['a status in an object', { status: { state: 'working' } }, 'running', 'status.state'],
	[
		'attributes',
		{ data: { attributes: { status: 'in-progress' } } },
		'running',
		'data.attributes.status',
	],
	['a list of one', [{ status: 'planned' }], 'queued', '[0].status'],
	['a known word before an unknown one', { state: 'CA', status: 'done' }, 'succeeded', 'status'],
	['a new word', { status: 'marinating' }, 'unknown', 'status'],
	[
		'a new word within a success',
		{ status: 'ok', data: { status: 'marinating' } },
		'unknown',
		'data.status',
	],
	['words with success in them', { status: 'FIRST_SUCCESS' }, 'running', 'status'],
	['no number', { status: 1 }, 'unknown', null],
	['no number as text', { status: '200' }, 'unknown', null],
	['no sentence', { status: 'done. '.repeat(20) }, 'unknown', null],
	[
		'no word of the request',
		{ input: { status: 'done' }, metadata: { state: 'done' } },
		'unknown',
		null,
	],
	['no member of the metrics', { task_metrics: { SUCCEEDED: 4 } }, 'unknown', null],
	['kie at work', { code: 200, data: { successFlag: 0 } }, 'running', 'data.successFlag'],
	['kie done', { data: { successFlag: 1 } }, 'succeeded', 'data.successFlag'],
	['kie failed', { data: { successFlag: 2 } }, 'failed', 'data.successFlag'],
	['kie failed upstream', { data: { successFlag: '3' } }, 'failed', 'data.successFlag'],
	['no other flag', { data: { successFlag: 4 } }, 'unknown', null],
	[
		'a flag within an outer success',
		{ status: 'success', data: { successFlag: 0 } },
		'running',
		'data.successFlag',
	],
	['Google at work', { name: 'operations/1', done: false }, 'running', 'done'],
	['Google at work without done', { name: 'models/m/operations/1', metadata: {} }, 'running', null],
	['Google done', { name: 'operations/1', done: true, response: {} }, 'succeeded', 'done'],
	[
		'Google failed',
		{ name: 'operations/1', done: true, error: { code: 3, message: 'x' } },
		'failed',
		'done',
	],
	[
		'Google all filtered',
		{ name: 'operations/1', done: true, response: { raiMediaFilteredReasons: ['a celebrity'] } },
		'failed',
		'done',
	],
	[
		'Google cancelled',
		{ name: 'operations/1', done: true, error: { code: 1 } },
		'cancelled',
		'done',
	],
	['a done without Google', { done: true }, 'unknown', null],
	[
		'several tasks in a list',
		{ data: [{ status: 'completed' }, { status: 'failed' }] },
		'unknown',
		null,
	],
	[
		'several tasks in a map',
		{
			status: 'success',
			data: {
				tasks: {
					a: { status: 'success', url: 'https://x.example/a.mp4' },
					b: { status: 'running' },
				},
			},
		},
		'unknown',
		null,
	],
	[
		'a success with an error',
		{ status: 'COMPLETED', error: 'Runner disconnected' },
		'failed',
		'status',
	],
	[
		'a success with an error code',
		{ status: 'Success', base_resp: { status_code: 1027 } },
		'failed',
		'status',
	],
	[
		'a success with code 0',
		{ status: 'completed', error: { code: 0, message: '' } },
		'succeeded',
		'status',
	],
	['a success with "none" as error', { status: 'completed', error: 'None' }, 'succeeded', 'status'],
])('%s', (_what, body, status, path) => {
	const found = read(body);
	expect([found.status, found.details.found.status?.path ?? null]).toEqual([status, path]);
});

// [HTTP status, body, recipe, status]
test.each<[number, unknown, Partial<Recipe>, string]>([
	[202, undefined, {}, 'running'],
	[202, { status: 'pending' }, {}, 'running'],
	[303, undefined, {}, 'succeeded'],
	[404, { detail: 'x' }, {}, 'not_found'],
	[410, { detail: 'x' }, {}, 'not_found'],
	[400, { detail: 'x' }, {}, 'unknown'],
	[400, { detail: 'x' }, { notFoundOn: new Set([400]) }, 'not_found'],
	[404, { detail: 'x' }, { notFoundOn: new Set([]) }, 'unknown'],
	[200, undefined, {}, 'unknown'],
	[200, {}, {}, 'not_found'],
	[200, null, {}, 'not_found'],
	[200, [], {}, 'not_found'],
	[200, { generations_by_pk: null }, {}, 'not_found'],
	[200, { code: 200, msg: 'success', data: null }, {}, 'not_found'],
	[200, { id: 'a', output: null }, {}, 'unknown'],
	[200, {}, { notFoundOnEmpty: false }, 'unknown'],
])('HTTP %p with %p and %p: %s', (httpStatus, body, recipe, status) => {
	expect(read(body, recipe, httpStatus).status).toBe(status);
});

// [body, recipe, status, code]
test.each<[unknown, Partial<Recipe>, string, number | null]>([
	[{ code: 404, msg: 'x' }, {}, 'not_found', 404],
	[{ code: '404', msg: 'x' }, {}, 'not_found', 404],
	[{ code: 422, data: null }, {}, 'unknown', 422],
	[{ code: 422, data: null }, { notFoundOn: new Set([404, 422]) }, 'not_found', 422],
	[{ code: 501, msg: 'x', data: null }, {}, 'failed', 501],
	[{ code: 531, msg: 'x' }, {}, 'failed', 531],
	[{ code: 401, msg: 'x' }, {}, 'unknown', 401],
	[{ code: 503, msg: 'x' }, {}, 'unknown', 503],
	[{ error: { code: 429 } }, {}, 'unknown', 429],
	[{ code: 500, data: { status: 'running' } }, {}, 'running', null],
	[{ code: 1203, msg: 'x' }, {}, 'unknown', null],
	[{ code: 200 }, {}, 'unknown', null],
	[{ code: 400.5 }, {}, 'unknown', null],
])('a code in the body, %p: %s', (body, recipe, status, bodyCode) => {
	expect(read(body, recipe)).toMatchObject({ status, bodyCode });
});

describe('with a description', () => {
	const words = new Map([
		['1', 'succeeded'],
		['5', 'running'],
		['ready', 'queued'],
		['false', 'running'],
	] as const);

	// [body, path, status, word]
	test.each<[unknown, string | null, string, string | null]>([
		[{ Resp: { status: 1 } }, 'Resp.status', 'succeeded', '1'],
		[{ Resp: { status: 5 } }, null, 'running', '5'],
		[{ Resp: { status: 7 } }, 'Resp.status', 'unknown', '7'],
		[{ data: { phase: 'READY', status: 'done' } }, 'data.phase', 'queued', 'READY'],
		[{ status: 'ready' }, null, 'queued', 'ready'],
		[{ data: [{ phase: 'Done' }] }, 'data[0].phase', 'succeeded', 'Done'],
		[{ finished: false }, 'finished', 'running', 'false'],
		[{ finished: true }, 'finished', 'unknown', 'true'],
		[{ status: 'done' }, 'data.phase', 'unknown', null],
		[{ status: 'done', url: 'https://x.example/a.mp4' }, 'data.phase', 'unknown', null],
	])('%p at %p: %s', (body, statusField, status, word) => {
		expect(read(body, { statusField, words })).toMatchObject({ status, providerStatus: word });
	});

	test.each([
		['video.ok', 'false', 'failed'],
		['video.ok', 'true', 'succeeded'],
		['video.none', 'undefined', 'succeeded'],
		['flags[].bad', '1', 'failed'],
	])('failedWhen %s = %s: %s', (path, value, status) => {
		const body = { status: 'done', video: { ok: false }, flags: [{ bad: 0 }, { bad: 1 }] };
		expect(read(body, { failedWhen: [{ path, value }] }).status).toBe(status);
	});

	test('failedWhen ends nothing that still runs', () => {
		const failedWhen = [{ path: 'ok', value: 'false' }];
		expect(read({ status: 'running', ok: false }, { failedWhen }).status).toBe('running');
	});
});

describe('what could be the status', () => {
	test.each([
		[{ data: { phase: 'cooking', state_code: 4, id: 'a1' } }, ['data.phase', 'data.state_code']],
		[{ input: { status: 'x' }, kind: 'video', id: 'abc-1' }, ['kind']],
		[{ status: 'marinating' }, []],
	])('%p: %p', (body, choices) => {
		expect(read(body).choices).toEqual(choices);
	});

	test.each([
		[{ id: 'a' }, true],
		[{ id: 'a', status: 'marinating' }, false],
		[{ id: 'a', error: 'no' }, false],
		[{ video: { url: 'https://x.example/a.mp4' } }, false],
		[{ code: 401 }, false],
		[{ done: false }, false],
	])('%p says nothing: %p', (body, saysNothing) => {
		expect(read(body).saysNothing).toBe(saysNothing);
	});
});

// Words under kie's `successFlag` (docs.kie.ai, tasks of music), and of batches (Mistral, OpenAI).
test.each([
	[{ data: { taskId: 'a', successFlag: 'PENDING' } }, 'queued', 'PENDING'],
	[
		{ data: { successFlag: 'SUCCESS', response: { audioWavUrl: 'https://x.example/a.wav' } } },
		'succeeded',
		'SUCCESS',
	],
	[{ data: { successFlag: 'GENERATE_WAV_FAILED' } }, 'failed', 'GENERATE_WAV_FAILED'],
	[{ data: { successFlag: 'NEW_WORD' } }, 'unknown', 'NEW_WORD'],
	[{ data: { successFlag: 3 } }, 'failed', '3'],
	[{ data: { status: 'running', successFlag: 'SUCCESS' } }, 'running', 'running'],
	[{ status: 'TIMEOUT_EXCEEDED' }, 'expired', 'TIMEOUT_EXCEEDED'],
	[{ status: 'CANCELLATION_REQUESTED' }, 'running', 'CANCELLATION_REQUESTED'],
])('%j is %s by the word %s', (value, status, word) => {
	const found = detect({ httpStatus: 200, value }, NO_RECIPE, new Set());
	expect(found).toMatchObject({ status, providerStatus: word, saysNothing: false });
});
