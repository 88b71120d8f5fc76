import { look } from '../../../core/look/look';
import { adapterOf, answer, HTML, problemOf, taskOf, tasksOf } from '../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const veo = adapterOf('aceDataCloud', 'veo');
const [batch] = seedance.ways;

test('one id is retrieved, with the action said', () => {
	expect(batch.request(['task-1'])).toEqual({
		method: 'POST',
		path: '/seedance/tasks',
		body: { action: 'retrieve', id: 'task-1' },
	});
});

test('several ids are a batch, with the action and the limit said', () => {
	const ids = Array.from({ length: 13 }, (_, index) => `task-${index}`);
	expect(batch.request(ids)).toEqual({
		method: 'POST',
		path: '/seedance/tasks',
		body: { action: 'retrieve_batch', ids, limit: 13 },
	});
});

test('every service has its own path', () => {
	expect(veo.ways[0].request(['a', 'b'])).toEqual({
		method: 'POST',
		path: '/veo/tasks',
		body: { action: 'retrieve_batch', ids: ['a', 'b'], limit: 2 },
	});
});

test('at most 50 ids a request, and no other way to ask', () => {
	expect(seedance.ways.map(({ maxIds }) => maxIds)).toEqual([50]);
	expect(seedance.facts.pollAfterSeconds).toBe(15);
	expect([seedance.provider, seedance.service]).toEqual(['aceDataCloud', 'seedance']);
});

test.each([
	['the record', { id: 'task-1', response: { task_id: 'other' } }],
	['its response', { response: { task_id: 'task-1' } }],
	['the response, the id being null', { id: null, response: { task_id: 'task-1' } }],
	['nobody', { response: { success: true } }],
	['nobody, the id being of a wrong type', { id: {}, response: { task_id: [] } }],
])('in a single answer the id is named by %s', (_whom, record) => {
	expect(taskOf(seedance, record, 'task-1').taskId).toBe('task-1');
});

test.each([
	['id', { id: 'task-2', response: { task_id: 'task-1' } }],
	['response.task_id', { response: { success: true, task_id: 'task-2' } }],
])('a single answer about another task (%s) is not the answer', (_where, record) => {
	expect(problemOf(seedance, answer(record), ['task-1'])).toMatchObject({
		kind: 'unexpectedAnswer',
		message: expect.stringContaining('another task'),
		concernsIds: false,
	});
});

test('in a batch each record names itself, and what names nobody is dropped', () => {
	const items = [
		{ id: 'task-2' },
		{ response: { task_id: 'task-1', success: true } },
		{ response: { success: true } },
		{ id: '' },
		{ id: null },
		{},
		null,
		'task-3',
		[{ id: 'task-3' }],
	];
	const tasks = tasksOf(seedance, { items, count: 99 }, ['task-1', 'task-2', 'task-3']);
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([
		['task-2', 'queued'],
		['task-1', 'running'],
	]);
});

test('the upstream id is never the task id', () => {
	const data = { task_id: 'cgt-1', id: 'cgt-2', status: 'running' };
	const task = taskOf(seedance, { id: 'task-1', response: { data } });
	expect([task.taskId, task.upstreamTaskId]).toEqual(['task-1', 'cgt-1']);
	const same = { task_id: 'task-1', status: 'running' };
	expect(taskOf(seedance, { id: 'task-1', response: { data: same } }).upstreamTaskId).toBeNull();
});

test('ids beyond what JavaScript can count stay exact', () => {
	const body =
		'{"items":[{"id":9007199254740993},{"id":123456789012345678901234567890},{"id":42}]}';
	const ids = ['9007199254740993', '123456789012345678901234567890', '42'];
	expect(tasksOf(seedance, body, ids).map(({ taskId }) => taskId)).toEqual(ids);
	const single = '{"id":9007199254740993,"response":{"task_id":9007199254740993}}';
	expect(taskOf(seedance, single, '9007199254740993').taskId).toBe('9007199254740993');
});

// [answer, whether one id was asked for]
test.each([
	['{} to a batch', {}, false],
	['an object without items', { count: 0 }, false],
	['items that are no list', { items: { id: 'task-1' } }, false],
	['a list', [{ id: 'task-1' }], true],
	['null', null, true],
	['a text', '"task-1"', true],
	['a record without id and response', { status: 'succeeded', success: true }, true],
	['no body', '', true],
	['broken JSON', '{"id":"task-1"', true],
	['a web page', HTML, true],
])('%s is not the answer', (_what, body, single) => {
	expect(
		problemOf(seedance, answer(body), single ? ['task-1'] : ['task-1', 'task-2']),
	).toMatchObject({
		kind: 'unexpectedAnswer',
		httpStatus: 200,
		concernsIds: false,
	});
});

test('a web page is named as such', () => {
	expect(problemOf(seedance, answer(HTML)).message).toContain('web page');
});

const FIELDS = [
	...['id', 'trace_id', 'created_at', 'started_at', 'finished_at', 'elapsed', 'request'],
	...['response', 'type', 'state', 'success'],
];
const RESPONSE_FIELDS = ['success', 'task_id', 'trace_id', 'data', 'state', 'status', 'error'];
const OUTPUT_FIELDS = [
	...['id', 'task_id', 'model', 'seed', 'resolution', 'ratio', 'duration', 'frames'],
	...['framespersecond', 'service_tier', 'generate_audio', 'usage', 'complete_at', 'updated_at'],
	...['video_url', 'last_frame_url', 'content', 'status', 'state'],
];
const WRONG = [null, 0, -1, 1e300, '', ' ', 'x', true, [], {}, [[]], { a: { b: [] } }, '../x'];
const STATUSES = /^(queued|running|succeeded|failed|cancelled|expired|unknown)$/;

test.each([
	['the record', FIELDS, (odd: object) => ({ id: 'task-1', ...odd })],
	['the response', RESPONSE_FIELDS, (odd: object) => ({ id: 'task-1', response: odd })],
	['the output', OUTPUT_FIELDS, (data: object) => ({ id: 'task-1', response: { data } })],
	[
		'a listed output',
		OUTPUT_FIELDS,
		(one: object) => ({ id: 'task-1', response: { data: [one] } }),
	],
])('no field of %s of a wrong type costs the task', (_place, fields, recordWith) => {
	for (const field of fields) {
		for (const value of WRONG) {
			if (field === 'id' && typeof value === 'string' && value.trim() !== '') continue;
			const record = recordWith({ [field]: value });
			const batchOf = { items: [{ id: 'task-2' }, { ...record, id: 'task-1' }] };
			const [, task] = tasksOf(seedance, batchOf, ['task-1', 'task-2']);
			expect([field, value, task?.taskId]).toEqual([field, value, 'task-1']);
			expect(task?.status).toMatch(STATUSES);
			expect(task?.media).toEqual([]);
		}
	}
});

test('other fields stay readable beside a broken one', () => {
	const record = { id: 'task-1', trace_id: 7, created_at: {}, elapsed: 'soon', response: null };
	expect(taskOf(seedance, record)).toMatchObject({
		status: 'queued',
		traceId: null,
		createdAt: null,
		elapsedSeconds: null,
	});
});

test('an id of another kind is named', () => {
	expect(seedance.hintForUnknownId('cgt-2026-x')).toContain(
		"looks like ModelArk's id; use task_id from the top level of AceData's create answer",
	);
	expect(seedance.hintForUnknownId('9462ca25-468b')).toBe('');
});

// [answer to a question about one id, ids of the tasks]
test.each([
	[{ items: [], count: 0 }, []],
	[{ items: [{ id: 'task-1' }], count: 1 }, ['task-1']],
	[{ items: [{ id: 'other' }, { id: 'task-1' }], count: 2 }, ['task-1']],
	[{ id: 'task-1', items: [] }, ['task-1']],
])('one id may be answered with a list: %j', async (body, ids) => {
	const send = () => Promise.resolve(answer(body));
	const seen = await look(seedance, send, ['task-1']);
	const found = [...seen].filter(([, { outcome }]) => outcome.kind === 'task');
	expect(found.map(([id]) => id)).toEqual(ids);
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).not.toContain('problem');
});
