// How many requests a budget lets through: planned ones, those of a minute, and by which clock.
import {
	freeAtMs,
	gapShareFor,
	keepQuiet,
	limitPerMinute,
	newRequestBudget,
	perSecondFor,
	planRequests,
	reserve,
	sharedBudget,
	slotMs,
	TOGETHER,
} from '../../../../core/wait/pacing/requestBudget';

test('single looks keep their whole distance, batches a tenth of it', () => {
	expect([gapShareFor(1), gapShareFor(2)]).toEqual([1, TOGETHER]);
});

// [planned requests, how many a second send them within a minute]
test.each([
	[0, 0],
	[1, 1],
	[60, 1],
	[61, 2],
	[1_000, 17],
])('%i requests are sent within a minute by %i a second', (planned, perSecond) => {
	expect(perSecondFor(planned)).toBe(perSecond);
});

describe('a look at a long list', () => {
	test('raises the budget as far as it needs, and no lower one', () => {
		const budget = newRequestBudget(5);
		planRequests(budget, 200);
		expect(budget.requestsPerSecond).toBe(5);
		planRequests(budget, 800);
		expect([budget.plannedRequests, budget.requestsPerSecond]).toEqual([1_000, 17]);
	});

	test('gets no more where the provider has asked for silence', () => {
		const budget = newRequestBudget(5);
		keepQuiet(budget, 1_000, 500);
		planRequests(budget, 1_000);
		expect([budget.plannedRequests, budget.requestsPerSecond]).toEqual([1_000, 5]);
	});
});

describe('what a provider allows within a minute', () => {
	test('keeps each request its distance', () => {
		const budget = newRequestBudget(5);
		limitPerMinute(budget, 60);
		expect(slotMs(budget)).toBe(1_000);
		reserve(budget, 7_000);
		reserve(budget, 8_000);
		expect(freeAtMs(budget)).toBe(9_000);
		expect(budget.beganAtMs).toEqual([8_000]);
	});

	test.each([null, 0, -5, NaN])('is not known as %p', (perMinute) => {
		const budget = newRequestBudget(5);
		limitPerMinute(budget, perMinute);
		expect(budget.requestsPerMinute ?? null).toBeNull();
	});

	test('is the least of what was said', () => {
		const budget = newRequestBudget(5);
		for (const perMinute of [60, 30, 90]) limitPerMinute(budget, perMinute);
		expect(budget.requestsPerMinute).toBe(30);
	});
});

test('what shares a budget shares its limits and what is planned, in both directions', () => {
	const budget = newRequestBudget(5);
	const together = sharedBudget(budget, TOGETHER);
	expect([together.requestsPerMinute, together.plannedRequests]).toEqual([null, 0]);
	limitPerMinute(together, 30);
	planRequests(together, 600);
	expect([budget.requestsPerMinute, budget.plannedRequests]).toEqual([30, 600]);
	expect([together.requestsPerMinute, together.requestsPerSecond]).toEqual([30, 10]);
	planRequests(budget, 60);
	expect(together.plannedRequests).toBe(660);
});

test('a run whose clock is ahead keeps the distance from requests of others, in its own time', () => {
	const budget = { ...newRequestBudget(5), clockAheadMs: 40_000 };
	reserve(budget, 100_000);
	expect(budget.beganAtMs).toEqual([60_000]);
	expect(freeAtMs(budget)).toBe(100_200);
});
