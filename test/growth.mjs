import { cpuUsage } from 'node:process';

/** How much longer four times the work may take: linear work takes 4 times as long, quadratic 16 times. */
const MOST_GROWTH = 8;
/** Work that takes longer than this is measured less often: what disturbs a measurement is short beside it. */
const LONG_MS = 30;
/** What is done sooner than this for a text of 16,000 characters and more is not quadratic in it. */
const NOTHING_MS = 3;
/** What disturbs a measurement does not make work take this many times as long, each time. */
const NO_DISTURBANCE = 100;
const LARGEST = 16_000;

/**
 * What took no time before and grows exponentially comes to an end at the next size, on a fast machine too: 2 ** 18
 * steps take no time, 2 ** 27 less than a second, 2 ** 80 for ever. Sizes grow faster from 1,000 on: work that doubles
 * with 35 letters more, or fewer, has taken its time by then.
 *
 * @param {number} largest
 */
function* sizesUpTo(largest) {
	for (let size = 12; size < largest; size *= size < 1_000 ? 1.5 : 4) yield Math.round(size);
	yield largest;
}

/**
 * Whether work takes time linear in the size of what it is given. Compares sizes with each other in one run, from
 * small to large, so that neither a slow machine nor work without end matters.
 *
 * @template Input
 * @param {(size: number) => Input} make
 * @param {(input: Input) => unknown} work
 * @param {number} [largest] the largest size that is tried
 * @returns {string | null} null when it is linear, else what was measured
 */
export function growthOf(make, work, largest = LARGEST) {
	for (const size of sizesUpTo(largest)) {
		const larger = make(size);
		let [first, second] = [0, leastMs(() => work(larger), 1)];
		if (second <= NOTHING_MS) continue;
		const smaller = make(Math.ceil(size / 4));
		// Again and again, since the first calls are slow, and others may have the processor meanwhile.
		for (let tries = 0; tries < (second > LONG_MS ? 4 : 10) && second > NOTHING_MS; tries += 1) {
			first = Math.max(
				first,
				leastMs(() => work(smaller), 3),
			);
			second = Math.min(
				second,
				leastMs(() => work(larger), second > LONG_MS ? 1 : 3),
			);
			if (second <= first * MOST_GROWTH) break;
			if (second > NO_DISTURBANCE * Math.max(first, NOTHING_MS)) break;
		}
		if (second > NOTHING_MS && second > first * MOST_GROWTH) {
			return `${Math.ceil(size / 4)}: ${first.toFixed(2)} ms, ${size}: ${second.toFixed(2)} ms`;
		}
	}
	return null;
}

/**
 * @param {() => unknown} work
 * @param {number} times
 * @returns {number} the least time of the processor that it took, in ms: what others take of it does not count
 */
function leastMs(work, times) {
	let least = Infinity;
	for (let run = 0; run < times; run += 1) {
		const before = cpuUsage();
		work();
		least = Math.min(least, cpuUsage(before).user / 1000);
	}
	return least;
}
