import type { Clock } from '../clock';
import { decide, owesLastLook } from './decide';
import { endOpen, noteOpen } from './tasks/ending';
import type { RequestBudget } from './pacing/requestBudget';
import { resultOf } from './tasks/pendingTask';
import type { PendingTask, WaitResult } from './tasks/pendingTask';
import { lookAtDue, Waking } from './sharing/lookTogether';
import type { Together } from './sharing/lookTogether';
import { Rides } from './sharing/rides';
import { savedFrom, resume } from './saving/savedWait';
import type { SavedWait } from './saving/savedWait';
import { newWaitState } from './waitState';
import type { WaitState, WaitQuestion, WaitSettings } from './waitState';

/** The tasks that a turn waits for, and what an earlier turn of the wait knew of them. */
export interface TurnQuestion extends WaitQuestion {
	/** What the earlier turn knew; null in the first. */
	readonly saved: SavedWait | null;
}

/** What a turn of a wait came to. */
export interface Turn {
	/**
	 * One for each distinct id, in the order asked. If the wait is suspended or stopped, only for the ids that have
	 * ended by then.
	 */
	readonly results: readonly WaitResult[];
	/** Until when the wait is suspended, in ms since 1970; null when it is over. */
	readonly suspendUntilMs: number | null;
	/** @returns all that the next turn has to know */
	save(): SavedWait;
}

/**
 * Looks at tasks again and again until all are done, the time is up or the wait is suspended. It looks only at
 * pending tasks, the earliest due first, in as few requests as the provider allows, and one last time shortly before
 * the deadline. Another turn, perhaps in another process, resumes a suspended wait; see `maySuspendFromMs` of the
 * settings.
 *
 * @returns what the turn came to; never rejects
 */
export async function waitTurn(
	question: TurnQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): Promise<Turn> {
	// A resumed wait brings back tasks whose end other waits may have weighed already, so it shares no beliefs.
	const believesAlone = question.saved !== null;
	const state = newWaitState({ ...question, believesAlone }, settings, clock, budget);
	if (question.saved !== null) resume(state, question.saved);
	await inSteps(state, (some) => {
		noteOpen(state, some);
		for (const pending of some) if (pending.ending === null) state.list.schedule.put(pending);
	});
	const waking = new Waking();
	const rides = new Rides(state, () => waking.wake());
	const together = { rides, pool: question.pool ?? null, waking };
	const suspendUntilMs = await actOn(state, together);
	const results: WaitResult[] = [];
	await inSteps(state, (some) => {
		for (const pending of some) {
			const result = resultOf(pending);
			if (result !== null) results.push(result);
		}
	});
	return { results, suspendUntilMs, save: () => savedFrom(state, question.saved) };
}

/** After this many ids, other work in this process has its turn. */
const IDS_IN_A_STEP = 10_000;

/** Calls `work` with all ids; with a very long list in several steps, between which other work has its turn. */
async function inSteps(
	{ list: { all }, clock }: Pick<WaitState, 'list' | 'clock'>,
	work: (some: readonly PendingTask[]) => void,
): Promise<void> {
	for (let from = 0; from < all.length; from += IDS_IN_A_STEP) {
		if (all.length > IDS_IN_A_STEP) await clock.sleep(0);
		work(all.slice(from, from + IDS_IN_A_STEP));
	}
}

async function actOn(state: WaitState, together: Together): Promise<number | null> {
	const { pool, rides } = together;
	pool?.join(rides);
	try {
		// Waits that begin at the same moment all join before any of them asks, so that the first request is for all.
		if (pool !== null) await state.clock.sleep(0);
		return await goOn(state, together);
	} finally {
		pool?.leave(rides);
		state.pace.durations.leave();
	}
}

/**
 * Does what `decide` says until nothing is open, the wait is suspended or the execution is stopped.
 *
 * @returns until when the wait is suspended, in ms since 1970; null when it is over
 */
async function goOn(state: WaitState, together: Together): Promise<number | null> {
	const { clock } = state;
	const { rides, waking } = together;
	const underWay = new Set<Promise<void>>();
	while (!clock.isStopped()) {
		const nowMs = clock.now();
		rides.takeIn(nowMs);
		const decision = decide(state, nowMs);
		if (decision.kind === 'over') break;
		if (decision.kind === 'suspend') return decision.untilMs;
		if (decision.kind === 'end') {
			await Promise.all(underWay);
			rides.takeIn(clock.now());
			if (!owesLastLook(state, decision.why, clock.now())) {
				endOpen(state, decision.why);
				return null;
			}
			state.limits.isOvertime = true;
			continue;
		}
		if (decision.kind === 'look') {
			const looking = lookAtDue(state, together, { nowMs, dueByMs: decision.dueByMs }).finally(
				() => {
					underWay.delete(looking);
					// The look's place is free, and its answer may have changed what is due.
					waking.wake();
				},
			);
			underWay.add(looking);
			continue;
		}
		waking.sleeper = new AbortController();
		const untilMs = Math.min(decision.untilMs, rides.takenBackAtMs());
		await sleepUntil(state, untilMs - nowMs, waking.sleeper);
	}
	await Promise.all(underWay);
	return null;
}

/** Sleeps for `ms`, or until a look comes back or another service of the run has an end for this wait too. */
async function sleepUntil(
	{ clock, limits: { shared } }: Pick<WaitState, 'clock' | 'limits'>,
	ms: number,
	sleeper: AbortController,
) {
	shared.sleepers.add(sleeper);
	await clock.sleep(ms, sleeper.signal);
	shared.sleepers.delete(sleeper);
}
