import { ageSecondsAt, secondsToNextLook } from './pacing/openGroups';
import type { Believer } from './pacing/belief';
import { pauseMs } from './pacing/pace';
import { slotMs } from './pacing/requestBudget';
import type { PendingTask } from './tasks/pendingTask';
import { looksOnce } from './waitState';
import type { WaitState } from './waitState';

/** n8n looks for executions to resume once a minute, so a wait that is suspended for less would be resumed late. */
export const SHORTEST_SUSPENSION_MS = 65_000;

/** The last look begins early enough for an answer twice as slow as the slowest so far, within these limits. */
const SHORTEST_LAST_LOOK_MS = 100;
const LONGEST_LAST_LOOK_MS = 5_000;
const LAST_LOOK_SHARE = 0.1;

/**
 * The pause before the next look at an id, in ms.
 *
 * @param hasAnswer whether the provider has answered before; if not, the look only tries whether the address is right
 */
export function pauseFor(
	state: Believer,
	pending: PendingTask,
	nowMs: number,
	hasAnswer = state.pace.hasAnswer,
): number {
	const { chance, togetherSeconds } = state.pace;
	const { looksWithoutAnswer } = pending;
	return pauseMs(
		{ ...bounds(state), looksWithoutAnswer, hasAnswer, chance },
		() => togetherSeconds ?? secondsToNextLook(state, [pending], nowMs),
	);
}

/** @returns the interval that the user sets and the shortest pause of the provider, in seconds, 0 for none */
function bounds({ question: { adapter, settings } }: Pick<WaitState, 'question'>) {
	const { pollIntervalSeconds } = settings;
	return { pollIntervalSeconds, shortestSeconds: adapter.facts.shortestPauseSeconds ?? 0 };
}

/** Decides on one pause for all open ids of a request, because the next request asks about them together again. */
export function keepTogether(state: Believer, open: readonly PendingTask[], nowMs: number): void {
	const isAutomatic = state.question.settings.pollIntervalSeconds === 0;
	const isBatch = state.question.adapter.ways[0].maxIds > 1;
	if (isAutomatic && isBatch && open.length > 0)
		state.pace.togetherSeconds = secondsToNextLook(state, open, nowMs);
}

/**
 * @returns the pause after an answer, in ms: the interval that the user sets, else the pause last decided on for all
 * ids of a request, but not less than the provider's shortest; 0 if there is none of these
 */
export function usualPauseMs({ question, pace }: Pick<WaitState, 'question' | 'pace'>): number {
	const { chance } = pace;
	const situation = { ...bounds({ question }), looksWithoutAnswer: 0, hasAnswer: true, chance };
	return pauseMs(situation, () => pace.togetherSeconds ?? 0);
}

/** This many young tasks at the head of a list show that the list was submitted just now. */
const YOUNG_HEAD = 5;

/** A task is too young to be done if no more than this share of its kind is expected to have ended by its age. */
const YOUNG_SHARE = 0.06;

/** Counts whether a task that a look saw is too young to be done. */
export function noteAge(state: Believer, pending: PendingTask, nowMs: number): void {
	state.pace.seenCount += 1;
	if (pending.ending !== null || state.question.settings.pollIntervalSeconds > 0) return;
	const expected = state.pace.durations.beliefOf(pending).expected();
	if (expected.endedShare(ageSecondsAt(state, pending, nowMs)) > YOUNG_SHARE) return;
	state.pace.seenYoungCount += 1;
	const { head } = state.pace;
	if (head === null || head.ending !== null || pending.bornAtMs < head.bornAtMs)
		state.pace.head = pending;
}

/**
 * Puts off the first look at an id while the head of a long list is too young to be done. When every task takes a
 * request of its own, the first look at the whole list costs as much as the wait itself. The tail was submitted
 * later than the head, so it is too young as well and waits until the head is due again, and again as long as the
 * head is found too young.
 *
 * @returns whether the first look at this id was put off until the head is due
 */
export function putOff(state: WaitState, pending: PendingTask, nowMs: number): boolean {
	const { schedule } = state.list;
	const { head, seenCount, seenYoungCount } = state.pace;
	if (pending.requests > 0 || looksOnce(state) || head === null) return false;
	if (seenYoungCount < YOUNG_HEAD || seenYoungCount < seenCount) return false;
	const untilMs = Math.min(head.dueAtMs, lastLookAtMs(state));
	if (untilMs <= nowMs) return false;
	pending.dueAtMs = untilMs;
	schedule.put(pending);
	return true;
}

/** @returns when to look again, in ms since 1970, or null when this was the last look */
export function nextLookAt(state: WaitState, pending: PendingTask, nowMs: number): number | null {
	const { deadlineAtMs, budget } = state.limits;
	if (looksOnce(state)) return null;
	const pause = Math.max(ownPauseMs(state, pending, nowMs), pauseToSuspend(state, nowMs));
	const regular = Math.max(nowMs + pause, budget.quietUntilMs);
	const lastLookAt = lastLookAtMs(state);
	if (regular <= lastLookAt) return regular;
	if (pending.askedAtMs >= lastLookAt) return null;
	if (isSleptThrough(state, nowMs)) return nowMs;
	const last = Math.max(nowMs, lastLookAt, budget.quietUntilMs);
	return last < deadlineAtMs ? last : null;
}

/** @returns the pause before the next look, in ms: what the last answer asks for, but not less than the user sets */
function ownPauseMs(state: WaitState, pending: PendingTask, nowMs: number): number {
	const { pauseAskedMs } = pending;
	const usual = pauseFor(state, pending, nowMs);
	if (pauseAskedMs === 0) return usual;
	const isSet = state.question.settings.pollIntervalSeconds > 0;
	return isSet ? Math.max(usual, pauseAskedMs) : pauseAskedMs;
}

/** A wait that is later than this was on a machine that stood still: a busy event loop does not hold it up so long. */
const SLEPT_THROUGH_MS = 5_000;

/**
 * @returns whether the deadline passed while the machine stood still. On some systems a monotonic clock goes on
 * meanwhile: then the deadline is long past, but the last look was never made, so it is made at once.
 */
export function isSleptThrough(
	state: Pick<WaitState, 'question' | 'limits'>,
	nowMs: number,
): boolean {
	return !looksOnce(state) && nowMs > state.limits.deadlineAtMs + SLEPT_THROUGH_MS;
}

/**
 * @returns whether nothing has answered yet and pauses are automatic: then the next looks follow within seconds, so
 * the wait is not suspended for them
 */
export function isFirstContact({
	question: { settings },
	pace: { hasAnswer },
}: Pick<WaitState, 'question' | 'pace'>): boolean {
	return !hasAnswer && settings.pollIntervalSeconds === 0;
}

/**
 * @returns the shortest pause of a wait that may be suspended now, in ms; 0 for others. A look at everything has to
 * end before the next one begins, because the wait can only be suspended when nothing is due
 */
function pauseToSuspend(state: WaitState, nowMs: number): number {
	const { settings } = state.question;
	const { requestsForAll } = state.list;
	const { budget } = state.limits;
	if (nowMs < (settings.maySuspendFromMs ?? Number.POSITIVE_INFINITY)) return 0;
	if (isFirstContact(state)) return 0;
	return SHORTEST_SUSPENSION_MS + Math.max(0, requestsForAll - 1) * slotMs(budget);
}

/** @returns when the last look at everything open must begin, in ms since 1970 */
export function lastLookAtMs(state: WaitState): number {
	return state.limits.deadlineAtMs - lastLookMs(state);
}

/** @returns how long the last look at everything open takes, in ms: an answer, and a turn for each further request */
function lastLookMs({
	question: { settings },
	list: { requestsForAll },
	pace: { slowestAnswerMs },
	limits: { budget },
}: WaitState): number {
	const answerMs = Math.min(
		Math.max(SHORTEST_LAST_LOOK_MS, 2 * slowestAnswerMs),
		LONGEST_LAST_LOOK_MS,
		LAST_LOOK_SHARE * settings.maxWaitMs,
	);
	return answerMs + Math.max(0, requestsForAll - 1) * slotMs(budget);
}
