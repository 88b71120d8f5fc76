import type { ExpectedDuration } from './durations/expectedDuration';

/** Tasks that the next request asks about and that are about as old. */
export interface OpenGroup {
	readonly count: number;
	/** How old they were when they were last asked about. */
	readonly ageSeconds: number;
	readonly expected: ExpectedDuration;
}

/**
 * When to look again.
 *
 * A look costs a request and brings every task that ended since the last one. With h(t) the hazard of a task,
 * the chance per second that it ends now if it has not yet, and c the seconds of lag that one request is worth,
 * looks are best placed with the density sqrt(h(t) / 2c) (Keller 1974; Barlow, Hunter and Proschan 1963): the
 * next look is where the integral of that has grown by 1. So there are few looks while h is next to 0, and a
 * beat that follows the hazard afterwards, half of which is the mean lag.
 *
 * That holds where h changes little from look to look. It passes over a lump of ends long before the others, as
 * where 30 of 100 tasks come at once out of a cache: they are few, and would be noticed when the others end. So
 * the look is made earlier where the lag that is likely saved until then is worth more than the request.
 */
const LAG_PER_REQUEST_S = 0.7;

/**
 * For k tasks in one request the hazards add up, sqrt(k h / 2c), if a second of each counts in full. How many
 * requests a user would give for a second of one of many is not known, so only the direction is taken from it,
 * and mildly: of k0 tasks at first there are as many looks as for one task times (k / k0^0.65)^0.155, more while
 * many share a request and fewer when few of them are left. Measured against the same for any k this saves a
 * tenth of the requests for 50 tasks at the same mean lag.
 */
const LOAD_EXPONENT = 0.31;
const LOAD_REFERENCE_EXPONENT = 0.65;

/** A look sooner gains less lag than an answer takes. */
export const SHORTEST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 300;

/** How finely the integral is taken: as a share of the age, and at least. */
const STEP_SHARE = 0.03;
const SHORTEST_STEP_S = 0.5;

/**
 * @param askedAtFirst how many tasks the wait began with, two requests' worth at most
 * @returns how long after the last look at these tasks the next one pays, in seconds
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

/** @returns the hazards of all tasks together, and of one as it counts among those that share its request */
function hazardOf(groups: readonly OpenGroup[], seconds: number, reference: number) {
	let hazard = 0;
	let squares = 0;
	for (const { count, ageSeconds, expected } of groups) {
		const one = expected.hazard(ageSeconds + seconds);
		hazard += count * one;
		squares += count * one * one;
	}
	if (squares === 0) return { hazard, loaded: 0 };
	// As many tasks that end as likely as each other: those that are stuck must not hold up the rest.
	const alike = (hazard * hazard) / squares;
	const load = (alike / reference) ** LOAD_EXPONENT;
	return { hazard, loaded: (load * hazard) / alike };
}
