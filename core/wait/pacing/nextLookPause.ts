import type { ExpectedDuration } from './durations/expectedDuration';

/** Tasks of one kind and about the same age that the next request asks about. */
export interface OpenGroup {
	readonly count: number;
	/** Their mean age when they were last asked about, in seconds. */
	readonly ageSeconds: number;
	readonly expected: ExpectedDuration;
}

/**
 * The seconds of lag that one request is worth: c in the rule for when to look again.
 *
 * A look costs a request and brings every task that ended since the last look. Let h(t) be the hazard of a task: the
 * chance per second that it ends now if it has not yet. Looks are best placed with the density sqrt(h(t) / 2c)
 * (Keller 1974; Barlow, Hunter and Proschan 1963): the next look is where the integral of the density has grown
 * by 1. So there are few looks while h is near 0; afterwards the pauses follow the hazard, and the mean lag is half
 * a pause.
 *
 * That holds when h changes little from look to look. It misses a group of tasks that end long before the others,
 * as when 30 of 100 tasks come at once out of a cache: they are few, and would be noticed only when the others end.
 * So the look is made earlier if the lag that this is likely to save is worth more than the request.
 */
const LAG_PER_REQUEST_S = 0.7;

/**
 * How the density of looks depends on the number of tasks. For k tasks in one request the hazards add up to
 * sqrt(k h / 2c), if a second of lag counts in full for each task. How many requests a user would give for a second
 * of one task among many is not known, so only the direction is taken from this, and mildly: with k0 tasks at first
 * there are (k / k0^0.65)^0.155 times as many looks as for one task, more while many tasks share a request and fewer
 * when few are left. Measured against the same density for any k, this saves a tenth of the requests for 50 tasks at
 * the same mean lag.
 */
const LOAD_EXPONENT = 0.31;
const LOAD_REFERENCE_EXPONENT = 0.65;

/** In seconds. A look that comes sooner would save less lag than its answer takes. */
export const SHORTEST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 300;

/** The step of the integral: this share of the age, but at least this many seconds. */
const STEP_SHARE = 0.03;
const SHORTEST_STEP_S = 0.5;

/**
 * @param askedAtFirst how many tasks the wait began with, two requests' worth at most
 * @returns how long after the last look at these tasks the next one is worth its request, in seconds
 */
export function pauseForGroups(groups: readonly OpenGroup[], askedAtFirst = 1): number {
	const reference = Math.max(1, askedAtFirst) ** LOAD_REFERENCE_EXPONENT;
	const { seconds, moments } = nextByDensity(groups, reference);
	let best = { seconds, saved: 1 };
	for (const moment of moments) {
		const saved = (moment.ended * (seconds - moment.seconds)) / LAG_PER_REQUEST_S;
		if (saved > best.saved) best = { seconds: moment.seconds, saved };
	}
	return Math.min(LONGEST_PAUSE_S, Math.max(SHORTEST_PAUSE_S, best.seconds));
}

/** A time before the next look, in seconds from the last one, and how many tasks are likely to have ended by then. */
interface Moment {
	readonly seconds: number;
	readonly ended: number;
}

/** @returns where the integral has grown by 1, in seconds from the last look, and the moments before that */
function nextByDensity(groups: readonly OpenGroup[], reference: number) {
	const count = groups.reduce((sum, group) => sum + group.count, 0);
	const youngest = Math.min(...groups.map(({ ageSeconds }) => ageSeconds));
	const moments: Moment[] = [];
	let [seconds, sum, ended, running] = [0, 0, 0, 1];
	while (seconds < LONGEST_PAUSE_S) {
		const step = Math.max(SHORTEST_STEP_S, STEP_SHARE * (youngest + seconds));
		const { hazard, loaded } = hazardOf(groups, seconds + step / 2, reference);
		const part = step * Math.sqrt(loaded / (2 * LAG_PER_REQUEST_S));
		if (sum + part >= 1) return { seconds: seconds + (step * (1 - sum)) / part, moments };
		sum += part;
		seconds += step;
		ended += running * loaded * step;
		running *= Math.exp((-hazard * step) / count);
		moments.push({ seconds, ended });
	}
	return { seconds: LONGEST_PAUSE_S, moments };
}

/** @returns `hazard`, the sum over all tasks, and `loaded`, that of one task weighted by how many share its request */
function hazardOf(groups: readonly OpenGroup[], seconds: number, reference: number) {
	let hazard = 0;
	let squares = 0;
	for (const { count, ageSeconds, expected } of groups) {
		const one = expected.hazard(ageSeconds + seconds);
		hazard += count * one;
		squares += count * one * one;
	}
	if (squares === 0) return { hazard, loaded: 0 };
	// How many equally likely tasks these amount to: tasks that are stuck must not hold up the rest.
	const alike = (hazard * hazard) / squares;
	const load = (alike / reference) ** LOAD_EXPONENT;
	return { hazard, loaded: (load * hazard) / alike };
}
