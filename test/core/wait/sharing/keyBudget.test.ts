// What several runs may send together with one key, each in the times of its own clock.
import {
	freeAtMs,
	keepQuiet,
	limitPerMinute,
	planRequests,
	reserve,
	sharedBudget,
	slotMs,
	TOGETHER,
} from '../../../../core/wait/pacing/requestBudget';
import type { RequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { KeyBudget } from '../../../../core/wait/sharing/keyBudget';

const USUAL = 5;
const NOW_MS = 1_000_000;
const AHEAD_MS = 40_000;

/** A run that joins then by the clock of the process, with its own clock so far ahead. */
const joined = (key: KeyBudget, requestsPerSecond = USUAL, aheadMs = 0, steadyMs = NOW_MS) =>
	key.join(requestsPerSecond, { nowMs: steadyMs + aheadMs, steadyMs });

// [what the runs are set to, requests a second of all]
test.each([
	[[USUAL], 5],
	[[USUAL, USUAL], 5],
	[[USUAL, 20], 20],
	[[20, USUAL, 8], 8],
	[[0.5, 20], 0.5],
	[[2, USUAL], 2],
])('runs set to %p a second send %p together', (set, perSecond) => {
	const key = new KeyBudget(USUAL);
	const budgets = set.map((one) => joined(key, one).budget);
	expect(budgets.map((one) => one.requestsPerSecond)).toEqual(set.map(() => perSecond));
});

test('what a run was set to holds until it has left, however often it leaves', () => {
	const key = new KeyBudget(USUAL);
	const [slow, fast, usual] = [joined(key, 2), joined(key, 20), joined(key)];
	slow.leave();
	slow.leave();
	expect(usual.budget.requestsPerSecond).toBe(20);
	fast.leave();
	expect(usual.budget.requestsPerSecond).toBe(USUAL);
	usual.leave();
	expect(key.requestsPerSecond).toBe(USUAL);
});

test('a key that nobody has joined yet has the usual budget, and no limit of a minute', () => {
	expect(new KeyBudget(USUAL)).toMatchObject({ requestsPerSecond: 5, requestsPerMinute: null });
});

describe('long lists', () => {
	test('of all runs together raise the budget, until the runs have ended', () => {
		const key = new KeyBudget(USUAL);
		const [one, other] = [joined(key), joined(key)];
		planRequests(one.budget, 240);
		expect(key.requestsPerSecond).toBe(USUAL);
		planRequests(other.budget, 600);
		expect(one.budget.requestsPerSecond).toBe(14);
		expect([one.budget.plannedRequests, other.budget.plannedRequests]).toEqual([240, 600]);
		one.leave();
		expect(other.budget.requestsPerSecond).toBe(10);
		other.leave();
		expect(key.requestsPerSecond).toBe(USUAL);
	});

	test('raise a budget that is set too, and do not lower one', () => {
		const key = new KeyBudget(USUAL);
		const low = joined(key, 2);
		planRequests(low.budget, 600);
		expect(key.requestsPerSecond).toBe(10);
		low.leave();
		planRequests(joined(key, 20).budget, 600);
		expect(key.requestsPerSecond).toBe(20);
	});

	test('that are planned during a silence raise nothing, what was planned before goes on', () => {
		const key = new KeyBudget(USUAL);
		const [one, other] = [joined(key).budget, joined(key).budget];
		planRequests(one, 600);
		keepQuiet(one, NOW_MS, 10_000);
		planRequests(one, 600);
		planRequests(other, 600);
		joined(key);
		expect([one.plannedRequests, other.plannedRequests]).toEqual([1_200, 600]);
		expect(key.requestsPerSecond).toBe(10);
	});
});

describe('what the provider allows within a minute', () => {
	test('holds for all runs, the least of what they were told', () => {
		const key = new KeyBudget(USUAL);
		const [one, other, third] = [joined(key), joined(key), joined(key)];
		limitPerMinute(one.budget, 60);
		limitPerMinute(other.budget, 30);
		expect(third.budget.requestsPerMinute).toBe(30);
		expect(slotMs(third.budget)).toBe(2_000);
		other.leave();
		expect(third.budget.requestsPerMinute).toBe(60);
		one.leave();
		expect(third.budget.requestsPerMinute).toBeNull();
		expect(slotMs(third.budget)).toBe(200);
	});

	test('is told anew by a run that is no longer limited', () => {
		const key = new KeyBudget(USUAL);
		const { budget } = joined(key);
		limitPerMinute(budget, 30);
		budget.requestsPerMinute = null;
		expect(key.requestsPerMinute).toBeNull();
	});
});

describe('in the times of its own clock', () => {
	// [how far the clock of the other run is ahead, in ms]
	test.each([0, AHEAD_MS, -AHEAD_MS])('a run that is %p ms ahead keeps quiet as long', (ahead) => {
		const key = new KeyBudget(USUAL);
		const [told, other] = [joined(key).budget, joined(key, USUAL, ahead).budget];
		expect([told.quietUntilMs, other.quietUntilMs]).toEqual([0, 0]);
		keepQuiet(told, NOW_MS, 7_000);
		expect(freeAtMs(told)).toBe(NOW_MS + 7_000);
		expect(freeAtMs(other)).toBe(NOW_MS + ahead + 7_000);
		keepQuiet(other, NOW_MS + ahead, 9_000);
		expect(freeAtMs(told)).toBe(NOW_MS + 9_000);
	});

	test.each([AHEAD_MS, -AHEAD_MS])('one that is %p ms ahead keeps its distance', (ahead) => {
		const key = new KeyBudget(USUAL);
		const [one, other] = [joined(key).budget, joined(key, USUAL, ahead).budget];
		reserve(one, NOW_MS);
		expect(freeAtMs(other)).toBe(NOW_MS + ahead + 200);
		reserve(other, NOW_MS + ahead + 200);
		expect(key.beganAtMs).toEqual([NOW_MS, NOW_MS + 200]);
	});

	// [when it joins, in ms after the silence was asked for; until when it keeps quiet, likewise]
	test.each([
		[0, 7_000],
		[6_999, 7_000],
		[7_000, null],
		[60_000, null],
	])('a run that joins %p ms into a silence of 7 s heeds it until %p ms', (joinsMs, untilMs) => {
		const key = new KeyBudget(USUAL);
		keepQuiet(joined(key).budget, NOW_MS, 7_000);
		const { budget } = joined(key, USUAL, AHEAD_MS, NOW_MS + joinsMs);
		const expected = untilMs === null ? 0 : NOW_MS + AHEAD_MS + untilMs;
		expect(budget.quietUntilMs).toBe(expected);
	});
});

test('a silence that was over when a run joined does not keep its long list down', () => {
	const key = new KeyBudget(USUAL);
	keepQuiet(joined(key).budget, NOW_MS, 7_000);
	planRequests(joined(key, USUAL, 0, NOW_MS + 7_000).budget, 600);
	expect(key.requestsPerSecond).toBe(10);
});

test('services of one run share what it has of the key', () => {
	const key = new KeyBudget(USUAL);
	const { budget } = joined(key);
	const [one, other] = [sharedBudget(budget, TOGETHER), sharedBudget(budget, TOGETHER)];
	planRequests(one, 300);
	planRequests(other, 300);
	limitPerMinute(other, 90);
	expect(key).toMatchObject({ requestsPerSecond: 10, requestsPerMinute: 90 });
});

test('slow answers of one run take no places from another, which has eight', async () => {
	const key = new KeyBudget(USUAL);
	const under = (budget: RequestBudget, count: number) => {
		const begun: number[] = [];
		const never = async () => await new Promise<void>(() => begun.push(begun.length));
		for (let index = 0; index < count; index += 1) void budget.inFlight(never);
		return begun;
	};
	const [slow, other] = [under(joined(key).budget, 10), under(joined(key).budget, 3)];
	await Promise.resolve();
	expect([slow.length, other.length]).toEqual([8, 3]);
});

test('single looks of a run are spread evenly', () => {
	expect(joined(new KeyBudget(USUAL)).budget.gapShare).toBe(1);
});
