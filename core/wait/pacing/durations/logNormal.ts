/** A log-normal distribution of durations, in seconds, as generation times have it. */
export interface LogNormal {
	/** The natural logarithm of the median in seconds. */
	readonly logMedian: number;
	/** The standard deviation of the logarithm: with 0.4, two of three durations lie within a factor of 1.5. */
	readonly spread: number;
}

/** How many of such durations end and go on at one age; both at once, because they share the costly part. */
export interface AtAge {
	/** The chance per second that a duration ends at just this age. */
	readonly ending: number;
	/** The chance that a duration is longer than this age. */
	readonly running: number;
}

export function atAge({ logMedian, spread }: LogNormal, seconds: number): AtAge {
	if (seconds <= 0) return { ending: 0, running: 1 };
	const deviation = (Math.log(seconds) - logMedian) / spread;
	const height = Math.exp((-deviation * deviation) / 2) / ROOT_OF_TWO_PI;
	return { ending: height / (seconds * spread), running: upperTail(deviation, height) };
}

const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

/** From formula 26.2.17 of Abramowitz and Stegun, Handbook of Mathematical Functions, which is right to 7.5e-8. */
const TAIL_SLOPE = 0.2316419;

/**
 * @param height the height of the standard bell curve at this deviation
 * @returns the chance that a standard normal number is above this deviation
 */
function upperTail(deviation: number, height: number): number {
	const t = 1 / (1 + TAIL_SLOPE * Math.abs(deviation));
	const inner = -1.821255978 + t * 1.330274429;
	const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * inner)));
	const tail = sum * height;
	return deviation >= 0 ? tail : 1 - tail;
}
