import { DurationBelief } from '../../../../../core/wait/pacing/durations/durationBelief';
import type { ExpectedDuration } from '../../../../../core/wait/pacing/durations/expectedDuration';
import { casesOf, fc } from '../../../../propertyTests.mjs';

const KNOWN = { seconds: 134, spread: 0.4 };
const UNKNOWN = { seconds: 134, spread: 1.15 };

/** By which age half of such tasks have ended, in seconds. */
function median(expected: ExpectedDuration): number {
	let age = 1;
	while (expected.endedShare(age) < 0.5) age *= 1.01;
	return age;
}

const times = (count: number, seconds: number) => Array<number>(count).fill(seconds);

test('before anything is seen the median is the one that is known', () => {
	for (const prior of [KNOWN, UNKNOWN]) {
		const belief = new DurationBelief(prior);
		expect(belief.medianAtFirst).toBe(134);
		expect(median(belief.expected()) / 134).toBeCloseTo(1, 0);
	}
});

test('each task that ends draws the median to itself, the more the less was known', () => {
	const after = (prior: typeof KNOWN, ...ends: readonly number[]) => {
		const belief = new DurationBelief(prior);
		for (const seconds of ends) belief.noteEnd(seconds);
		return median(belief.expected());
	};
	expect(after(UNKNOWN, 30)).toBeLessThan(after(KNOWN, 30));
	expect(after(KNOWN, 30)).toBeLessThan(134);
	expect(after(KNOWN, 30, 30, 30)).toBeLessThan(after(KNOWN, 30));
	expect(after(KNOWN, 900)).toBeGreaterThan(134);
	// Strong evidence wins over what a user was sure of.
	expect(after({ seconds: 134, spread: 0.15 }, ...times(20, 600))).toBeGreaterThan(400);
});

test('one task that is stuck does not move what ten others say', () => {
	const belief = new DurationBelief(KNOWN);
	for (const seconds of times(10, 50)) belief.noteEnd(seconds);
	const before = median(belief.expected());
	belief.noteEnd(36_000);
	belief.noteRunning(0, 86_400);
	expect(median(belief.expected()) / before).toBeCloseTo(1, 1);
});

test('tasks that run on outweigh the first to end, which are the short ones', () => {
	const belief = new DurationBelief(UNKNOWN);
	for (const seconds of [60, 70, 80]) belief.noteEnd(seconds);
	const before = median(belief.expected());
	for (let count = 0; count < 47; count += 1) belief.noteRunning(0, 90);
	expect(median(belief.expected())).toBeGreaterThan(1.3 * before);
});

test('what was taken in of a task that runs can be taken back', () => {
	const belief = new DurationBelief(KNOWN);
	const fresh = new DurationBelief(KNOWN);
	belief.noteRunning(0, 100);
	belief.noteRunning(100, 300);
	expect(belief.expected().hazard(150)).not.toBeCloseTo(fresh.expected().hazard(150), 6);
	// A task's own word is not counted a second time for itself.
	expect(belief.expected(300).hazard(350)).toBeCloseTo(fresh.expected().hazard(350), 9);
	belief.noteRunning(300, 0);
	expect(belief.expected().hazard(150)).toBeCloseTo(fresh.expected().hazard(150), 9);
});

describe('earlier durations', () => {
	test('show where tasks end, also where that is at two places', () => {
		const learnt = [5, 130, 5, 140, 120, 5, 150, 5, 135, 128];
		const expected = new DurationBelief(UNKNOWN, learnt).expected();
		const between = (from: number, to: number) =>
			expected.endedShare(to) - expected.endedShare(from);
		expect(between(3, 9)).toBeGreaterThan(0.25);
		expect(between(80, 220)).toBeGreaterThan(0.4);
		expect(between(15, 50)).toBeLessThan(0.15);
	});

	test('count the less the older they are, so that a change is learnt', () => {
		const changed = [...times(3, 500), ...times(17, 134)];
		expect(median(new DurationBelief(KNOWN, changed).expected())).toBeGreaterThan(
			median(new DurationBelief(KNOWN, [...changed].reverse()).expected()),
		);
		const replaced = [...times(10, 500), ...times(10, 134)];
		expect(median(new DurationBelief(KNOWN, replaced).expected())).toBeGreaterThan(300);
	});

	test('are what a wrong age is measured against', () => {
		expect(new DurationBelief(UNKNOWN, times(10, 8)).medianAtFirst).toBeLessThan(12);
	});
});

test('whatever is taken in, shares and hazards are numbers that can be', () => {
	const seconds = fc.double({ min: 0.001, max: 1e7, noNaN: true });
	const events = fc.array(
		fc.record({ end: fc.boolean(), one: seconds, other: fc.oneof(seconds, fc.constant(0)) }),
		{ maxLength: 60 },
	);
	const spread = fc.double({ min: 0.1, max: 2, noNaN: true });
	fc.assert(
		fc.property(seconds, spread, fc.array(seconds, { maxLength: 20 }), events, (...drawn) => {
			const [middle, width, learnt, seen] = drawn;
			const belief = new DurationBelief({ seconds: middle, spread: width }, learnt);
			for (const { end, one, other } of seen) {
				if (end) belief.noteEnd(one);
				else belief.noteRunning(other, one);
			}
			const expected = belief.expected();
			let before = 0;
			for (const age of [0, 0.5, 3, 30, 300, 3_000, 86_400, 1e9]) {
				const share = expected.endedShare(age);
				expect(share).toBeGreaterThanOrEqual(before - 1e-6);
				expect(share).toBeLessThanOrEqual(1);
				expect(expected.hazard(age)).toBeGreaterThanOrEqual(0);
				expect(Number.isFinite(expected.hazard(age))).toBe(true);
				before = share;
			}
		}),
		casesOf(200),
	);
});

test('what is kept does not grow with the tasks that are taken in', () => {
	const belief = new DurationBelief(KNOWN);
	const size = () => JSON.stringify(belief).replace(/-?\d+(\.\d+)?(e-?\d+)?/g, 'n').length;
	belief.noteEnd(100);
	const before = size();
	for (const seconds of times(1_000, 100)) belief.noteEnd(seconds);
	expect(size()).toBe(before);
});
