// MiniMax's refusals: which codes there are, where they stand, and what is advised.
import { codeInText, errorOf, problemOf as refusedWith } from '../../../providers/miniMax/refusals';
import { adapterOf, answer, HTML, problemOf } from '../../core/answering';

const v2 = adapterOf('miniMax', 'v2');
const v1 = adapterOf('miniMax', 'v1');
const ID = 'task-123';
const base = (status_code: unknown, status_msg = 'Why') => ({
	base_resp: { status_code, status_msg },
});
const coded = (code: string, message = 'Why') => ({ type: 'error', error: { code, message } });

// [codes, kind, advice]
test.each([
	[
		['1004', '2049', 'authorized_error'],
		'unauthorized',
		"Check the API key and 'Region' in the credential: the platforms of MiniMax share no keys.",
	],
	[
		['1002', '1039', '1041'],
		'rateLimited',
		"Ask less often: raise 'Poll Interval', or run fewer executions at once.",
	],
	[['1008'], 'paymentRequired', "The account's balance is used up: top it up at MiniMax."],
	[
		['1000', '1001', '1013', '1024', '1033'],
		'providerFault',
		'MiniMax had an internal fault; the task may still be running. Look again.',
	],
	[['1026', '1027'], 'refused', 'MiniMax refused the content of this task.'],
])('the codes %j are %s', (codes, kind, advice) => {
	for (const code of codes) {
		for (const [adapter, body] of [
			[v2, coded(code)],
			[v1, { task_id: '', status: '', ...base(code) }],
		] as const) {
			const { kind: met, apart, message } = problemOf(adapter, answer(body), [ID]);
			expect([code, met, apart?.description]).toEqual([code, kind, advice]);
			expect(message).toMatch(/ \(HTTP 200\): Why$/);
		}
		// A code counts only as a whole; of others the HTTP status decides.
		for (const other of [`x${code}`, `${code}x`]) {
			expect([other, problemOf(v2, answer(coded(other), 418), [ID]).kind]).toEqual([
				other,
				'refused',
			]);
			expect([other, problemOf(v2, answer(coded(other), 500), [ID]).kind]).toEqual([
				...[other, 'providerFault'],
			]);
			const { description } = problemOf(v2, answer(coded(other), 418), [ID]);
			expect(description).toContain('Check the task id');
		}
	}
});

// [message of version 2 under HTTP 400, whether it says that there is no such task]
test.each([
	['invalid task_id', true],
	['Invalid taskId: 7', true],
	['(INVALID TASK_ID)', true],
	['invalid params (2013)', true],
	['invalid params', false],
	['an invalid task_ids list', false],
	['invalid task id', false],
	['invalid task__id', false],
	['noninvalid task_id', false],
])('%j says that there is no such task: %p', (message, isSaid) => {
	const parsed = v2.parse(answer({ type: 'error', error: { type: 'x', message } }, 400), [ID]);
	expect(Array.isArray(parsed)).toBe(isSaid);
});

// [code, whether it says that there is no such task]
test.each([
	['2013', true],
	['12013', false],
	['20130', false],
	['2012', false],
])('the code %s says that there is no such task: %p', (code, isSaid) => {
	for (const status of [200, 400, 500]) {
		expect(Array.isArray(v2.parse(answer(coded(code), status), [ID]))).toBe(isSaid);
		expect(Array.isArray(v1.parse(answer(base(code), status), [ID]))).toBe(isSaid);
	}
});

// [body, HTTP status, whether it says that there is no such task]
test.each([
	[{}, 404, true],
	['null', 404, true],
	[{}, 400, false],
	[{}, 410, false],
	['', 404, false],
	[HTML, 404, false],
])('%j under HTTP %i says that there is no such task: %p', (body, status, isSaid) => {
	for (const adapter of [v2, v1]) {
		expect(Array.isArray(adapter.parse(answer(body, status), [ID]))).toBe(isSaid);
	}
});

// [body, code, message, trace id]
test.each([
	[{}, null, null, null],
	[base(0, 'success'), null, null, null],
	[base('0', 'success'), null, null, null],
	[base(1004, 'login fail'), '1004', 'login fail', null],
	[base(1004, ''), '1004', null, null],
	[{ baseResp: { statusCode: '1004', statusMsg: 'login fail' } }, '1004', 'login fail', null],
	[{ base_resp: 'busy' }, null, null, null],
	[{ ...base(1004, 'login fail'), ...coded('x', 'Why (1000)') }, '1004', 'login fail', null],
	[{ ...base(1004, ' '), ...coded('x', 'Why (1000)') }, '1004', 'Why (1000)', null],
	[{ ...base(0, 'success'), ...coded('x', 'Why') }, 'x', 'Why', null],
	[coded('x', 'Why (1000)'), '1000', 'Why (1000)', null],
	[{ error: { type: 'server_error', message: 'Why' } }, 'server_error', 'Why', null],
	[{ request_id: 'r', trace_id: 't' }, null, null, 'r'],
	[{ request_id: ' ', trace_id: 't' }, null, null, 't'],
	[{ requestId: 'r' }, null, null, 'r'],
	[{ traceId: 't' }, null, null, 't'],
])('%j says the code %j, the text %j, and the trace id %j', (body, code, message, traceId) => {
	expect(errorOf(body)).toEqual({ code, message, traceId });
});

test.each([
	[null, null],
	['', null],
	['(1000)', '1000'],
	['(2999)', '2999'],
	['(1000).', '1000'],
	['  internal error (1000)\n', '1000'],
	['a rather long text that comes before its code (1000).', '1000'],
	['(1000)..', null],
	['(1000) again', null],
	['(999)', null],
	['(3000)', null],
	['(0100)', null],
	['(10000)', null],
	['(1000', null],
	['1000)', null],
	['1000', null],
	['(1x00)', null],
	['(1000)!', null],
])('the text %j ends in the code %j', (text, code) => {
	expect(codeInText(text)).toBe(code);
});

test('a refusal about a file is one of the same codes', () => {
	const body = base(1008, 'insufficient balance');
	expect(refusedWith(answer(body), body)).toMatchObject({
		...{ kind: 'paymentRequired', httpStatus: 200, concernsIds: false },
		message: 'the provider asks for payment (HTTP 200): insufficient balance',
	});
});
