import { isProblem } from '../../../core/problem';
import { PROVIDERS } from '../../../providers/registry';
import { adapterOf, answer, HTML, problemOf, taskOf } from '../../core/answering';
import file from './fixtures/v1_file_retrieve_INFERRED.json';
import mirrored from './fixtures/v1_query_success_mirror.json';
import withFile from './fixtures/v1_success_file_id_INFERRED.json';
import refused from './fixtures/v2_error_http401_INFERRED.json';
import succeeded from './fixtures/v2_succeeded.json';

const v2 = adapterOf('miniMax', 'v2');
const v1 = adapterOf('miniMax', 'v1');
const FILE_TASK = withFile.task_id;

const base = (status_code: unknown, status_msg = 'Why') => ({
	base_resp: { status_code, status_msg },
});
const error = (type: string, message: string) => ({ type: 'error', error: { type, message } });

test('tasks are asked for one by one', () => {
	const asked = [v2, v1].map(({ ways }) => ways.map((way) => [way.maxIds, way.request(['4/1?'])]));
	expect(asked).toEqual([
		[[1, { method: 'GET', path: '/v2/query/video_generation/4%2F1%3F' }]],
		[[1, { method: 'GET', path: '/v1/query/video_generation?task_id=4%2F1%3F' }]],
	]);
	expect([v2.service, v1.service, v2.outcome]).toEqual(['v2', 'v1', undefined]);
	expect([v2, v1].map(({ facts }) => facts.expectedSeconds)).toEqual([100, 69]);
});

test.each(['', 'v3', 'V2', 'v1/x'])('there is no service %j', (service) => {
	expect(PROVIDERS.find(({ id }) => id === 'miniMax')?.adapterFor(service, null)).toBeNull();
});

// [code, kind]
test.each([
	[1002, 'rateLimited'],
	[1039, 'rateLimited'],
	[1004, 'unauthorized'],
	['2049', 'unauthorized'],
	[1008, 'paymentRequired'],
	[1000, 'providerFault'],
	[1013, 'providerFault'],
	[1026, 'refused'],
	[9999, 'providerFault'],
] as const)('version 1: the code %j under HTTP 200 is %s', (code, kind) => {
	const problem = problemOf(v1, answer({ task_id: '', status: '', ...base(code) }));
	expect(problem).toMatchObject({ kind, httpStatus: 200, concernsIds: false });
	expect(problem.message).toContain('Why');
});

// [type, message, HTTP status, kind], as the reference of version 2 shows them
test.each([
	['authorized_error', 'login fail (1004)', 401, 'unauthorized'],
	['insufficient_balance_error', 'insufficient balance (1008)', 402, 'paymentRequired'],
	['rate_limit_error', 'rate limit, please retry later (1002)', 429, 'rateLimited'],
	['server_error', 'internal error (1000)', 500, 'providerFault'],
	['bad_request_error', 'something else', 400, 'refused'],
] as const)('version 2: %s is %j', (type, message, status, kind) => {
	for (const httpStatus of [status, 200]) {
		const problem = problemOf(v2, answer(error(type, message), httpStatus));
		const isVague = kind === 'refused' && httpStatus === 200;
		expect(problem).toMatchObject({ kind: isVague ? 'providerFault' : kind, httpStatus });
		expect(problem.message).toContain(message);
	}
});

test('a refused key may be one of another region', () => {
	for (const received of [answer(refused, 401), answer(error('x', 'login fail (1004)'), 401)]) {
		const { kind, description } = problemOf(v2, received);
		expect([kind, description]).toEqual(['unauthorized', expect.stringContaining("'Region'")]);
	}
	expect(problemOf(v1, answer(base(2049))).description).toContain("'Region'");
	expect(problemOf(v2, answer(refused, 401)).description).toContain('req-err-001');
});

test.each([
	['version 1, its code under HTTP 200', v1, { status: '', ...base(2013) }, 200],
	['version 2, its code at the end of the text', v2, error('bad_request_error', 'x (2013)'), 400],
	['version 2, in words', v2, error('bad_request_error', 'Invalid task_id'), 400],
	['a 404 in JSON', v2, error('not_found_error', 'none'), 404],
])('there is no such task: %s', (_what, adapter, body, status) => {
	expect(adapter.parse(answer(body, status), ['x'])).toEqual([]);
});

test('what an unknown id may be', () => {
	expect(v2.hintForUnknownId('x')).toMatch(/7 days.+region.+version 1/);
	expect(v1.hintForUnknownId('x')).toMatch(/region.+version 2/);
});

test.each([
	['nothing', {}],
	['a task without anything', { task: {} }],
	['another task', { task: { id: 'other', status: 'succeeded' } }],
	['another task of version 1', { task_id: 'other', status: 'Success', ...base(0) }],
	['an envelope alone', base(0, 'success')],
	['no object', [succeeded]],
	['a web page', HTML],
])('%s is no answer', (_what, body) => {
	for (const adapter of [v2, v1]) {
		expect(problemOf(adapter, answer(body))).toMatchObject({
			...{ kind: 'unexpectedAnswer', httpStatus: 200, concernsIds: false },
		});
	}
	expect(problemOf(v2, answer(HTML, 404)).kind).toBe('wrongAddress');
});

describe('the file of a task of version 1', () => {
	const task = taskOf(v1, withFile, FILE_TASK);

	test('is asked for once, after a success without an address', () => {
		const path = '/v1/files/retrieve?file_id=176844028768320';
		expect(v1.outcome?.request(task)).toEqual({ method: 'GET', path });
		const odd = taskOf(v1, { ...withFile, file_id: '7/../x' }, FILE_TASK);
		expect(v1.outcome?.request(odd)?.path).toBe('/v1/files/retrieve?file_id=7%2F..%2Fx');
		const number = taskOf(v1, { ...withFile, file_id: 7 }, FILE_TASK);
		expect(v1.outcome?.request(number)?.path).toBe('/v1/files/retrieve?file_id=7');
	});

	test.each([
		['goes on', { ...withFile, status: 'Processing' }],
		['failed', { ...withFile, status: 'Fail' }],
		['names no file', { ...withFile, file_id: '' }],
		['names its address', { ...withFile, url: 'https://x/a.mp4' }],
	])('is not asked for where the task %s', (_what, body) => {
		expect(v1.outcome?.request(taskOf(v1, body, FILE_TASK))).toBeNull();
	});

	test('becomes the task’s output, for as long as its address says', () => {
		const url = file.file.download_url;
		const whole = v1.outcome?.parse(answer(file), task);
		expect(whole).toMatchObject({
			...{ taskId: FILE_TASK, status: 'succeeded', url, videoUrl: url, failure: null },
			...{ media: [{ kind: 'video', role: 'output', url }], raw: withFile },
			urlsExpireAt: '2023-11-20T18:36:38.000Z',
		});
	});

	test.each([
		['a refusal', { file: null, ...base(1004) }, 200, 'unauthorized'],
		['no such file', base(2013), 200, 'providerFault'],
		['a file without an address', { file: {}, ...base(0) }, 200, 'unexpectedAnswer'],
		['no web address', { file: { download_url: 'file:///x' } }, 200, 'unexpectedAnswer'],
		['a list', [], 200, 'unexpectedAnswer'],
		['a web page', HTML, 200, 'unexpectedAnswer'],
		['a fault', HTML, 502, 'providerFault'],
	])('may be out of reach: %s', (_what, body, status, kind) => {
		const parsed = v1.outcome?.parse(answer(body, status), task);
		expect([isProblem(Object(parsed)), parsed]).toEqual([true, expect.objectContaining({ kind })]);
	});
});

test('a gateway that names the address needs no second request', () => {
	const task = taskOf(v1, { ...mirrored, url: 'https://x/a.mp4' }, mirrored.task_id);
	expect(task).toMatchObject({ url: 'https://x/a.mp4', details: { resolution: '1280x720' } });
	expect(v1.outcome?.request(task)).toBeNull();
});
