import created from './fixtures/create_response.json';
import deleted from './fixtures/delete_response_empty.json';
import listed from './fixtures/list_INFERRED.json';
import notFound from './fixtures/error_404_resource_not_found.json';
import { adapterOf, answer, HTML, problemOf, taskOf, tasksOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const TASKS = '/contents/generations/tasks';
const IDS = ['cgt-1', 'cgt-2'];

test('a list repeats its filter, one id each, and asks for a page that holds them all', () => {
	expect(ark.ways[0].request(IDS)).toEqual({
		method: 'GET',
		path: `${TASKS}?page_num=1&page_size=2&filter.task_ids=cgt-1&filter.task_ids=cgt-2`,
	});
});

test('what the list leaves out is asked for in the flex tier, then singly', () => {
	expect(ark.ways.map(({ name, maxIds }) => [name, maxIds])).toEqual([
		['batch', 50],
		['flexBatch', 50],
		['single', 1],
	]);
	expect(ark.ways[1]?.request(IDS).path).toBe(
		`${TASKS}?page_num=1&page_size=2&filter.task_ids=cgt-1&filter.task_ids=cgt-2&filter.service_tier=flex`,
	);
	expect(ark.ways[2]?.request(['cgt-1'])).toEqual({ method: 'GET', path: `${TASKS}/cgt-1` });
});

test('ids are encoded, so that none can leave its place', () => {
	expect(ark.ways[0].request(['a&b=c/d']).path).toContain('filter.task_ids=a%26b%3Dc%2Fd');
	expect(ark.ways[2]?.request(['../x?y']).path).toBe(`${TASKS}/..%2Fx%3Fy`);
});

test('its cadence and names', () => {
	expect([ark.provider, ark.service, ark.facts.pollAfterSeconds]).toEqual([
		'modelArk',
		'seedance',
		30,
	]);
});

test('a list is joined by id, and what names nobody is dropped', () => {
	const items = [
		{ id: 'cgt-2', status: 'running' },
		{ status: 'queued' },
		null,
		'cgt-1',
		{ id: '' },
	];
	const tasks = tasksOf(ark, { items, total: 1 }, IDS);
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([['cgt-2', 'running']]);
	expect(tasksOf(ark, { items: [], total: 0 }, IDS)).toEqual([]);
	expect(tasksOf(ark, listed, ['cgt-2026****-****', 'cgt-2'])).toMatchObject([
		{ taskId: 'cgt-2026****-****', status: 'succeeded', url: 'https://example.com/v.mp4' },
	]);
});

test.each([
	['its own id', { id: 'cgt-1', status: 'running' }, 'running'],
	['no id', { status: 'running' }, 'running'],
	['no status', created, 'unknown'],
])('a single answer with %s is taken', (_what, record, status) => {
	const id = record === created ? created.id : 'cgt-1';
	expect(taskOf(ark, record, id)).toMatchObject({ taskId: id, status, done: false });
});

// [answer, ids]
test.each([
	['{}', deleted, ['cgt-1']],
	['{} to a list', deleted, IDS],
	['a single record to a list', { id: 'cgt-1', status: 'running' }, IDS],
	['another task', { id: 'cgt-2', status: 'running' }, ['cgt-1']],
	['items that are no list', { items: null }, IDS],
	['an object of somebody else', { message: null, ok: true }, ['cgt-1']],
	['a list', [], ['cgt-1']],
	['a web page', HTML, ['cgt-1']],
	['no body', '', ['cgt-1']],
])('%s is not the answer', (_what, body, ids) => {
	expect(problemOf(ark, answer(body), ids)).toMatchObject({
		kind: 'unexpectedAnswer',
		httpStatus: 200,
		concernsIds: false,
	});
});

test('ids beyond what JavaScript can count stay exact', () => {
	const body = '{"items":[{"id":9007199254740993,"status":"running"}]}';
	expect(tasksOf(ark, body, ['9007199254740993', 'x'])).toMatchObject([
		{ taskId: '9007199254740993' },
	]);
});

const coded = (code: string, status = 400) =>
	answer({ error: { code, message: 'Words.', type: 'x' }, request_id: 'req-1' }, status);

// [status, code, kind, whether it may be about one of the ids]
test.each([
	[401, 'AuthenticationError', 'unauthorized', false],
	[400, 'AuthenticationError', 'unauthorized', false],
	[403, 'AccountOverdueError', 'forbidden', false],
	[400, 'AccountOverdueError', 'forbidden', false],
	[404, 'ModelNotOpen', 'wrongAddress', false],
	[404, 'InvalidEndpoint.NotFound', 'wrongAddress', false],
	[400, 'InvalidEndpoint.ClosedEndpoint', 'wrongAddress', false],
	[400, 'MissingParameter', 'refused', true],
	[400, 'InvalidParameter', 'refused', true],
	[422, 'InvalidParameter', 'refused', true],
	[413, 'InvalidParameter', 'refused', false],
	[429, 'ModelAccountRpmRateLimitExceeded', 'rateLimited', false],
	[429, 'QuotaExceeded', 'rateLimited', false],
	[429, 'ServerOverloaded', 'rateLimited', false],
	[500, 'InternalServiceError', 'providerFault', false],
	[403, 'AccessDenied', 'forbidden', false],
	[402, 'X', 'paymentRequired', false],
])('HTTP %i %s is %s', (status, code, kind, concernsIds) => {
	for (const ids of [['cgt-1'], IDS]) {
		const problem = problemOf(ark, coded(code, status), ids);
		expect(problem).toMatchObject({ kind, httpStatus: status, concernsIds });
		expect(problem.message).toContain('Words.');
		expect(problem.description).toContain(code);
		expect(problem.description).toContain('req-1');
	}
});

test('404 ResourceNotFound: no such task, and one id of a batch must be found out', () => {
	expect(ark.parse(answer(notFound, 404), ['cgt-1'])).toEqual([]);
	expect(problemOf(ark, answer(notFound, 404), IDS).concernsIds).toBe(true);
	expect(problemOf(ark, coded('ResourceNotFound', 400), ['cgt-1']).kind).toBe('refused');
});

test.each([
	['a web page', HTML],
	['nothing', ''],
	['no code', { message: 'Not Found' }],
])('404 with %s is a wrong address', (_what, body) => {
	expect(problemOf(ark, answer(body, 404), ['cgt-1']).kind).toBe('wrongAddress');
});

test('an error alone under HTTP 200 is a refusal; beside a status it is the failure of the task', () => {
	const error = { code: 'AuthenticationError', message: 'Words.' };
	expect(problemOf(ark, answer({ error }), ['cgt-1']).kind).toBe('unauthorized');
	expect(taskOf(ark, { status: 'failed', error }, 'cgt-1').failure).toMatchObject({
		code: 'AuthenticationError',
	});
});

test('an id that is not found gets a hint', () => {
	expect(ark.hintForUnknownId('cgt-1')).toContain('7 days');
	expect(ark.hintForUnknownId('9462ca25-468b')).toContain('cgt-');
});

test('a web page is named as such', () => {
	expect(problemOf(ark, answer(HTML)).message).toContain('web page');
});
