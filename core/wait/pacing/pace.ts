/**
 * When to look again.
 *
 * A look costs a request and brings every task that ended since the last one. With h(t) the hazard of a
 * task, the chance per second that it ends now if it has not yet, and c the seconds of lag that one
 * request is worth, looks are best placed with the density n(t) = sqrt(h(t) / (2c)) (Keller 1974; Barlow,
 * Hunter and Proschan 1963): no looks while h is 0, a steady beat while it is level. Generation times are
 * close to log-normal, 5 % below 1 and 5 % above 5 minutes, that is median m = 134 s and sigma = 0.49; the
 * hazard of that is next to 0 before 0.4 m, then rises and stays level at 0.013 a second from m to 3 m. So:
 *
 * - silence until the oldest task is 0.47 m old, when 6 % are done;
 * - then the beat m / 13.1, about 10 s: half of it, and the answer's own time, is the mean lag;
 * - for k tasks in one request the hazards add up, n = sqrt(k h / (2c)). How many requests a user would give
 *   for a second is not known, so only the direction is taken from it, and mildly: beats are shorter while
 *   many tasks share a request and longer when few of them are left, by (k0^0.65 / k)^0.155. Measured
 *   against the level beat this saves a tenth of the requests for 50 tasks at the same mean lag.
 */
const SILENT_SHARE = 0.47;
const BEATS_PER_EXPECTATION = 13.1;
const LOAD_REFERENCE_EXPONENT = 0.65;
const LOAD_EXPONENT = 0.155;

/** A beat below 5 s gains less lag than an answer takes; above 15 s it is what users wait for by hand. */
const SHORTEST_BEAT_S = 5;
const LONGEST_BEAT_S = 15;

/** An estimate can be wrong, so that silence is broken in time. */
const LONGEST_SILENCE_S = 90;

/** Without an estimate the age is one: a task is as likely to take as long again. */
const UNKNOWN_SHARE = 0.1;

/** A task six times as old as expected is of another sort, a cheap tier of three days: 5 % of its age is early enough. */
const FAR_OLDER = 6;
const FAR_OLDER_SHARE = 0.05;
const LONGEST_PAUSE_S = 300;

/** So that many executions do not beat together. */
const JITTER_SHARE = 0.1;

const LONGEST_BACKOFF_S = 60;

export interface Situation {
	/** As the user set it; 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row that brought no answer. */
	readonly looksWithoutAnswer: number;
	/** Whether any look of this wait has brought an answer yet. */
	readonly hasAnswer: boolean;
	/** How long such tasks take from their creation on, or null when that is not known. */
	readonly expectedSeconds: number | null;
	/** The age of the task that sets the pace for the next request. */
	readonly ageSeconds: number;
	/** How many tasks the wait began with, two requests' worth at most, and how many the next request asks about. */
	readonly askedAtFirst: number;
	readonly askedNext: number;
	/** A random number from 0 to 1. */
	readonly chance: number;
}

/** @returns the pause before the next look, in ms */
export function pauseMs(situation: Situation): number {
	const { pollIntervalSeconds, chance } = situation;
	if (pollIntervalSeconds > 0) return 1000 * backedOff(pollIntervalSeconds, situation);
	const jitter = 1 + JITTER_SHARE * (2 * chance - 1);
	return 1000 * jitter * automaticPauseNow(situation);
}

/** Nothing has answered yet: the address is as likely wrong as the provider is slow, and should be told soon. */
const FIRST_CONTACT_S = 1;

function automaticPauseNow(situation: Situation): number {
	const isFirstContact = !situation.hasAnswer && situation.looksWithoutAnswer > 0;
	return backedOff(isFirstContact ? FIRST_CONTACT_S : automaticPause(situation), situation);
}

/** After k looks in a row without an answer the pause × 2^(k−1), at most a minute, never less than the pause. */
function backedOff(pauseSeconds: number, { looksWithoutAnswer }: Situation): number {
	const doubled = pauseSeconds * 2 ** Math.max(0, looksWithoutAnswer - 1);
	return Math.max(pauseSeconds, Math.min(LONGEST_BACKOFF_S, doubled));
}

function automaticPause(situation: Situation): number {
	const { expectedSeconds, ageSeconds } = situation;
	const old = Math.min(LONGEST_PAUSE_S, FAR_OLDER_SHARE * ageSeconds);
	if (expectedSeconds === null) {
		return Math.max(clamped(UNKNOWN_SHARE * ageSeconds), old);
	}
	const silentUntil = silenceSeconds(expectedSeconds);
	if (ageSeconds < silentUntil) {
		return Math.min(LONGEST_SILENCE_S, Math.max(SHORTEST_BEAT_S, silentUntil - ageSeconds));
	}
	const beat = clamped((expectedSeconds / BEATS_PER_EXPECTATION) * loadFactor(situation));
	return isFarOlder(ageSeconds, expectedSeconds) ? Math.max(beat, old) : beat;
}

/** Whether a task is of another sort than the expected ones, or stuck: the older it is, the longer it may take. */
export function isFarOlder(ageSeconds: number, expectedSeconds: number | null): boolean {
	return ageSeconds > farOlderSeconds(expectedSeconds);
}

/** Beyond which age a task is of another sort, in seconds; any age where nobody knows how long tasks take. */
export function farOlderSeconds(expectedSeconds: number | null): number {
	return expectedSeconds === null ? Number.NEGATIVE_INFINITY : FAR_OLDER * expectedSeconds;
}

/** How old a task becomes before the first look at it can pay, in seconds. */
export function silenceSeconds(expectedSeconds: number): number {
	return SILENT_SHARE * expectedSeconds;
}

function loadFactor({ askedAtFirst, askedNext }: Situation): number {
	const reference = Math.max(1, askedAtFirst) ** LOAD_REFERENCE_EXPONENT;
	return (reference / Math.max(1, askedNext)) ** LOAD_EXPONENT;
}

function clamped(seconds: number): number {
	return Math.min(LONGEST_BEAT_S, Math.max(SHORTEST_BEAT_S, seconds));
}
