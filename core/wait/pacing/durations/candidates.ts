import type { LogNormal } from './logNormal';

/** What is believed of a kind of task before any of it was seen. */
export interface Prior {
	/** The likely median of its durations. */
	readonly seconds: number;
	/** How sure that is: the standard deviation of the logarithm of the median. */
	readonly spread: number;
}

/** One median that the kind may have. */
export interface Candidate extends LogNormal {
	/** How likely it was at first; all together 1. */
	readonly share: number;
	/** The logarithm of how likely it is by what was seen, up to a summand that is the same for all. */
	logWeight: number;
}

/** Within one kind of task: over the models that are on record 0.17 to 0.46. */
const SPREAD_WITHIN_KIND = 0.44;

/** So often what is known beforehand is of no use, because a model has changed or goes by another's name. */
const SHARE_MISTAKEN = 0.12;
/** Between the models of videos that are on record. */
export const SPREAD_BETWEEN_MODELS = 1.15;

/** Odd, so that the likeliest median is one of them; they lie closer together near it. */
const CANDIDATES = 21;
const REACH = 3.6;
const DENSE_SHARE = 0.8;

/** @returns medians around the likeliest one, each with its share of what is believed */
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
