import list from './fixtures/v3_list_INFERRED.json';
import { adapterOf, answer, HTML, problemOf, taskOf } from '../../core/answering';

const v3 = adapterOf('vap', '', 'v3');
const v1 = adapterOf('vap', '', 'v1');

test.each([
	['v3', v3, '/v3/tasks/vap-1'],
	['v1', v1, '/api/v1/generations/vap-1'],
])('%s asks for one task at a time', (_version, adapter, path) => {
	expect(adapter.ways.map(({ maxIds }) => maxIds)).toEqual([1]);
	expect(adapter.ways[0].request(['vap-1'])).toEqual({ method: 'GET', path });
	expect(adapter.ways[0].request(['../x?y']).path).toContain('/..%2Fx%3Fy');
});

test('its cadence and names', () => {
	expect([v3.provider, v3.service, v3.facts.pollAfterSeconds]).toEqual(['vap', 'vap', 15]);
});

test.each([
	['task_id', { task_id: 'task-1', status: 'pending' }],
	['generation_id', { generation_id: 'task-1', status: 'pending' }],
	['id', { id: 'task-1', status: 'pending' }],
	[
		'generation_id, beside another task_id',
		{ generation_id: 'task-1', task_id: 'x', status: 'queued' },
	],
	['nobody', { status: 'pending' }],
])('the id is named by %s', (_field, record) => {
	expect(taskOf(v1, record)).toMatchObject({ taskId: 'task-1', status: 'queued' });
});

test('an id beyond what JavaScript can count stays exact', () => {
	const body = '{"task_id":9007199254740993,"status":"pending"}';
	expect(taskOf(v3, body, '9007199254740993').taskId).toBe('9007199254740993');
});

test.each([
	['{}', {}],
	['a list of tasks', list],
	['another task', { task_id: 'task-2', status: 'completed' }],
	['another record', { id: 'task-2', status: 'completed' }],
	['another generation', { generation_id: 'task-2', status: 'completed' }],
	['an object of somebody else', { ok: true }],
	['a list', []],
	['null', null],
	['a web page', HTML],
	['no body', ''],
])('%s is not the answer', (_what, body) => {
	expect(problemOf(v3, answer(body))).toMatchObject({
		kind: 'unexpectedAnswer',
		httpStatus: 200,
		concernsIds: false,
	});
});

// [body, status, kind, words]
test.each([
	[{ error: 'Bad request', errors: [{ field: 'id' }] }, 400, 'refused', 'Bad request'],
	[{ error: 'Invalid API key' }, 401, 'unauthorized', 'Invalid API key'],
	[{ error: 'Low balance', balance: '0', required: '1.96' }, 402, 'paymentRequired', 'Low balance'],
	[{ error: 'Not yours' }, 403, 'forbidden', 'Not yours'],
	[{ error: 'Slow down', limit_type: 'rpm' }, 429, 'rateLimited', 'Slow down'],
	[{ error: 'Trial is over' }, 503, 'providerFault', 'Trial is over'],
	[{ detail: 'Broken' }, 500, 'providerFault', 'Broken'],
	[HTML, 502, 'providerFault', 'HTTP 502'],
])('row %#: %j under HTTP %i is %s', (body, status, kind, words) => {
	const problem = problemOf(v3, answer(body, status));
	expect(problem).toMatchObject({ kind, httpStatus: status });
	expect(problem.message).toContain(words);
});

test('the pause stands in the body, and the header goes before it', () => {
	const body = { error: 'Slow down', retry_after: 20, limit_type: 'rpm' };
	expect(problemOf(v3, answer(body, 429)).retryAfterMs).toBe(20_000);
	expect(problemOf(v3, answer(body, 429, { 'retry-after': '3' })).retryAfterMs).toBe(3_000);
	expect(problemOf(v3, answer({ ...body, retry_after: '7' }, 429)).retryAfterMs).toBe(7_000);
	expect(problemOf(v3, answer({ ...body, retry_after: 'soon' }, 429)).retryAfterMs).toBeNull();
	expect(problemOf(v3, answer({ ...body, retry_after: -1 }, 429)).retryAfterMs).toBeNull();
});

test.each([
	['an error', { error: 'Task not found' }],
	['a detail', { detail: 'Not Found' }],
	['nothing in it', {}],
	['a text', '"Not Found"'],
	['null', 'null'],
	['a list', []],
])('404 in JSON with %s: no such task', (_what, body) => {
	expect(v3.parse(answer(body, 404), ['task-1'])).toEqual([]);
});

test.each([
	['a web page', HTML],
	['plain text', '404 page not found'],
	['nothing', ''],
])('404 with %s is a wrong address', (_what, body) => {
	expect(problemOf(v3, answer(body, 404)).kind).toBe('wrongAddress');
});

test('an error alone under HTTP 200 is a problem that passes, not a failed task', () => {
	for (const error of ['Upstream is down', { code: 'x', message: 'Upstream is down' }]) {
		expect(problemOf(v3, answer({ error }))).toMatchObject({
			kind: 'providerFault',
			message: expect.stringContaining('Upstream is down'),
		});
	}
});

test.each([
	['a status', { status: 'failed', error: 'Broken' }],
	['an id', { task_id: 'task-1', error: 'Broken' }],
	['an id, structured', { task_id: 'task-1', error: { code: 'x', message: 'Broken' } }],
])('an error beside %s is the failure of the task', (_what, body) => {
	expect(taskOf(v3, body)).toMatchObject({ status: 'failed', failure: { message: 'Broken' } });
});

test('a ModelArk id that is not found is named', () => {
	expect(v3.hintForUnknownId('cgt-2026-x')).toContain('ModelArk');
	expect(v3.hintForUnknownId('550e8400-e29b')).toBe('');
});

test('a web page is named as such', () => {
	expect(problemOf(v3, answer(HTML)).message).toContain('web page');
});

test('a code that speaks of the account says where it is looked after', () => {
	const body = { error: { code: 'InsufficientBalance', message: 'Words.' } };
	expect(problemOf(adapterOf('vap'), answer(body, 403)).description).toContain('top it up at VAP.');
});
