import { believedBornAtMs, noteBirth } from '../../../../core/wait/pacing/belief';
import type { WaitState } from '../../../../core/wait/waitState';
import { after, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';
import type { Members } from '../handMadeWait';

const HOUR = 3_600;

/** Takes in an age of so many seconds, so many seconds after the start. */
function note(state: WaitState, ageSeconds: number | null, seconds: number): number {
	const pending = entryOf(state);
	noteBirth(state, pending, ageSeconds === null ? null : 1000 * ageSeconds, after(seconds));
	pending.task = taskThatIs('running');
	return (pending.bornAtMs - START_MS) / 1000;
}

const wait = (state: Partial<Members> = {}) => handMadeWait({ expectedSeconds: 100, state });

describe('the birth of a task', () => {
	test('is what its record says, else the start of the wait', () => {
		const state = wait();
		expect(note(state, null, 20)).toBe(0);
		entryOf(state).task = null;
		expect(note(state, 90, 30)).toBe(-60);
		expect(note(state, null, 40)).toBe(-60);
	});

	test('is never after the wait began, whatever the record says', () => {
		const state = wait();
		expect([note(state, 0, 5), note(state, 0, 500)]).toEqual([0, 0]);
	});

	test('does not sway with the whole seconds of a provider', () => {
		const state = wait();
		const births = [60, 71, 78.9, 95].map((age, index) => note(state, age, 10 * index));
		expect(births).toEqual([-60, -60, -60, -65]);
	});
});

describe('the clock of a provider is believed', () => {
	// [age in s, so many seconds after the start, whether that age speaks for it]
	test.each([
		[10, 5, true],
		[2, 5, true],
		[600, 0, true],
		[601, 0, false],
		[HOUR, 0, false],
		[0, 5.1, false],
	])('by a record aged %p s after %p s: %p', (age, seconds, isVouchedFor) => {
		const state = wait();
		note(state, age, seconds);
		expect(state.pace.isClockVouchedFor).toBe(isVouchedFor);
	});

	test('from then on, whatever other records say', () => {
		const state = wait({ isClockVouchedFor: true });
		note(state, HOUR, 0);
		expect(state.pace.isClockVouchedFor).toBe(true);
	});
});

describe('an age', () => {
	const believed = (state: WaitState, bornAt: number, seconds: number) =>
		(believedBornAtMs(state, entryOf(state, 'a', { bornAtMs: after(bornAt) }), after(seconds)) -
			START_MS) /
		1000;

	// [born, after so many seconds of waiting, when it is taken to be born]
	test.each([
		[-600, 0, -600],
		[-600, 299, -600],
		[-HOUR, 0, 0],
		[-HOUR, 299, 0],
		[-HOUR, 300, 300 - 1_500],
		[-HOUR, 900, 900 - 4_500],
		[-HOUR, 901, -HOUR],
		[-300 * HOUR, 900, 900 - 4_500],
	])('of a task born at %p s is believed after %p s as of %p s', (bornAt, seconds, taken) => {
		expect(believed(wait(), bornAt, seconds)).toBe(taken);
	});

	test('is believed at once where another record speaks for the clock', () => {
		expect(believed(wait({ isClockVouchedFor: true }), -HOUR, 0)).toBe(-HOUR);
	});

	test('is measured against the middle of all videos where nothing is expected', () => {
		const state = handMadeWait();
		expect([-804, -805].map((bornAt) => believed(state, bornAt, 401))).toEqual([-804, 0]);
		expect(believed(state, -3_000, 402)).toBe(402 - 2_010);
	});
});

test.each([
	[5, true],
	[5.001, false],
])('a record from %p s after the wait began bears its clock out: %p', (seconds, isVouchedFor) => {
	const state = handMadeWait();
	noteBirth(state, entryOf(state), 1000 * (10 - seconds), after(10));
	expect(state.pace.isClockVouchedFor).toBe(isVouchedFor);
});

test('the first age of a task counts to the second, later ones only where they are others', () => {
	const state = handMadeWait();
	noteBirth(state, entryOf(state), 2_000, after(0));
	expect(entryOf(state).bornAtMs).toBe(after(-2));
	entryOf(state, 'a', { task: taskThatIs('running') });
	noteBirth(state, entryOf(state), 6_999, after(0));
	expect(entryOf(state).bornAtMs).toBe(after(-2));
	noteBirth(state, entryOf(state), 7_000, after(0));
	expect(entryOf(state).bornAtMs).toBe(after(-7));
});
