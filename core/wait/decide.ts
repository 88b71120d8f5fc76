import {
	isFirstContact,
	isSleptThrough,
	lastLookAtMs,
	SHORTEST_SUSPENSION_MS,
	usualPauseMs,
} from './nextLook';
import { freeAtMs, MAX_IN_FLIGHT } from './pacing/requestBudget';
import type { Ended } from './tasks/pendingTask';
import { looksOnce } from './waitState';
import type { Pace, WaitState } from './waitState';

/** Why a wait ends for ids that are not done. */
export type EarlyEnd = Exclude<Ended, 'done' | 'no_answer'>;

/** What a wait does next; times in ms since 1970. */
export type Decision =
	/** No id is open any more. */
	| { readonly kind: 'over' }
	/** The open ids end for this reason, once the looks that are under way have come back. */
	| { readonly kind: 'end'; readonly why: EarlyEnd }
	/** The wait is suspended: saved, given up here, and resumed at `untilMs`. */
	| { readonly kind: 'suspend'; readonly untilMs: number }
	/** One more request goes out, about as many of the ids that are due by `dueByMs` as fit into it. */
	| { readonly kind: 'look'; readonly dueByMs: number }
	/** The wait sleeps until `untilMs` or until a look comes back; Infinity if only a look can wake it. */
	| { readonly kind: 'sleep'; readonly untilMs: number };

/** @returns what a wait does next: each `if` is one rule, and the first that holds decides. Changes nothing. */
export function decide(state: WaitState, nowMs: number): Decision {
	if (state.list.openCount === 0) return { kind: 'over' };
	const why = whyToEnd(state, nowMs);
	if (why !== null) return { kind: 'end', why };
	const nextAtMs = Math.max(state.list.schedule.nextDueAtMs(), freeAtMs(state.limits.budget));
	const suspendedUntilMs = suspendUntil(state, nextAtMs, nowMs);
	if (suspendedUntilMs !== null) return { kind: 'suspend', untilMs: suspendedUntilMs };
	const latestMs = latestEndMs(state);
	if (nextAtMs > nowMs) return { kind: 'sleep', untilMs: Math.min(nextAtMs, latestMs) };
	if (state.list.looksUnderWay >= mostUnderWay(state.pace))
		return { kind: 'sleep', untilMs: latestMs };
	return { kind: 'look', dueByMs: nowMs + rideAlongMs(state) };
}

/**
 * @returns whether the open ids are looked at once more after all, because the deadline passed while the machine
 * stood still; to be called when no look is under way any more
 */
export function owesLastLook(state: WaitState, why: EarlyEnd, nowMs: number): boolean {
	return why === 'timeout' && isSleptThrough(state, nowMs) && state.list.schedule.size > 0;
}

/** @returns why the open ids end now, or null if the wait goes on; each `if` is one rule, the first that holds */
function whyToEnd(state: Pick<WaitState, 'question' | 'limits'>, nowMs: number): EarlyEnd | null {
	const { settings } = state.question;
	const { deadlineAtMs, shared, budget } = state.limits;
	if (settings.endsWithFirst && shared.hasDone) return 'any_done';
	// A wait that looks once does not wait until its provider may be asked again.
	if (looksOnce(state)) return budget.quietUntilMs > nowMs ? 'timeout' : null;
	if (nowMs >= shared.urlsExpireAtMs) return 'urls_expiring';
	if (nowMs >= deadlineAtMs) return 'timeout';
	// The provider asked for silence beyond the deadline, so nothing more can be learnt in time.
	if (budget.quietUntilMs >= deadlineAtMs) return 'timeout';
	return null;
}

/**
 * @returns when the wait ends at the latest, in ms since 1970; Infinity for a wait that looks once, because it ends
 * with its look at each id and not at a time
 */
function latestEndMs(state: Pick<WaitState, 'question' | 'limits'>): number {
	if (looksOnce(state)) return Number.POSITIVE_INFINITY;
	return Math.min(state.limits.deadlineAtMs, state.limits.shared.urlsExpireAtMs);
}

/** @returns until when the wait is suspended, in ms since 1970, or null if it stays in memory; each `if` is one rule */
function suspendUntil(state: WaitState, nextAtMs: number, nowMs: number): number | null {
	const { settings } = state.question;
	const { schedule } = state.list;
	const { budget } = state.limits;
	if (state.list.looksUnderWay + state.list.ridesUnderWay > 0) return null;
	if (nowMs < (settings.maySuspendFromMs ?? Number.POSITIVE_INFINITY)) return null;
	// Ids that are due have their turn in the budget sooner than a suspended wait would be resumed.
	if (schedule.nextDueAtMs() <= nowMs && budget.quietUntilMs <= nowMs) return null;
	if (isFirstContact(state) && nextAtMs < nowMs + SHORTEST_SUSPENSION_MS) return null;
	const latestMs = Math.min(lastLookAtMs(state), latestEndMs(state));
	const untilMs = Math.max(Math.min(nextAtMs, latestMs), nowMs + SHORTEST_SUSPENSION_MS);
	return untilMs <= latestMs ? untilMs : null;
}

/** @returns how many looks may be under way: the first goes ahead alone, so that a wrong key is found out once */
function mostUnderWay({ hasAnswer }: Pace): number {
	return hasAnswer ? MAX_IN_FLIGHT : 1;
}

/**
 * A request that goes out anyway also asks about ids that are due within this share of the pause. An interval that
 * the user sets is kept exactly, so then the share is so small that only ids of the same look are added.
 */
const RIDE_ALONG_SHARE = 0.6;
const RIDE_ALONG_SHARE_OF_INTERVAL = 0.05;

/** @returns how early an id may be asked about when a request goes out anyway, in ms */
export function rideAlongMs(state: WaitState): number {
	// While nothing has answered yet, each look is a separate try.
	if (!state.pace.hasAnswer) return 0;
	const isSet = state.question.settings.pollIntervalSeconds > 0;
	const share = isSet ? RIDE_ALONG_SHARE_OF_INTERVAL : RIDE_ALONG_SHARE;
	return share * usualPauseMs(state);
}
