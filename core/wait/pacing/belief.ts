import { isFarOlder } from './pace';
import type { Watched } from '../pendingTask';
import type { Watching } from '../waitState';

/** What is taken for an expectation where there is none: the middle of the durations of videos. */
const UNKNOWN_EXPECTATION_S = 134;

/** By then 99 of 100 tasks that were new when the wait began have ended, if they take as long as expected. */
const DOUBT_IN_EXPECTATIONS = 3;

/** Afterwards no pause becomes longer than a quarter of the wait, as 5 % of an age is the pause. */
const BELIEVED_IN_WAITS = 5;

/** A provider tells the time in whole seconds, so an age that is reckoned from it sways by as much. */
export const SWAY_MS = 5_000;

type Believer = Pick<Watching, 'expectation' | 'isClockVouchedFor' | 'knownSinceMs' | 'settings'>;

/**
 * When a task was born, as far as its record is to be believed.
 *
 * An age comes from two clocks that are not ours: the one of the record and the one of the answer's `Date`.
 * Where they disagree, by a zone that was left out, a proxy's clock or no `Date` at all, a new task looks
 * hours old, and would be looked at as seldom as one that is stuck. So an age far beyond the expected one
 * is not believed until either another record of this wait shows that the provider's clock is right, or
 * the wait has lasted so long itself that a new task would have ended; and then only as far as the wait's
 * own length bears it out. The price is some more looks at a task that really is old, once.
 *
 * @param bornAtMs by the record, in ms since 1970; never after the wait began to know the task
 */
export function believedBornAtMs(watching: Believer, bornAtMs: number, nowMs: number): number {
	if (watching.isClockVouchedFor || !isFarOlderAtFirst(watching, bornAtMs)) return bornAtMs;
	const { knownSinceMs, settings } = watching;
	const waitedMs = nowMs - settings.startedAtMs;
	if (waitedMs < 1000 * DOUBT_IN_EXPECTATIONS * expectationOf(watching)) return knownSinceMs;
	return Math.max(bornAtMs, nowMs - BELIEVED_IN_WAITS * waitedMs);
}

/** Takes in the age of a task by its record, as an answer told it just now. */
export function noteBirth(
	watching: Watching,
	watched: Watched,
	ageMs: number | null,
	nowMs: number,
): void {
	if (ageMs === null) return;
	const atMs = nowMs - ageMs;
	// What is neither from the future nor far older than expected can hardly be from a wrong clock.
	if (atMs <= watching.knownSinceMs + SWAY_MS && !isFarOlderAtFirst(watching, atMs))
		watching.isClockVouchedFor = true;
	const bornAtMs = Math.min(atMs, watching.knownSinceMs);
	const isFirst = watched.task === null;
	if (isFirst || Math.abs(bornAtMs - watched.bornAtMs) >= SWAY_MS) watched.bornAtMs = bornAtMs;
}

function isFarOlderAtFirst(watching: Believer, bornAtMs: number): boolean {
	return isFarOlder((watching.knownSinceMs - bornAtMs) / 1000, expectationOf(watching));
}

function expectationOf({ expectation }: Believer): number {
	return expectation.seconds() ?? UNKNOWN_EXPECTATION_S;
}
