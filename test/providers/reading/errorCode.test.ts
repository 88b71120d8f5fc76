// Codes that are sent as numbers: an item and an error message have them as text.
import {
	errorWordsIn,
	firstCode,
	refusalWords,
	saysError,
} from '../../../providers/reading/errorCode';
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const minimax = adapterOf('aceDataCloud', 'minimax');
const seedance = adapterOf('aceDataCloud', 'seedance');
const ark = adapterOf('modelArk');
const vap = adapterOf('vap');

test.each([
	[['a', 'b'], 'a'],
	[[null, undefined, '', ' ', 'b'], 'b'],
	[[1026, 'b'], '1026'],
	[[-2], '-2'],
	[[1], '1'],
	[[0], null],
	[[200], null],
	[[0, 'b'], 'b'],
	[['0'], '0'],
	[[true, {}, ['a']], null],
	[[], null],
])('the first code of %j is %p', (values, code) => {
	expect(firstCode(...values)).toBe(code);
});

const moderated = { code: 1026, message: 'The prompt is sensitive.' };

// [adapter, record of a failed task, code]
test.each([
	['MiniMax', minimax, { task: { id: 'task-1', status: 'failed', error: moderated } }, '1026'],
	['AceData', seedance, { id: 'task-1', response: { error: { code: 400 } } }, '400'],
	['AceData', seedance, { id: 'task-1', response: { success: false, error: { type: 7 } } }, '7'],
	['ModelArk', ark, { id: 'task-1', status: 'failed', error: { code: 4001 } }, '4001'],
	['VAP', vap, { id: 'task-1', status: 'failed', error: { code: 502 } }, '502'],
	['VAP', vap, { id: 'task-1', status: 'failed', error_code: 502 }, '502'],
] as const)("a failed task's code at %s, row %#", (_provider, adapter, record, code) => {
	expect(taskOf(adapter, record).failure?.code).toBe(code);
});

test('the words beside a number still tell why', () => {
	const task = taskOf(minimax, { task: { id: 'task-1', status: 'failed', error: moderated } });
	expect(task.failure).toEqual({
		...moderated,
		code: '1026',
		reason: 'content_policy',
		retryable: false,
	});
});

// [adapter, body of a refusal, code]
test.each([
	['AceData', seedance, { error: { code: 1026 } }, '1026'],
	['AceData', seedance, { error: { type: 7 } }, '7'],
	['AceData', seedance, { code: 1026, detail: 'b' }, '1026'],
	['ModelArk', ark, { error: { code: 4001 } }, '4001'],
	['ModelArk', ark, { error: { type: 7 } }, '7'],
	['VAP', vap, { error: { code: 502 } }, '502'],
	['VAP', vap, { code: 502, detail: 'b' }, '502'],
] as const)("a refusal's code at %s, row %#", (_provider, adapter, body, code) => {
	for (const status of [200, 400]) {
		const { description } = problemOf(adapter, answer(body, status));
		expect(description).toContain(`(provider's code: ${code})`);
	}
});

test("another API's word that all is well is no refusal of this one", () => {
	for (const code of [0, 200]) {
		for (const adapter of [seedance, vap]) {
			expect(problemOf(adapter, answer({ code, data: {} })).kind).toBe('unexpectedAnswer');
		}
	}
});

const W = { code: 'c', message: 'm' };

// [record, code and message]
test.each<[object, string | null, string | null]>([
	[{ error: W }, 'c', 'm'],
	[{ failure_reason: W }, 'c', 'm'],
	[{ failureReason: W }, 'c', 'm'],
	[{ failReason: 'm' }, null, 'm'],
	[{ failed_reason: 'm' }, null, 'm'],
	[{ failure: { errorCode: 'c', errorMessage: 'm' } }, 'c', 'm'],
	[{ errorMsg: 'm', errorCode: 'c' }, 'c', 'm'],
	[{ err_msg: 'm', err_code: 7 }, '7', 'm'],
	[{ failMsg: 'm', failCode: 'c' }, 'c', 'm'],
	[{ failure_message: 'm', failure_code: 'c' }, 'c', 'm'],
	[{ error: { type: 'c', msg: 'm' } }, 'c', 'm'],
	[{ error: { code: 'c', detail: 'm' } }, 'c', 'm'],
	[{ error: { error: W } }, 'c', 'm'],
	[{ error: { error: 'm' } }, null, 'm'],
	[{ error: { message: 'm', error: { code: 'c', message: 'inner' } } }, 'c', 'm'],
	// What was written for the task's owner goes before what came from below.
	[{ fail_reason: 'm', error: { code: 'c', message: 'x' } }, 'c', 'm'],
	[{ failure_reason: W, error: { code: 'x', message: 'x' } }, 'c', 'm'],
	[{ error: { type: 'x', code: 'c', message: 'm' }, error_code: 'x' }, 'c', 'm'],
	[{ error_code: 'c', error: { type: 'x', message: 'm' } }, 'c', 'm'],
	// Remarks only where nothing else is said, and none that all is well.
	[{ message: 'm' }, null, 'm'],
	[{ msg: 'm', code: 0 }, null, 'm'],
	[{ message: 'success', detail: 'm' }, null, 'm'],
	[{ message: 'OK' }, null, null],
	[{ message: 'x', error: W }, 'c', 'm'],
	[{ error: null, failure_reason: { code: '', message: '' } }, null, null],
	[{ error: ['m'] }, null, null],
	[{}, null, null],
])('%j failed because of %p, %p', (record, code, message) => {
	expect(errorWordsIn(record)).toEqual({ code, message });
});

test('places are read in order, and what is no object is none', () => {
	const inner = { error: { code: 'c', message: 'x' } };
	expect(errorWordsIn({ error: 'm' }, null, [], 'x', inner)).toEqual(W);
});

// [record, whether it holds an error]
test.each([
	[{ error: W }, true],
	[{ error: { code: 'c' } }, true],
	[{ error: { message: 'm' } }, true],
	[{ error: 'm' }, true],
	[{ Error: 'm' }, true],
	[{ failure_reason: W }, true],
	[{ failReason: { message: 'm' } }, true],
	[{ fail_reason: 'https://cdn.example/a.mp4' }, false],
	[{ error: null }, false],
	[{ error: ' ' }, false],
	[{ error: {} }, false],
	[{ error: [] }, false],
	[{ error: 7 }, false],
	[{ error: { type: 'x' } }, false],
	[{ error: { code: '', message: '' } }, false],
	[{ error: { code: 0, message: 'all done' } }, false],
	[{ error: { code: 200, message: 'all done' } }, false],
	[{ error: { code: 'success', message: 'all done' } }, false],
	[{ error: { message: 'Success' } }, false],
	[{ error: 'ok' }, false],
	[{ error: '0' }, false],
	[{ error: '200' }, false],
	[{ message: 'm', error_message: 'm' }, false],
	[{}, false],
])('%j says that something went wrong: %p', (record, says) => {
	expect(saysError(record)).toBe(says);
});

test.each([
	[{ error: { errorCode: 'c', errorMessage: 'm' } }, 'c', 'm'],
	[{ errorCode: 'c', errorMessage: 'm' }, 'c', 'm'],
	[{ code: 'c', msg: 'm' }, 'c', 'm'],
	[{ code: 'c', detail: 'm' }, 'c', 'm'],
	[{ error: { type: 'c' }, code: 'x', message: 'm' }, 'c', 'm'],
	[{ error: 'm', message: 'x' }, null, 'm'],
	[{}, null, null],
])('the refusal %j says %p, %p', (body, code, message) => {
	expect(refusalWords(body)).toEqual({ code, message });
});

test.each(['error_message', 'error_msg', 'err_msg', 'fail_msg', 'failure_message', 'errorMessage'])(
	'a task failed for what stands under %s',
	(field) => {
		expect(errorWordsIn({ [field]: 'no face' })).toEqual({ code: null, message: 'no face' });
	},
);
