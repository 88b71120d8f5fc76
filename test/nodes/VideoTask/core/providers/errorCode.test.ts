// Codes that are sent as numbers: an item and an error message have them as text.
import { firstCode } from '../../../../../nodes/VideoTask/core/providers/errorCode';
import { adapterOf, answer, problemOf, taskOf } from '../answering';

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
	['AceData', seedance, { id: 'task-1', response: { error: { type: 7 } } }, '7'],
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
