import { nextLookAt, noteAge, pauseFor, putOff } from '../../../core/wait/nextLook';
import type { WaitState } from '../../../core/wait/waitState';
import { after, entryOf, handMadeWait, START_MS } from './handMadeWait';

/** Expected to take 131 s: the beat is 10 s, and silence ends after 61.57 s. */
const EXPECTED = 131;
const SILENCE_S = 61.57;

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

describe('the pause', () => {
	// [ids in a request, age of the task and of the oldest one that is open, pause in seconds]
	test.each([
		[1, 131, 0, 10],
		[1, 0, 131, SILENCE_S],
		[50, 0, 131, 10],
		[50, 131, 0, SILENCE_S],
		[1, -20, 0, SILENCE_S],
	])('with %p ids in a request, aged %p s, the oldest %p s: %p s', (maxIds, age, oldest, pause) => {
		const state = handMadeWait({
			maxIds,
			expectedSeconds: EXPECTED,
			state: { paceSetterBornAtMs: after(-oldest) },
		});
		const pending = entryOf(state, 'a', { bornAtMs: after(-age) });
		expect(pauseFor(state, pending, START_MS)).toBeCloseTo(1000 * pause, 6);
	});

	// [ids in a request, ids at first, still open, how many tasks share a request: at first, now]
	test.each([
		[50, 30, 30, 30, 30],
		[50, 30, 3, 30, 3],
		[50, 90, 90, 90, 50],
		[50, 400, 400, 100, 50],
		[50, 400, 7, 100, 7],
		[1, 400, 400, 1, 1],
	])('%p ids a request, of %p are %p open', (maxIds, count, openCount, atFirst, now) => {
		const state = handMadeWait({
			ids: idsUpTo(count),
			maxIds,
			expectedSeconds: EXPECTED,
			state: { openCount, paceSetterBornAtMs: after(-131) },
		});
		const pending = entryOf(state, 't0', { bornAtMs: after(-131) });
		const pause = 10_000 * (atFirst ** 0.65 / now) ** 0.155;
		expect(pauseFor(state, pending, START_MS)).toBeCloseTo(pause, 6);
	});
});

/** A wait for fresh tasks that take a request each; `seen` of them were looked at, `young` too young to be done. */
function freshWait(seen: number, young: number, changes: Parameters<typeof handMadeWait>[0] = {}) {
	return handMadeWait({
		ids: idsUpTo(20),
		maxIds: 1,
		expectedSeconds: EXPECTED,
		...changes,
		state: { seenCount: seen, seenYoungCount: young, ...changes.state },
	});
}

const isPutOff = (state: WaitState, seconds = 1, id = 't19') =>
	putOff(state, entryOf(state, id), after(seconds));

describe('the first look at the tail of a long list', () => {
	test('is put off until silence ends when five at its head are too young to be done', () => {
		const state = freshWait(5, 5);
		expect(isPutOff(state)).toBe(true);
		expect(state.list.schedule.nextDueAtMs()).toBeCloseTo(after(SILENCE_S), 6);
		expect(state.list.schedule.take(2, after(100))).toEqual([entryOf(state, 't19')]);
	});

	test.each([
		[4, 4, false],
		[5, 5, true],
		[6, 6, true],
		[6, 5, false],
		[20, 19, false],
	])('of %p seen, %p too young: put off is %p', (seen, young, expected) => {
		const state = freshWait(seen, young);
		expect(isPutOff(state)).toBe(expected);
		expect(state.list.schedule.size).toBe(expected ? 1 : 0);
	});

	test('is put off once: what was asked about before is due', () => {
		const state = freshWait(5, 5);
		entryOf(state, 't19', { requests: 1 });
		expect(isPutOff(state)).toBe(false);
	});

	test('is not put off into the past, nor to this moment', () => {
		const state = freshWait(5, 5, { state: { paceSetterBornAtMs: after(-SILENCE_S) } });
		expect(isPutOff(state, -0.1)).toBe(true);
		expect(isPutOff(state, 0)).toBe(false);
		expect(isPutOff(state, 1)).toBe(false);
	});

	test('is not put off by a wait that looks once', () => {
		expect(isPutOff(freshWait(5, 5, { settings: { maxWaitMs: 0 } }), -100)).toBe(false);
	});

	test('is not put off where nobody knows how long tasks take, or where the user set an interval', () => {
		expect(isPutOff(freshWait(5, 5, { expectedSeconds: null }))).toBe(false);
		expect(isPutOff(freshWait(5, 5, { settings: { pollIntervalSeconds: 30 } }))).toBe(false);
	});

	test('comes in time for the deadline', () => {
		const state = freshWait(5, 5, {
			settings: { maxWaitMs: 30_000 },
			state: { requestsForAll: 21 },
		});
		expect(isPutOff(state)).toBe(true);
		// 0.1 s for the answer, and 20 turns of 0.2 s.
		expect(state.list.schedule.nextDueAtMs()).toBe(after(25.9));
	});
});

describe('what a look tells about the age of a list', () => {
	// [age in s, whether it is done, whether it counts as too young]
	test.each([
		[0, false, true],
		[61.5, false, true],
		[SILENCE_S, false, false],
		[100, false, false],
		[0, true, false],
	])('a task of %p s, done %p: too young is %p', (age, isDone, isYoung) => {
		const state = freshWait(0, 0);
		const ending = {
			ended: 'done',
			problem: null,
			waitedSeconds: 0,
			lagBoundSeconds: null,
		} as const;
		const pending = entryOf(state, 't0', {
			bornAtMs: after(-age),
			ending: isDone ? ending : null,
		});
		noteAge(state, pending, START_MS);
		expect(state.pace).toMatchObject({ seenCount: 1, seenYoungCount: isYoung ? 1 : 0 });
	});
});

describe('the next look', () => {
	const every = (pollIntervalSeconds: number, maxWaitMs: number) =>
		handMadeWait({ settings: { pollIntervalSeconds, maxWaitMs } });

	test('comes after the pause, or when silence that was asked for ends', () => {
		const state = every(10, 60_000);
		const pending = entryOf(state, 'a', { askedAtMs: after(4) });
		expect(nextLookAt(state, pending, after(5))).toBe(after(15));
		state.limits.budget.quietUntilMs = after(23);
		expect(nextLookAt(state, pending, after(5))).toBe(after(23));
	});

	test('is the last one, shortly before the deadline, when the pause leads past it', () => {
		const state = every(10, 60_000);
		const pending = entryOf(state, 'a', { askedAtMs: after(51) });
		expect(nextLookAt(state, pending, after(52))).toBe(after(59.9));
		state.limits.budget.quietUntilMs = after(59.95);
		expect(nextLookAt(state, pending, after(52))).toBe(after(59.95));
	});

	test('there is none after the last one, after one look of a wait of 0, and in silence to the end', () => {
		const state = every(10, 60_000);
		expect(nextLookAt(state, entryOf(state, 'a', { askedAtMs: after(59.9) }), after(59.95))).toBe(
			null,
		);
		state.limits.budget.quietUntilMs = after(60);
		expect(nextLookAt(state, entryOf(state, 'a', { askedAtMs: after(51) }), after(52))).toBe(null);
		const once = every(10, 0);
		expect(nextLookAt(once, entryOf(once, 'a', { askedAtMs: START_MS }), START_MS)).toBe(null);
	});

	// [slowest answer in s, length of the wait in s, requests for all, how long before its end]
	test.each([
		[0, 60, 1, 0.1],
		[0.04, 60, 1, 0.1],
		[1.5, 60, 1, 3],
		[9, 60, 1, 5],
		[9, 20, 1, 2],
		[0, 60, 4, 0.7],
		[0, 60, 0, 0.1],
	])(
		'answers of %p s, a wait of %p s, %p requests: the last look %p s before its end',
		(...row) => {
			const [slowest, wait, requestsForAll, before] = row;
			const state = handMadeWait({
				settings: { pollIntervalSeconds: 100, maxWaitMs: 1000 * wait },
				state: { slowestAnswerMs: 1000 * slowest, requestsForAll },
			});
			const pending = entryOf(state, 'a', { askedAtMs: START_MS });
			expect(nextLookAt(state, pending, after(1))).toBeCloseTo(after(wait - before), 6);
		},
	);
});

test('from the moment on that a wait may rest, the next look is as far as a rest is long', () => {
	const state = handMadeWait({
		settings: { maySuspendFromMs: after(10), pollIntervalSeconds: 10 },
	});
	const nextSeconds = (seconds: number) =>
		((nextLookAt(state, entryOf(state), after(seconds)) ?? 0) - START_MS) / 1000;
	expect([9, 10, 11].map(nextSeconds)).toEqual([19, 75, 76]);
});
