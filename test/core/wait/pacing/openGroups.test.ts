import { ageSecondsAt, secondsToNextLook } from '../../../../core/wait/pacing/openGroups';
import { after, done, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

/** A batch of tasks that were born at these times and asked about at the start of the wait. */
function batch(bornAt: readonly number[], expectedSeconds: number | null = 134) {
	const state = handMadeWait({ ids: idsUpTo(bornAt.length), expectedSeconds });
	bornAt.forEach((seconds, index) =>
		entryOf(state, `t${index}`, { bornAtMs: after(seconds), askedAtMs: START_MS }),
	);
	return state;
}

test('the next look counts from when the tasks were asked about, not from the answer', () => {
	const state = batch([0]);
	const atOnce = secondsToNextLook(state, state.list.all, START_MS);
	expect(secondsToNextLook(state, state.list.all, after(7))).toBeCloseTo(atOnce - 7, 9);
	expect(secondsToNextLook(state, state.list.all, after(500))).toBe(2);
});

test('one that was never asked about counts from now', () => {
	const state = handMadeWait({ expectedSeconds: 134 });
	const asked = batch([0]);
	expect(secondsToNextLook(state, state.list.all, START_MS)).toBe(
		secondsToNextLook(asked, asked.list.all, START_MS),
	);
});

test('what has ended is no reason to look', () => {
	const state = batch([-134, 0]);
	const both = secondsToNextLook(state, state.list.all, START_MS);
	done(entryOf(state, 't0'), 0);
	expect(secondsToNextLook(state, state.list.all, START_MS)).toBeGreaterThan(both);
	done(entryOf(state, 't1'), 0);
	expect(secondsToNextLook(state, state.list.all, START_MS)).toBe(2);
});

test('many ages are as good as a few: the cost of a look does not grow with them', () => {
	const ages = Array.from({ length: 50 }, (_, index) => -4 * index);
	const state = batch(ages);
	const spy = jest.spyOn(state.pace.durations.beliefOf(entryOf(state, 't0')), 'expected');
	secondsToNextLook(state, state.list.all, START_MS);
	expect(spy.mock.calls.length).toBeLessThanOrEqual(4);
});

test('kinds are kept apart, each with its own belief', () => {
	const state = batch([0, 0], null);
	const named = (model: string) => taskThatIs('running', { model });
	state.pace.durations.noteKind(entryOf(state, 't0'), named('grok-imagine-video-fast'));
	const soon = secondsToNextLook(state, [entryOf(state, 't0')], START_MS);
	state.pace.durations.noteKind(entryOf(state, 't1'), named('doubao-seedance-2-5'));
	const late = secondsToNextLook(state, [entryOf(state, 't1')], START_MS);
	expect(soon).toBeLessThan(8);
	expect(late).toBeGreaterThan(100);
	// Half as many of the request's tasks are due as if all were, which counts mildly.
	const both = secondsToNextLook(state, state.list.all, START_MS);
	expect(both).toBeGreaterThanOrEqual(soon);
	expect(both).toBeLessThan(2 * soon);
});

test('an age is as far as its record is believed, and never below 0', () => {
	const state = handMadeWait({ expectedSeconds: 100 });
	const aged = (bornAt: number) =>
		ageSecondsAt(state, entryOf(state, 'a', { bornAtMs: after(bornAt) }), START_MS);
	expect([-50, 0, 20, -90_000].map(aged)).toEqual([50, 0, 0, 0]);
});
