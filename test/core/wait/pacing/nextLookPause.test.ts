import { DurationBelief } from '../../../../core/wait/pacing/durations/durationBelief';
import { pauseForGroups } from '../../../../core/wait/pacing/nextLookPause';
import type { OpenGroup } from '../../../../core/wait/pacing/nextLookPause';
import { casesOf, fc } from '../../../propertyTests.mjs';

const SURE = 0.15;
const FAIR = 0.4;
const NOTHING = 1.15;

/** So many tasks of that age, with that median known so well. */
function group(count: number, ageSeconds: number, seconds: number, spread: number): OpenGroup {
	const belief = new DurationBelief({ seconds, spread });
	return { count, ageSeconds, expected: belief.expected() };
}

// [tasks, their age, median known in s, how sure that is, pause in s]
test.each([
	[1, 0, 134, SURE, 42.8],
	[1, 0, 134, FAIR, 38.1],
	[1, 0, 134, NOTHING, 21.3],
	[1, 0, 8, FAIR, 5.33],
	[1, 0, 29, FAIR, 13.1],
	[1, 0, 1_057, FAIR, 142],
	[1, 67, 134, SURE, 15.7],
	[1, 134, 134, SURE, 11],
	[1, 134, 134, FAIR, 12.4],
	[1, 134, 134, NOTHING, 17.5],
	[1, 1_057, 1_057, FAIR, 34.9],
	[1, 8, 8, SURE, 2.64],
	[1, 2, 2, SURE, 2],
	[50, 134, 134, SURE, 8.89],
	[1, 600, 134, SURE, 31.9],
	[1, 3_600, 134, SURE, 176],
	[1, 86_400, 134, SURE, 300],
])('%p tasks of %p s, median %p s, known to %p: %p s', (...row) => {
	const [count, age, median, spread, seconds] = row;
	const pause = pauseForGroups([group(count, age, median, spread)], count);
	expect(Math.abs(pause / seconds - 1)).toBeLessThan(0.01);
});

test('a task of 8 s of a model that nobody knows is noticed before a minute', () => {
	let age = 0;
	while (age < 8) age += pauseForGroups([group(1, age, 134, NOTHING)]);
	expect(age - 8).toBeLessThan(20);
});

describe('where some tasks end long before the others', () => {
	const learnt = (atOnce: number) =>
		Array.from({ length: 10 }, (_, index) => (index % 10 < atOnce ? 5 : 134));
	const first = (atOnce: number) => {
		const belief = new DurationBelief({ seconds: 134, spread: NOTHING }, learnt(atOnce).reverse());
		return pauseForGroups([{ count: 1, ageSeconds: 0, expected: belief.expected() }]);
	};

	test('they are looked for where that saves more than a request costs', () => {
		expect(first(0)).toBeGreaterThan(25);
		expect(first(3)).toBeGreaterThan(5);
		expect(first(3)).toBeLessThan(10);
	});

	test('and the others are not asked about more often', () => {
		const belief = new DurationBelief({ seconds: 134, spread: NOTHING }, learnt(3));
		const beside = new DurationBelief({ seconds: 134, spread: NOTHING }, learnt(0));
		const later = (one: DurationBelief) =>
			pauseForGroups([{ count: 1, ageSeconds: 60, expected: one.expected(60) }]);
		expect(later(belief) / later(beside)).toBeGreaterThan(0.9);
	});
});

test('of k tasks more share a request, and fewer are left later: more looks, then fewer', () => {
	const pause = (count: number, atFirst: number) =>
		pauseForGroups([group(count, 134, 134, SURE)], atFirst);
	expect(pause(50, 50)).toBeLessThan(pause(1, 1));
	expect(pause(25, 50)).toBeGreaterThan(pause(50, 50));
	expect(pause(1, 50)).toBeGreaterThan(pause(1, 1));
});

test('tasks that are stuck do not hold up one that is about to end', () => {
	const alone = pauseForGroups([group(1, 134, 134, SURE)]);
	const among = pauseForGroups([group(1, 134, 134, SURE), group(49, 86_400, 134, SURE)]);
	expect(among / alone).toBeCloseTo(1, 1);
});

test('of two kinds the one that is due decides', () => {
	const soon = group(10, 8, 8, SURE);
	const late = group(10, 8, 1_057, SURE);
	expect(pauseForGroups([soon, late]) / pauseForGroups([soon])).toBeCloseTo(1, 1);
	expect(pauseForGroups([late])).toBeGreaterThan(100);
});

test('whatever is asked about, a pause is within its bounds', () => {
	const one = fc.record({
		count: fc.integer({ min: 1, max: 100 }),
		age: fc.double({ min: 0, max: 1e7, noNaN: true }),
		median: fc.double({ min: 0.5, max: 1e6, noNaN: true }),
		spread: fc.double({ min: 0.1, max: 2, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(one, { maxLength: 4 }), fc.integer({ min: 1, max: 100 }), (...drawn) => {
			const [groups, atFirst] = drawn;
			const pause = pauseForGroups(
				groups.map(({ count, age, median, spread }) => group(count, age, median, spread)),
				atFirst,
			);
			expect(pause).toBeGreaterThanOrEqual(2);
			expect(pause).toBeLessThanOrEqual(300);
		}),
		casesOf(200),
	);
});

test('where nothing can end any more the pause is the longest', () => {
	const expected = { hazard: () => 0, endedShare: () => 1 } as unknown as OpenGroup['expected'];
	expect(pauseForGroups([{ count: 3, ageSeconds: 10, expected }])).toBe(300);
	expect(pauseForGroups([])).toBe(300);
});
