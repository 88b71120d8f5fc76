/**
 * @typedef {object} Distribution how long tasks take
 * @property {(time: number) => number} endedBy the share of tasks that have ended so many seconds after creation
 * @property {(count: number, random: () => number) => number[]} draw durations of tasks created together, in
 * seconds; the first number that is drawn settles the most
 */

/** By how much the durations of tasks of one model differ, as the standard deviation of their logarithm. */
export const WITHIN_A_MODEL = 0.38;

/** The same for all that the rest of the benchmark waits for: 5 % below 1 and 5 % above 5 minutes. */
export const USUAL_MEDIAN_SECONDS = 134.2;
export const USUAL_SPREAD = 0.489;

const SQRT_OF_2_PI = Math.sqrt(2 * Math.PI);

/** The name at hand, because a test's look at a global takes longer than all the rest. */
const { exp } = Math;

/** @param {number} z @returns {number} the share of a normal distribution below z, exact to 1e-14 */
function normalShare(z) {
	if (z > 8 || z < -8) return z > 0 ? 1 : 0;
	// A series of positive terms, so that nothing cancels: z + z³/3 + z⁵/(3·5) + …
	let [term, sum] = [z, z];
	for (let odd = 3; term * z > 1e-17 * sum * z; odd += 2) {
		term *= (z * z) / odd;
		sum += term;
	}
	return 0.5 + (sum * exp((-z * z) / 2)) / SQRT_OF_2_PI;
}

/** @param {number} share @returns {number} the z below which this share lies */
function normalQuantile(share) {
	let [low, high] = [-8, 8];
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (normalShare(middle) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/**
 * @param {number} medianSeconds
 * @param {number} spread standard deviation of the logarithm
 */
function logNormalParts(medianSeconds, spread) {
	return {
		/** @param {number} time */
		endedBy: (time) => (time <= 0 ? 0 : normalShare(Math.log(time / medianSeconds) / spread)),
		/** @param {number} share */
		at: (share) => medianSeconds * Math.exp(spread * normalQuantile(share)),
	};
}

/**
 * @param {number} medianSeconds
 * @param {number} [spread]
 * @returns {Distribution}
 */
export function logNormal(medianSeconds, spread = USUAL_SPREAD) {
	const { endedBy, at } = logNormalParts(medianSeconds, spread);
	return { endedBy, draw: (count, random) => Array.from({ length: count }, () => at(random())) };
}

/**
 * @param {number} medianSeconds of those that are worked on as usual
 * @returns {Distribution} of which 30 % were made before and come at once, and 5 % are stuck for half an hour
 */
export function mixture(medianSeconds) {
	const parts = [
		{ share: 0.3, ...logNormalParts(5, 0.3) },
		{ share: 0.65, ...logNormalParts(medianSeconds, USUAL_SPREAD) },
		{ share: 0.05, ...logNormalParts(1800, 0.05) },
	];
	/** @param {number} chance */
	const drawOne = (chance) => {
		let rest = chance;
		for (const { share, at } of parts) {
			if (rest < share) return at(rest / share);
			rest -= share;
		}
		return 1800;
	};
	return {
		endedBy: (time) => parts.reduce((sum, { share, endedBy }) => sum + share * endedBy(time), 0),
		draw: (count, random) => Array.from({ length: count }, () => drawOne(random())),
	};
}

const OF_THE_HOUR = 0.6;
const WITHIN_AN_HOUR = 0.25;

/**
 * @param {number} medianSeconds
 * @returns {Distribution} tasks that all take longer or shorter by the time of day: those created together alike
 */
export function timeOfDay(medianSeconds) {
	const { endedBy } = logNormalParts(medianSeconds, Math.hypot(OF_THE_HOUR, WITHIN_AN_HOUR));
	return {
		endedBy,
		draw(count, random) {
			const factor = Math.exp(OF_THE_HOUR * normalQuantile(random()));
			return logNormal(medianSeconds * factor, WITHIN_AN_HOUR).draw(count, random);
		},
	};
}

/**
 * Chance of which the first number goes through the range evenly over many runs, so that few runs tell the mean.
 *
 * @param {() => number} random
 * @param {number} run from 0 on
 * @param {number} runs
 * @returns {() => number}
 */
export function evenly(random, run, runs) {
	let isFirst = true;
	return () => {
		const chance = random();
		if (!isFirst) return chance;
		isFirst = false;
		return (run + chance) / runs;
	};
}
