import { adapterOf, answer, HTML, problemOf, RECEIVED_AT, taskOf } from '../../core/answering';
import created from './fixtures/create_submitted_live_log.json';
import notFound from './fixtures/not_found_code1203_http404_INFERRED.json';
import succeeded from './fixtures/query_succeed.json';

const kling = adapterOf('kling', 'text2video');
const ID = 'task-abc-123';

// [service, path]
test.each([
	['text2video', '/v1/videos/text2video/8%2F1'],
	['multi-image2video', '/v1/videos/multi-image2video/8%2F1'],
	['avatar/image2video', '/v1/videos/avatar/image2video/8%2F1'],
	['images/generations', '/v1/images/generations/8%2F1'],
	['audio/video-to-audio', '/v1/audio/video-to-audio/8%2F1'],
])('tasks of %s are asked for one by one at %s', (service, path) => {
	const { ways, service: named, outcome } = adapterOf('kling', service);
	expect(ways).toHaveLength(1);
	expect([ways[0].maxIds, ways[0].request(['8/1'])]).toEqual([1, { method: 'GET', path }]);
	expect([named, outcome]).toEqual([service, undefined]);
});

test('how long tasks and files last', () => {
	expect(kling.facts).toMatchObject({ expectedSeconds: 148, urlLifetimeSeconds: 2_592_000 });
	expect(adapterOf('kling', 'images/generations').facts.expectedSeconds).toBeNull();
	expect(taskOf(kling, succeeded, ID).urlsExpireAt).toBe('2024-09-03T11:06:00.000Z');
});

// Gateways repeat the code 0 as a text and as a fraction.
test.each([0, '0', 0.0, '0.0', undefined])('the code %j is no refusal', (code) => {
	expect(taskOf(kling, { ...succeeded, code }, ID).status).toBe('succeeded');
});

test.each([
	['its own', '867283741759111202'],
	["its owner's", 'text2video_kling_v3_final-1774805076'],
])('a task is known by %s id', (_whose, id) => {
	expect(taskOf(kling, created, id)).toMatchObject({ taskId: id, status: 'queued', done: false });
});

test.each([
	['nothing', {}],
	['null', { task_info: null }],
	['a list', { task_info: [{ external_task_id: 'other' }] }],
	['an empty id', { task_info: { external_task_id: '' } }],
])(
	'a record with a state need not repeat the id, with %s in place of its owner’s',
	(_what, more) => {
		const body = { code: 0, data: { task_status: 'processing', ...more } };
		expect(taskOf(kling, body, ID)).toMatchObject({ taskId: ID, status: 'running' });
	},
);

test('a record that has only the id of its owner is known by it', () => {
	const data = { task_info: { external_task_id: 'mine' } };
	expect(taskOf(kling, { code: 0, data }, 'mine').status).toBe('unknown');
	expect(problemOf(kling, answer({ code: 0, data }), ['x']).kind).toBe('unexpectedAnswer');
});

test('an id beyond what JavaScript can count stays exact', () => {
	const body = '{"code":0,"data":{"task_id":867283741759111202,"task_status":"processing"}}';
	expect(taskOf(kling, body, '867283741759111202').status).toBe('running');
});

test.each([
	['404 with its code', notFound, 404],
	['its code as a text', { code: '1203', message: 'x' }, 404],
	['its code under HTTP 200', notFound, 200],
	['404 in JSON without a code', { message: 'no' }, 404],
])('there is no such task: %s', (_what, body, status) => {
	expect(kling.parse(answer(body, status), ['x'])).toEqual([]);
});

// [code, HTTP status, kind], as in Kling's table of error codes; the code decides also under HTTP 200.
test.each([
	...[1000, 1001, 1002, 1003, 1004].map((code) => [code, 401, 'unauthorized'] as const),
	[1100, 429, 'forbidden'],
	[1101, 429, 'paymentRequired'],
	[1102, 429, 'paymentRequired'],
	[1103, 403, 'forbidden'],
	[1202, 404, 'wrongAddress'],
	[1302, 429, 'rateLimited'],
	[1303, 429, 'rateLimited'],
	[1304, 429, 'forbidden'],
	[5000, 500, 'providerFault'],
	[5001, 503, 'providerFault'],
	[5002, 504, 'providerFault'],
] as const)('the code %i under HTTP %i is %s', (code, status, kind) => {
	const body = { code, message: 'Why', request_id: 'r-1' };
	for (const httpStatus of [status, 200]) {
		const problem = problemOf(kling, answer(body, httpStatus));
		expect(problem).toMatchObject({ kind, httpStatus, concernsIds: false });
		expect(problem.message).toContain('Why');
		expect(problem.description).toContain('r-1');
	}
});

test.each([1200, 1201])('the code %i is about the id that was asked for', (code) => {
	expect(problemOf(kling, answer({ code, message: 'id' }, 400))).toMatchObject({
		...{ kind: 'refused', concernsIds: true },
	});
});

test('what a refused key may be', () => {
	const { description } = problemOf(kling, answer({ code: 1000, message: 'x' }, 401));
	expect(description).toMatch(/'Region'.+clock/);
});

test.each([
	['nothing', {}],
	['an envelope alone', { code: 0, message: 'SUCCEED', request_id: 'x' }],
	['a list', { code: 0, data: [{ task_id: 'x', task_status: 'succeed' }] }],
	['another task', { code: 0, data: { task_id: 'other', task_status: 'succeed' } }],
	['no object', [succeeded]],
	['a web page', HTML],
])('%s is no answer', (_what, body) => {
	expect(problemOf(kling, answer(body))).toMatchObject({
		...{ kind: 'unexpectedAnswer', httpStatus: 200, concernsIds: false },
	});
});

test('a page of HTTP 404 is no word about a task', () => {
	expect(problemOf(kling, answer(HTML, 404)).kind).toBe('wrongAddress');
});

test('what an unknown id may be', () => {
	expect(kling.hintForUnknownId('x')).toBe(
		"Kling finds a task only under the 'Service' that it was created with, and in its own region.",
	);
});

test('an answer is timed by its own clock', () => {
	const data = { task_id: ID, task_status: 'failed', updated_at: Date.parse(RECEIVED_AT) };
	expect(taskOf(kling, { code: 0, data }, ID).finishedAt).toBe(RECEIVED_AT);
});

test.each([1200, 1201, 1300, 1301])(
	'the code %i refuses the question under HTTP 200 too',
	(code) => {
		const met = problemOf(kling, answer({ code, message: 'Why' }));
		expect([met.kind, met.description]).toEqual(['refused', expect.stringContaining("'Service'")]);
	},
);

test.each([
	{ task_result: { elements: [{ element_image: 'https://x.example/a.png' }] } },
	{ outputs: [{ type: 'image', url: 'https://x.example/a.png' }] },
])('outputs in a list that is not known here, as in %j', (found) => {
	const data = { task_id: ID, task_status: 'succeed', ...found };
	expect(taskOf(kling, { code: 0, data }, ID)).toMatchObject({
		...{ url: 'https://x.example/a.png', imageUrl: 'https://x.example/a.png', failure: null },
	});
});
