import { isFarOlder } from './pace';
import type { PendingTask } from '../pendingTask';
import type { WaitState } from '../waitState';

/** Taken as the estimate where there is none: the median duration of videos, in seconds. */
const UNKNOWN_DURATION_S = 134;

/** By then 99 of 100 tasks that were new when the wait began have ended, if they take as long as expected. */
const DOUBT_IN_DURATIONS = 3;

/** Afterwards no pause becomes longer than a quarter of the wait, as 5 % of an age is the pause. */
const BELIEVED_IN_WAITS = 5;

/** A provider tells the time in whole seconds, so an age that is reckoned from it sways by as much. */
export const SWAY_MS = 5_000;

/** What tells which ages are believed. */
export type Believer = Pick<WaitState, 'pace' | 'question'>;

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
export function believedBornAtMs(state: Believer, bornAtMs: number, nowMs: number): number {
	if (state.pace.isClockVouchedFor || !isFarOlderAtFirst(state, bornAtMs)) return bornAtMs;
	const { settings } = state.question;
	const { knownSinceMs } = state.pace;
	const waitedMs = nowMs - settings.startedAtMs;
	if (waitedMs < 1000 * DOUBT_IN_DURATIONS * estimateOf(state)) return knownSinceMs;
	return Math.max(bornAtMs, nowMs - BELIEVED_IN_WAITS * waitedMs);
}

/** Takes in the age of a task by its record, as an answer told it just now. */
export function noteBirth(
	state: Believer,
	pending: PendingTask,
	ageMs: number | null,
	nowMs: number,
): void {
	if (ageMs === null) return;
	const atMs = nowMs - ageMs;
	// What is neither from the future nor far older than expected can hardly be from a wrong clock.
	if (atMs <= state.pace.knownSinceMs + SWAY_MS && !isFarOlderAtFirst(state, atMs))
		state.pace.isClockVouchedFor = true;
	const bornAtMs = Math.min(atMs, state.pace.knownSinceMs);
	const isFirst = pending.task === null;
	if (isFirst || Math.abs(bornAtMs - pending.bornAtMs) >= SWAY_MS) pending.bornAtMs = bornAtMs;
}

function isFarOlderAtFirst(state: Believer, bornAtMs: number): boolean {
	return isFarOlder((state.pace.knownSinceMs - bornAtMs) / 1000, estimateOf(state));
}

function estimateOf({ pace }: Believer): number {
	return pace.estimate.seconds() ?? UNKNOWN_DURATION_S;
}
