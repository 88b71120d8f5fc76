import type { LogNormal } from './logNormal';

/** What is believed of how long a kind of task takes before any task of it was seen. */
export interface Prior {
	/** The likely median of its durations, in seconds. */
	readonly seconds: number;
	/** How uncertain the median is: the standard deviation of its natural logarithm. */
	readonly spread: number;
}

/** One median that the durations of a kind may have, and how likely it is. */
export interface Candidate extends LogNormal {
	/** How likely the median was at first; the shares of all candidates are together 1. */
	readonly share: number;
	/** The logarithm of how likely the median is by what was seen, up to a constant that is the same for all. */
	logWeight: number;
}

/** The spread of durations within one kind of task: for the models on record it is 0.17 to 0.46. */
const SPREAD_WITHIN_KIND = 0.44;

/** How often the prior is of no use, as a share, because a model has changed or goes by another model's name. */
const SHARE_MISTAKEN = 0.12;
/** The spread of the medians of the video models on record. */
export const SPREAD_BETWEEN_MODELS = 1.15;

/** How many candidates: odd, so that the likeliest median is one of them. They lie closer together near it. */
const CANDIDATES = 21;
const REACH = 3.6;
const DENSE_SHARE = 0.8;

/** @returns candidates around the likeliest median, each with its share of the belief */
export function candidatesAround({ seconds, spread }: Prior): readonly Candidate[] {
	const logMedian = Math.log(seconds);
	const dense = DENSE_SHARE * Math.min(1, spread);
	const step = (2 * Math.asinh(REACH / dense)) / (CANDIDATES - 1);
	const middle = (CANDIDATES - 1) / 2;
	const offsetOf = (index: number) => dense * Math.sinh(step * (index - middle));
	const offsets = Array.from({ length: CANDIDATES }, (_, index) => offsetOf(index));
	const densities = offsets.map((offset, index) => {
		const width = (offsetOf(index + 1) - offsetOf(index - 1)) / 2;
		const known = bell(offset, spread);
		const mistaken = bell(offset, Math.max(spread, SPREAD_BETWEEN_MODELS));
		return width * ((1 - SHARE_MISTAKEN) * known + SHARE_MISTAKEN * mistaken);
	});
	const total = densities.reduce((sum, one) => sum + one, 0);
	return offsets.map((offset, index) => {
		const share = (densities[index] ?? 0) / total;
		return {
			logMedian: logMedian + offset,
			spread: SPREAD_WITHIN_KIND,
			share,
			logWeight: Math.log(share),
		};
	});
}

function bell(offset: number, spread: number): number {
	return Math.exp(-(offset * offset) / (2 * spread * spread)) / spread;
}
