import {
	keepTogether,
	nextLookAt,
	noteAge,
	pauseFor,
	putOff,
	usualPauseMs,
} from '../../../core/wait/nextLook';
import { end } from '../../../core/wait/tasks/pendingTask';
import type { PendingTask } from '../../../core/wait/tasks/pendingTask';
import type { WaitState } from '../../../core/wait/waitState';
import { after, entryOf, handMadeWait, START_MS } from './handMadeWait';

const EXPECTED = 131;

/** So old a head is due again in so many seconds. */
const HEAD_DUE_S = 40;

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

describe('the pause', () => {
	const pauseAt = (state: WaitState, bornAt: number) =>
		pauseFor(state, entryOf(state, 'a', { bornAtMs: after(bornAt) }), START_MS) / 1000;

	test('is long for a task that is too young to be done, and shorter for one as old as expected', () => {
		const young = pauseAt(handMadeWait({ maxIds: 1, expectedSeconds: EXPECTED }), 0);
		const due = pauseAt(handMadeWait({ maxIds: 1, expectedSeconds: EXPECTED }), -EXPECTED);
		expect(young).toBeGreaterThan(20);
		expect(due).toBeLessThan(0.7 * young);
	});

	test('of one that is not yet born is that of a new one', () => {
		const born = pauseAt(handMadeWait({ maxIds: 1, expectedSeconds: EXPECTED }), 0);
		expect(pauseAt(handMadeWait({ maxIds: 1, expectedSeconds: EXPECTED }), 20)).toBe(born);
	});

	test('is one for all that one request has asked about', () => {
		const state = handMadeWait({ ids: idsUpTo(3), expectedSeconds: EXPECTED });
		const [old, young, ended] = state.list.all as [PendingTask, PendingTask, PendingTask];
		old.bornAtMs = after(-EXPECTED);
		end(ended, 'done', START_MS, { startedAtMs: START_MS });
		keepTogether(state, [old, young], START_MS);
		expect(pauseFor(state, young, START_MS)).toBe(pauseFor(state, old, START_MS));
		expect(usualPauseMs(state)).toBe(pauseFor(state, old, START_MS));
	});

	test('is its own for each where a request asks about one, and where the user set it', () => {
		const single = handMadeWait({ ids: idsUpTo(2), maxIds: 1, expectedSeconds: EXPECTED });
		keepTogether(single, single.list.all, START_MS);
		expect([single.pace.togetherSeconds, usualPauseMs(single)]).toEqual([null, 0]);
		const set = handMadeWait({ ids: idsUpTo(2), settings: { pollIntervalSeconds: 30 } });
		keepTogether(set, set.list.all, START_MS);
		expect([set.pace.togetherSeconds, usualPauseMs(set)]).toEqual([null, 30_000]);
	});

	test('stays as it was when a look leaves nothing open', () => {
		const state = handMadeWait({ state: { togetherSeconds: 12 } });
		keepTogether(state, [], START_MS);
		expect(state.pace.togetherSeconds).toBe(12);
	});
});

/**
 * A wait for fresh tasks that take a request each; `seen` of them were looked at, `young` too young to be done,
 * of which the first is due again after 40 s.
 */
function freshWait(seen: number, young: number, changes: Parameters<typeof handMadeWait>[0] = {}) {
	const state = handMadeWait({
		ids: idsUpTo(20),
		maxIds: 1,
		expectedSeconds: EXPECTED,
		...changes,
		state: { seenCount: seen, seenYoungCount: young, ...changes.state },
	});
	if (young > 0) state.pace.head = entryOf(state, 't0', { dueAtMs: after(HEAD_DUE_S) });
	return state;
}

const isPutOff = (state: WaitState, seconds = 1, id = 't19') =>
	putOff(state, entryOf(state, id), after(seconds));

describe('the first look at the tail of a long list', () => {
	test('is put off until the head is due when five there are too young to be done', () => {
		const state = freshWait(5, 5);
		expect(isPutOff(state)).toBe(true);
		expect(state.list.schedule.nextDueAtMs()).toBe(after(HEAD_DUE_S));
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

	test('is not put off where it was asked about before', () => {
		const state = freshWait(5, 5);
		entryOf(state, 't19', { requests: 1 });
		expect(isPutOff(state)).toBe(false);
	});

	test('is put off again while the head is found too young, and not once it is not', () => {
		const state = freshWait(5, 5);
		expect([isPutOff(state), isPutOff(state)]).toEqual([true, true]);
		state.pace.seenCount += 1;
		expect(isPutOff(state)).toBe(false);
	});

	test('is not put off into the past, nor to this moment', () => {
		const state = freshWait(5, 5);
		expect(isPutOff(state, HEAD_DUE_S, 't17')).toBe(false);
		expect(isPutOff(state, HEAD_DUE_S + 1, 't18')).toBe(false);
		expect(isPutOff(state, HEAD_DUE_S - 0.1, 't19')).toBe(true);
	});

	test('is not put off by a wait that looks once', () => {
		expect(isPutOff(freshWait(5, 5, { settings: { maxWaitMs: 0 } }), -100)).toBe(false);
	});

	test('is not put off where none is known to be too young', () => {
		const state = freshWait(5, 5);
		state.pace.head = null;
		expect(isPutOff(state)).toBe(false);
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
		[15, false, true],
		[80, false, false],
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
		expect(state.pace.head).toBe(isYoung ? pending : null);
	});

	test('the oldest of the young that is open leads', () => {
		const state = freshWait(0, 0);
		const see = (id: string, bornAt: number) =>
			noteAge(state, entryOf(state, id, { bornAtMs: after(bornAt) }), START_MS);
		see('t0', -5);
		see('t1', -9);
		see('t2', -2);
		expect(state.pace.head?.taskId).toBe('t1');
		end(entryOf(state, 't1'), 'done', START_MS, { startedAtMs: START_MS });
		see('t2', -2);
		expect(state.pace.head?.taskId).toBe('t2');
	});

	test('says nothing where the user set the pause', () => {
		const state = freshWait(0, 0, { settings: { pollIntervalSeconds: 30 } });
		noteAge(state, entryOf(state, 't0'), START_MS);
		expect(state.pace).toMatchObject({ seenCount: 1, seenYoungCount: 0, head: null });
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
