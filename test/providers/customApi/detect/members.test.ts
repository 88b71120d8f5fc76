// What else is plainly named in an answer: results, failures, times, progress, money, names.
import { detect } from '../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const read = (value: unknown, recipe: Partial<Recipe> = {}) =>
	detect({ httpStatus: 200, value }, { ...NO_RECIPE, ...recipe }, new Set());

// [members of a task that is done, recipe, result]
test.each<[object, Partial<Recipe>, unknown]>([
	[{ text: 'Hello', words: [{ text: 'Hello' }] }, {}, 'Hello'],
	[{ output: ['Hel', 'lo'] }, {}, ['Hel', 'lo']],
	[{ output: { answer: 42 } }, {}, { answer: 42 }],
	[{ outputs: ['plain text'] }, {}, ['plain text']],
	[
		{ data: [{ markdown: '# A' }, { markdown: '# B' }] },
		{},
		[{ markdown: '# A' }, { markdown: '# B' }],
	],
	[{ data: [{ markdown: '# A' }] }, {}, [{ markdown: '# A' }]],
	[{ analyzeResult: { pages: [1] } }, {}, { pages: [1] }],
	[{ output: 'https://x.example/a.mp4' }, {}, null],
	[{ output: null, result: '', results: [], content: {}, data: { n: 0, list: [null] } }, {}, null],
	[{ id: 'a', progress: 100 }, {}, null],
	[{ output: 'a', rows: [1] }, { resultField: 'rows' }, [1]],
	[{ output: 'a' }, { resultField: 'rows' }, null],
	[{ output: 'https://x.example/a.mp4', n: 1 }, { resultField: 'n' }, 1],
	[{ list: [{ a: 1 }, { a: 2 }] }, { resultField: 'list[].a' }, [1, 2]],
])('the result of %p with %p: %p', (members, recipe, result) => {
	expect(read({ status: 'done', ...members }, recipe).result).toEqual(result);
});

test('a result stands in the record of the word, else around it, and only once it is done', () => {
	const job = { id: 'a', status: 'COMPLETED' };
	expect(read({ job, markdown: { pages: ['x'] } }).result).toEqual({ pages: ['x'] });
	expect(
		read({ job: { ...job, status: 'RUNNING' }, markdown: { pages: ['x'] } }).result,
	).toBeNull();
	expect(read({ status: 'done', result: { status: 'done' } }).result).toBeNull();
});

// [body, recipe, code, message]
test.each<[object, Partial<Recipe>, string | null, string | null]>([
	[{ status: 'failed', error: 'NSFW' }, {}, null, 'NSFW'],
	[{ status: 'failed', failure: 'Bad', failureCode: 'SAFETY.INPUT' }, {}, 'SAFETY.INPUT', 'Bad'],
	[{ data: { state: 'fail', failCode: '501', failMsg: 'Bad' }, msg: 'success' }, {}, '501', 'Bad'],
	[
		{ message: 'SUCCEED', data: { task_status: 'failed', task_status_msg: 'Bad' } },
		{},
		null,
		'Bad',
	],
	[
		{ output: { task_status: 'FAILED', code: 'InvalidParameter', message: 'Bad' } },
		{},
		'InvalidParameter',
		'Bad',
	],
	[{ status: 'Fail', base_resp: { status_code: 1027, status_msg: 'Bad' } }, {}, '1027', 'Bad'],
	[{ status: 'Error', details: { error: 'Bad' } }, {}, null, 'Bad'],
	[{ status: 'Content Moderated', details: 'Filter' }, {}, 'Content Moderated', 'Filter'],
	[{ status: 'nsfw' }, {}, 'nsfw', null],
	[{ status: 'blocked', error: { code: 'e1' } }, {}, 'e1', null],
	[{ status: 'nsfw', error: { code: 'e1' } }, {}, 'e1', null],
	[{ status: 'rejected' }, {}, null, null],
	[{ status: 'error', error: { kind: 'FaceError', description: 'Bad' } }, {}, 'FaceError', 'Bad'],
	[{ task: { status: 'FAILED', reason: 'Bad' } }, {}, null, 'Bad'],
	[{ status: 'failed', errors: [{ code: 'e1', message: 'Bad' }] }, {}, 'e1', 'Bad'],
	[{ status: 'FAILED', output: { error: 'Bad' } }, {}, null, 'Bad'],
	[
		{ status: 'failed', error: 'a', why: { code: 7, text: 'b' } },
		{ failureCodeField: 'why.code', failureMessageField: 'why.text' },
		'7',
		'b',
	],
	[{ status: 'failed', error: 'a' }, { failureMessageField: 'why' }, null, 'a'],
	[{ status: 'failed', message: 'Success' }, {}, null, null],
])('why %p failed: %p', (body, recipe, code, message) => {
	expect(read(body, recipe)).toMatchObject({ status: 'failed', reported: { code, message } });
});

test('an error beside an output, or while the task goes on, is told and ends nothing', () => {
	const url = 'https://x.example/a.mp4';
	expect(read({ status: 'done', error: 'one of two', url })).toMatchObject({
		...{ status: 'succeeded', passingTrouble: 'one of two' },
		details: { partialFailure: 'one of two' },
	});
	expect(read({ status: 'running', error: 'again' })).toMatchObject({
		status: 'running',
		passingTrouble: 'again',
	});
	expect(read({ status: 'failed', error: 'no' }).passingTrouble).toBeNull();
	// Some gateways write the output where a reason would stand.
	expect(read({ status: 'SUCCESS', fail_reason: url }).media).toMatchObject([{ url }]);
});

// [members, created, started, finished]
test.each<[object, string | null, string | null, string | null]>([
	[
		{ created_at: '2026-01-09T12:00:00Z', started_at: 1767960000, completed_at: 1767960000500 },
		'2026-01-09T12:00:00.000Z',
		'2026-01-09T12:00:00.000Z',
		'2026-01-09T12:00:00.500Z',
	],
	[
		{ createTime: '2026-01-09 12:00:00', completeTime: 'Fri, 09 Jan 2026 12:00:09 GMT' },
		'2026-01-09T12:00:00.000Z',
		null,
		'2026-01-09T12:00:09.000Z',
	],
	[
		{ meta: { created_at: '2026-01-09T12:00:00Z', ended_at: '2026-01-09T12:00:09Z' } },
		'2026-01-09T12:00:00.000Z',
		null,
		'2026-01-09T12:00:09.000Z',
	],
	[{ updated_at: '2026-01-09T12:00:09+0800' }, null, null, '2026-01-09T04:00:09.000Z'],
	[{ completed: 36, created_at: '0001-01-01T00:00:00Z' }, null, null, null],
])('the times of %p', (members, createdAt, startedAt, finishedAt) => {
	expect(read({ status: 'done', ...members })).toMatchObject({ createdAt, startedAt, finishedAt });
	expect(read({ status: 'running', ...members })).toMatchObject({
		createdAt,
		startedAt,
		finishedAt: null,
	});
});

// [progress, while it runs, once it is done]
test.each<[unknown, number | null, number | null]>([
	[0, 0, 0],
	[0.5, 50, 50],
	['0.48', 48, 48],
	['1.00', 100, 100],
	['48%', 48, 48],
	['0.5%', 0.5, 0.5],
	[1, 1, 100],
	[1.5, 1.5, 1.5],
	[33, 33, 33],
	[100, 100, 100],
	[101, null, null],
	[-1, null, null],
	['soon', null, null],
	[{ percent: 3 }, null, null],
])('progress %p: %p, %p', (progress, running, done) => {
	expect(read({ status: 'running', progress }).progress).toBe(running);
	expect(read({ status: 'done', progress }).progress).toBe(done);
	expect(read({ status: 'running', a: { b: progress } }, { progressField: 'a.b' }).progress).toBe(
		running,
	);
});

test('what is called percent is no share', () => {
	expect(read({ task: { status: 'running', progress_percent: 0.5 } }).progress).toBe(0.5);
});

// [members, cost in dollars]
test.each<[object, number | null]>([
	[{ usage: { cost: 0.35 } }, 0.35],
	[{ cost_in_usd: '0.5' }, 0.5],
	[{ meta: { usage: { usd_spent: 0.2 } } }, 0.2],
	[{ usage: { cost_in_usd_ticks: 5_000_000_000 } }, 0.5],
	[{ cost: 2, currency: 'USD' }, 2],
	[{ cost: 2 }, null],
	[{ cost: { credits: 25 } }, null],
	[{ usage: { cost: -1 } }, null],
])('what %p costs: %p', (members, actual) => {
	const cost = actual === null ? null : { estimated: null, actual, currency: 'USD' };
	expect(read({ status: 'done', ...members }).cost).toEqual(cost);
});

test.each<[object, number | null]>([
	[{ metrics: { predict_time: 3.1 } }, 3.1],
	[{ data: { state: 'success', costTime: 12_000 } }, 12],
	[{ executionTime: 2500 }, 2.5],
	[{ timings: { inference: 3 } }, null],
])('how long %p took: %p s', (members, elapsedSeconds) => {
	expect(read({ status: 'done', ...members }).elapsedSeconds).toBe(elapsedSeconds);
});

test.each<[object, object]>([
	[
		{ model: 'm', prompt: 'p' },
		{ model: 'm', prompt: 'p' },
	],
	[
		{ modelName: 'm', input: { prompt: 'p' } },
		{ model: 'm', prompt: 'p' },
	],
	[{ request_id: 'r' }, { traceId: null }],
	[{ id: 'a', request_id: 'r' }, { traceId: 'r' }],
	[{ usage: { size: '1x1' } }, { usage: { size: '1x1' } }],
	[{ seed: 7, duration: '5.1' }, { details: { seed: 7, durationSeconds: 5.1 } }],
])('the names in %p', (members, expected) => {
	expect(read({ status: 'done', ...members })).toMatchObject(expected);
});
