import type { Clock } from '../clock';
import { look } from '../look/look';
import { failedLook, failure, takeInAll } from './lookResults';
import type { Problem } from '../problem';
import { endOpen, latestEnd, noteOpen, reasonToEnd, refuseAll } from './ending';
import { freeAtMs, keepQuiet, MAX_IN_FLIGHT } from './pacing/requestBudget';
import type { RequestBudget } from './pacing/requestBudget';
import { resultOf } from './pendingTask';
import type { WaitResult } from './pendingTask';
import { isSleptThrough, pauseFor, putOff } from './nextLook';
import { suspendUntil, savedFrom, takeBack } from './savedWait';
import type { SavedWait } from './savedWait';
import { newWaitState } from './waitState';
import type { WaitState, WaitQuestion, WaitSettings } from './waitState';

/**
 * A request that goes out anyway takes along what would be due so soon, in parts of the pause. Who sets an
 * interval means it, so there only what belongs to the same look rides along.
 */
const RIDE_ALONG_SHARE = 0.6;
const RIDE_ALONG_SHARE_OF_INTERVAL = 0.05;

/** The same for a wait that an earlier turn may have begun. */
export interface TurnQuestion extends WaitQuestion {
	/** What the earlier turn knew; null in the first. */
	readonly saved: SavedWait | null;
}

/** What a turn of a wait came to. */
export interface Turn {
	/** As for a whole wait; when the wait rests, only of the ids that have ended. */
	readonly results: readonly WaitResult[];
	/** When to go on, in ms since 1970; null when the wait is over. */
	readonly suspendUntilMs: number | null;
	/** @returns all that the next turn has to know */
	save(): SavedWait;
}

/**
 * A wait that may be put aside between two looks, to be taken up again by another turn, perhaps in another
 * process: see `maySuspendFromMs` of the settings.
 */
export async function waitTurn(
	question: TurnQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): Promise<Turn> {
	const state = newWaitState(question, settings, clock, budget);
	if (question.saved !== null) takeBack(state, question.saved);
	noteOpen(state, clock.now());
	for (const pending of state.all) {
		if (pending.ending === null) state.schedule.put(pending);
	}
	const suspendUntilMs = await keepLooking(state);
	const results = state.all.flatMap((pending) => resultOf(pending) ?? []);
	return { results, suspendUntilMs, save: () => savedFrom(state, question.saved) };
}

/** @returns when to go on, in ms since 1970, where the wait rests; null when it is over */
async function keepLooking(state: WaitState): Promise<number | null> {
	const { clock, schedule, shared, budget } = state;
	const underWay = new Set<Promise<void>>();
	let wake = new AbortController();
	while (state.openCount > 0 && !clock.isStopped()) {
		const nowMs = clock.now();
		const reason = reasonToEnd(state, nowMs);
		if (reason !== null) {
			await Promise.all(underWay);
			if (reason === 'timeout' && owesLastLook(state)) continue;
			endOpen(state, reason);
			return null;
		}
		const nextAtMs = Math.max(schedule.nextDueAtMs(), freeAtMs(budget));
		const untilRestedMs = underWay.size === 0 ? suspendUntil(state, nextAtMs, nowMs) : null;
		if (untilRestedMs !== null) return untilRestedMs;
		if (nextAtMs <= nowMs && underWay.size < mostInFlight(state)) {
			const looking = lookAtDue(state, nowMs)
				// No id may be left without an end, whatever was at fault.
				.catch((error: unknown) => refuseAll(state, failure(error), clock.now()))
				.finally(() => {
					underWay.delete(looking);
					wake.abort();
				});
			underWay.add(looking);
			continue;
		}
		wake = new AbortController();
		const untilMs = nextAtMs <= nowMs ? Number.POSITIVE_INFINITY : nextAtMs;
		shared.sleepers.add(wake);
		await clock.sleep(Math.min(untilMs, latestEnd(state)) - nowMs, wake.signal);
		shared.sleepers.delete(wake);
	}
	await Promise.all(underWay);
	return null;
}

/** A deadline that was slept through still allows a look at what was due before it. */
function owesLastLook(state: WaitState): boolean {
	if (!isSleptThrough(state, state.clock.now()) || state.schedule.size === 0) return false;
	state.isOvertime = true;
	return true;
}

/** The first look goes ahead alone, so that a wrong key is found out once. */
function mostInFlight({ hasAnswer }: WaitState): number {
	return hasAnswer ? MAX_IN_FLIGHT : 1;
}

/** How early an id may be asked about when a request goes out anyway, in ms. */
function rideAlongMs(state: WaitState, nowMs: number): number {
	// While nothing has answered yet, each look is a try of its own.
	if (!state.hasAnswer) return 0;
	const steady = { bornAtMs: state.paceSetterBornAtMs, looksWithoutAnswer: 0 };
	const isSet = state.settings.pollIntervalSeconds > 0;
	const share = isSet ? RIDE_ALONG_SHARE_OF_INTERVAL : RIDE_ALONG_SHARE;
	return share * pauseFor(state, steady, nowMs);
}

async function lookAtDue(state: WaitState, nowMs: number): Promise<void> {
	const { adapter, clock, isOvertime, schedule, send, sendLate, budget, ways } = state;
	const { maxIds } = adapter.ways[0];
	const due = schedule.take(maxIds, nowMs + rideAlongMs(state, nowMs));
	if (maxIds === 1 && due.every((pending) => putOff(state, pending, nowMs))) return;
	for (const pending of due) pending.askedAtMs = nowMs;
	const ids = due.map(({ taskId }) => taskId);
	const heed = ({ retryAfterMs }: Problem) => keepQuiet(budget, clock.now(), retryAfterMs ?? 0);
	const sender = isOvertime ? sendLate : send;
	const seen = await look(adapter, sender, ids, { ways, heed }).catch(failedLook);
	// What comes in after a Stop has no reader any more.
	if (clock.isStopped()) return;
	takeInAll(state, due, seen, clock.now());
}
