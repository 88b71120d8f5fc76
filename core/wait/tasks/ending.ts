import type { EarlyEnd } from '../decide';
import { nextLookAt } from '../nextLook';
import { ageSecondsAt } from '../pacing/openGroups';
import type { Problem } from '../../problem';
import { noteDone, noteUrlsExpireAt } from '../sharedEnd';
import { end } from './pendingTask';
import { endInTime, isOwed } from './taskEvents';
import type { PendingTask } from './pendingTask';
import { urlsEndWaitAtMs } from '../../task/media/urlLife';
import type { SeenEnd } from '../pacing/durations/waitDurations';
import { tell } from '../observer';
import type { WaitState } from '../waitState';

/** Ends the wait for every open id. When the time is up, an id that the last answers left out is not found. */
export function endOpen(state: WaitState, reason: EarlyEnd): void {
	const { clock } = state;
	const { adapter, settings } = state.question;
	const { all } = state.list;
	for (const pending of all) {
		if (pending.ending !== null) continue;
		if (reason === 'timeout')
			endInTime(pending, { adapter, patience: settings, nowMs: clock.now() });
		else end(pending, reason, clock.now(), settings);
	}
	state.list.openCount = 0;
}

/**
 * Ends the wait for every open id with this problem: no further request with the key can get an answer, or a look
 * could not be finished. A task that has succeeded is done, even if its result is still owed.
 */
export function refuseAll(state: WaitState, refusal: Problem, nowMs: number): void {
	const { settings } = state.question;
	for (const pending of state.list.all) {
		if (isOwed(pending)) end(pending, 'done', nowMs, settings);
		if (pending.ending === null)
			end(pending, 'no_answer', nowMs, { ...settings, problem: refusal });
	}
	state.list.openCount = 0;
}

/** Schedules the next look at an id. If the id has ended, or there is no next look, counts it as ended. */
export function putBackOrEnd(state: WaitState, pending: PendingTask, nowMs: number): void {
	const { adapter, settings } = state.question;
	const { schedule } = state.list;
	if (pending.ending === null) {
		const dueAtMs = nextLookAt(state, pending, nowMs);
		if (dueAtMs === null) endInTime(pending, { adapter, patience: settings, nowMs });
		else pending.dueAtMs = dueAtMs;
	}
	if (pending.ending === null) {
		schedule.put(pending);
		return;
	}
	const { task } = pending;
	if (task?.done === true) state.pace.durations.teach(pending, task, seenEnd(state, pending));
	noteEnd(state, pending);
	if (task?.done === true) tell(() => state.question.observer.done(task));
}

function seenEnd(state: WaitState, pending: PendingTask): SeenEnd {
	return {
		ageSeconds: ageSecondsAt(state, pending, pending.askedAtMs),
		watchedSeconds: watchedSeconds(state, pending),
	};
}

/** Counts an id as ended, and notes what its end means for the others: its duration, "any is done", and its URLs. */
export function noteEnd(state: WaitState, pending: PendingTask): void {
	const { open } = state.list;
	const { durations } = state.pace;
	const { shared } = state.limits;
	state.list.openCount -= 1;
	open.forget(pending);
	if (pending.task?.done === true)
		durations.noteEnd(pending, pending.task, seenEnd(state, pending));
	if (pending.ending?.ended === 'done') noteDone(shared);
	noteExpiry(state, pending);
}

/** @returns how long this wait saw a task running, by its own clock, in seconds */
function watchedSeconds({ pace }: Pick<WaitState, 'pace'>, { underWayAtMs }: PendingTask): number {
	return Math.max(0, underWayAtMs - pace.knownSinceMs) / 1000;
}

/**
 * Updates how many requests a look at all open ids takes.
 *
 * @param changed the ids that something new is known about; all if absent
 */
export function noteOpen(
	state: Pick<WaitState, 'question' | 'list'>,
	changed: readonly PendingTask[] = state.list.all,
): void {
	const { adapter } = state.question;
	const { open, ways } = state.list;
	const lastWay = adapter.ways.length - 1;
	for (const pending of changed) {
		const isLeftOut = ways.get(pending.taskId) === lastWay || pending.missingSinceMs !== null;
		open.note(pending, lastWay > 0 && isLeftOut);
	}
	// An id that lists leave out may be asked about in each list first.
	const { listedCount, singleCount } = open;
	const lists = Math.ceil(listedCount / adapter.ways[0].maxIds) + (singleCount > 0 ? lastWay : 0);
	state.list.requestsForAll = lists + singleCount;
}

function noteExpiry(
	{ question: { settings }, limits: { shared } }: Pick<WaitState, 'question' | 'limits'>,
	{ ending, task }: PendingTask,
): void {
	if (settings.keepsMedia || ending === null || task?.status !== 'succeeded') return;
	// Computed from the saved seconds, so that every turn of a suspended wait comes to the same time.
	const seenAtMs = settings.startedAtMs + 1000 * ending.waitedSeconds;
	noteUrlsExpireAt(shared, urlsEndWaitAtMs(task, seenAtMs));
}
