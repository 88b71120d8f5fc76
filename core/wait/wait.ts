import type { Clock } from '../clock';
import { look } from '../look/look';
import { failedLook, failure, takeInAll } from './lookResults';
import type { Problem } from '../problem';
import { decide, owesLastLook } from './decide';
import { endOpen, noteOpen, refuseAll } from './ending';
import { keepQuiet } from './pacing/requestBudget';
import type { RequestBudget } from './pacing/requestBudget';
import { resultOf } from './pendingTask';
import type { PendingTask, WaitResult } from './pendingTask';
import { putOff } from './nextLook';
import { savedFrom, resume } from './savedWait';
import type { SavedWait } from './savedWait';
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
	 * One for each distinct id, in the order asked; only for those that have ended when the wait is suspended or
	 * stopped.
	 */
	readonly results: readonly WaitResult[];
	/** Until when the wait is suspended, in ms since 1970; null when it is over. */
	readonly suspendUntilMs: number | null;
	/** @returns all that the next turn has to know */
	save(): SavedWait;
}

/**
 * Looks at tasks again and again until all are done, the time is up or the wait is suspended: only at what is
 * pending, in as few requests as the provider allows, the earliest due first, one last time shortly before
 * the deadline. A suspended wait is resumed by another turn, perhaps in another process; see
 * `maySuspendFromMs` of the settings.
 *
 * @returns what the turn came to; never rejects
 */
export async function waitTurn(
	question: TurnQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): Promise<Turn> {
	const state = newWaitState(question, settings, clock, budget);
	if (question.saved !== null) resume(state, question.saved);
	noteOpen(state);
	for (const pending of state.list.all) {
		if (pending.ending === null) state.list.schedule.put(pending);
	}
	const suspendUntilMs = await actOn(state);
	const results = state.list.all.flatMap((pending) => resultOf(pending) ?? []);
	return { results, suspendUntilMs, save: () => savedFrom(state, question.saved) };
}

/**
 * Does what `decide` says until nothing is open, the wait is suspended or the execution is stopped.
 *
 * @returns until when the wait is suspended, in ms since 1970; null when it is over
 */
async function actOn(state: WaitState): Promise<number | null> {
	const { clock } = state;
	const underWay = new Set<Promise<void>>();
	let sleeper = new AbortController();
	while (!clock.isStopped()) {
		const nowMs = clock.now();
		const decision = decide(state, nowMs);
		if (decision.kind === 'over') break;
		if (decision.kind === 'suspend') return decision.untilMs;
		if (decision.kind === 'end') {
			await Promise.all(underWay);
			if (!owesLastLook(state, decision.why, clock.now())) {
				endOpen(state, decision.why);
				return null;
			}
			state.limits.isOvertime = true;
			continue;
		}
		if (decision.kind === 'look') {
			const looking = lookAtDue(state, nowMs, decision.dueByMs).finally(() => {
				underWay.delete(looking);
				// Its place is free, and its answer may have changed what is due.
				sleeper.abort();
			});
			underWay.add(looking);
			continue;
		}
		sleeper = new AbortController();
		await sleepUntil(state, decision.untilMs - nowMs, sleeper);
	}
	await Promise.all(underWay);
	return null;
}

/** Sleeps until the time is over, a look comes back, or another service of the run has an end for this wait too. */
async function sleepUntil(
	{ clock, limits: { shared } }: Pick<WaitState, 'clock' | 'limits'>,
	ms: number,
	sleeper: AbortController,
) {
	shared.sleepers.add(sleeper);
	await clock.sleep(ms, sleeper.signal);
	shared.sleepers.delete(sleeper);
}

/** Sends one look and takes in what it brings; counts as under way meanwhile. Never rejects. */
async function lookAtDue(state: WaitState, nowMs: number, dueByMs: number): Promise<void> {
	state.list.looksUnderWay += 1;
	try {
		await lookAndTakeIn(state, nowMs, dueByMs);
	} catch (error) {
		// No id may be left without an end, whatever was at fault.
		refuseAll(state, failure(error), state.clock.now());
	}
	state.list.looksUnderWay -= 1;
}

async function lookAndTakeIn(state: WaitState, nowMs: number, dueByMs: number): Promise<void> {
	const { clock } = state;
	const { adapter, send, sendLate } = state.question;
	const { schedule, ways } = state.list;
	const { isOvertime, budget } = state.limits;
	const { maxIds } = adapter.ways[0];
	const due = takeDue(schedule, maxIds, { nowMs, dueByMs });
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

/** @returns what is due by then; not before its time what the provider asked to be left alone until then */
function takeDue(
	schedule: WaitState['list']['schedule'],
	most: number,
	{ nowMs, dueByMs }: { readonly nowMs: number; readonly dueByMs: number },
): readonly PendingTask[] {
	const isLeftAlone = ({ pauseAskedMs, dueAtMs }: PendingTask) =>
		pauseAskedMs > 0 && dueAtMs > nowMs;
	const taken = schedule.take(most, dueByMs);
	for (const pending of taken) if (isLeftAlone(pending)) schedule.put(pending);
	return taken.filter((pending) => !isLeftAlone(pending));
}
