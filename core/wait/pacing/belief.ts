import type { PendingTask } from '../tasks/pendingTask';
import type { WaitState } from '../waitState';

/** If a task is this many times as old as expected, it is of another sort or stuck, or its record's clock is wrong. */
const FAR_OLDER = 6;

/** After this many expected durations, 99 of 100 tasks that were new when the wait began should have ended. */
const DOUBT_IN_DURATIONS = 3;

/** After that an age is believed up to this many times the length of the wait, so a wrong age can be no further off. */
const BELIEVED_IN_WAITS = 5;

/** How far ages of one task may differ between answers, in ms: providers tell the time in whole seconds. */
export const SWAY_MS = 5_000;

/** The parts of a wait that decide which ages are believed. */
export type Believer = Pick<WaitState, 'pace' | 'question' | 'list'>;

/**
 * When a task was born, as far as its record is to be believed.
 *
 * An age comes from two clocks that are not ours: the one of the record and the one of the answer's `Date`.
 * Where they disagree, by a zone that was left out, a proxy's clock or no `Date` at all, a new task looks
 * hours old, and would be looked at as seldom as one that is stuck. So an age far beyond the expected one
 * is not believed until either another record of this wait shows that the provider's clock is right, or
 * the wait has lasted so long itself that a new task would have ended; and then only up to a multiple of the
 * wait's own length. The price is some more looks at a task that really is old, once.
 *
 * @returns when the task was born, in ms since 1970; never after the wait began to know the task
 */
export function believedBornAtMs(state: Believer, pending: PendingTask, nowMs: number): number {
	const { bornAtMs } = pending;
	if (state.pace.isClockVouchedFor || !isFarOlderAtFirst(state, pending, bornAtMs)) return bornAtMs;
	const { settings } = state.question;
	const { knownSinceMs } = state.pace;
	const waitedMs = nowMs - settings.startedAtMs;
	if (waitedMs < 1000 * DOUBT_IN_DURATIONS * expectedSeconds(state, pending)) return knownSinceMs;
	return Math.max(bornAtMs, nowMs - BELIEVED_IN_WAITS * waitedMs);
}

/** Takes in the age of a task by its record, as an answer has just told it; null changes nothing. */
export function noteBirth(
	state: Believer,
	pending: PendingTask,
	ageMs: number | null,
	nowMs: number,
): void {
	if (ageMs === null) return;
	const atMs = nowMs - ageMs;
	// An age that is neither in the future nor far beyond the expected one can hardly come from a wrong clock.
	if (atMs <= state.pace.knownSinceMs + SWAY_MS && !isFarOlderAtFirst(state, pending, atMs))
		state.pace.isClockVouchedFor = true;
	const bornAtMs = Math.min(atMs, state.pace.knownSinceMs);
	const isFirst = pending.task === null;
	if (isFirst || Math.abs(bornAtMs - pending.bornAtMs) >= SWAY_MS) pending.bornAtMs = bornAtMs;
}

function isFarOlderAtFirst(state: Believer, pending: PendingTask, bornAtMs: number): boolean {
	const ageMs = state.pace.knownSinceMs - bornAtMs;
	return ageMs > 1000 * FAR_OLDER * expectedSeconds(state, pending);
}

/**
 * @returns how long tasks of this kind are likely to take, in seconds, by what was known before any was seen: a wrong
 * age must not confirm itself
 */
function expectedSeconds({ pace }: Believer, pending: PendingTask): number {
	return pace.durations.beliefOf(pending).medianAtFirst;
}
