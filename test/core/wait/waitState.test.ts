// A wait as it is before its first look.
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { newWaitState } from '../../../core/wait/waitState';
import { problem } from '../../../core/problem';
import { virtualClock } from '../../virtualClock.mjs';
import { after, handMadeWait, START_MS } from './handMadeWait';

function newWait({ nowSeconds = 0, maxWaitMs = 1_800_000 } = {}) {
	const { question } = handMadeWait({ settings: { maxWaitMs } });
	const { adapter, observer, settings } = question;
	const answerBy: unknown[] = [];
	const send = async (_request: unknown, answerByMs?: number) => {
		answerBy.push(answerByMs);
		return problem('noAnswer', 'nobody is there');
	};
	const virtual = virtualClock(after(nowSeconds));
	const asked = { adapter, ids: ['a', 'b', 'a'], observer, send };
	const state = newWaitState(asked, settings, virtual.clock, newRequestBudget(5));
	return { state, answerBy, virtual };
}

test('each id is waited for once, and nothing is known of the clock of its provider', () => {
	const { state } = newWait();
	expect(state.list.all.map(({ taskId }) => taskId)).toEqual(['a', 'b']);
	expect([state.list.openCount, state.pace.isClockVouchedFor]).toEqual([2, false]);
});

test.each([
	['that began a minute ago', 60, 0],
	['whose beginning lies ahead, since the clock was set back', -60, -60],
])('the tasks of a wait %s are no younger than it', (_what, nowSeconds, seconds) => {
	const { state } = newWait({ nowSeconds });
	expect(state.list.all.map(({ bornAtMs }) => bornAtMs)).toEqual([after(seconds), after(seconds)]);
});

test.each([
	[1_800_000, START_MS + 1_800_000],
	[0, undefined],
])('an answer in a wait of %i ms has to be there by its end', async (maxWaitMs, byMs) => {
	const { state, answerBy, virtual } = newWait({ maxWaitMs });
	await virtual.run(state.question.send({ method: 'GET', path: '/a' }));
	expect(answerBy).toEqual([byMs]);
});
