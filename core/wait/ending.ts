import { nextLookAt } from './nextLook';
import { farOlderSeconds } from './pacing/pace';
import type { Problem } from '../problem';
import { noteDone, noteUrlsExpireAt } from './sharedEnd';
import { end, endInTime } from './pendingTask';
import type { Ended, Watched } from './pendingTask';
import { urlsEndWaitAtMs } from '../task/media/urlLife';
import { looksOnce, tell } from './waitState';
import type { Watching } from './waitState';

/** Why a wait ends for ids that are not done. */
type EarlyEnd = Exclude<Ended, 'done' | 'no_answer'>;

/** A wait of 0 minutes ends with the first look at each id, not with the clock. */
export function latestEnd(watching: Watching): number {
	const { deadlineAtMs, shared } = watching;
	return looksOnce(watching)
		? Number.POSITIVE_INFINITY
		: Math.min(deadlineAtMs, shared.urlsExpireAtMs);
}

export function reasonToEnd(watching: Watching, nowMs: number): EarlyEnd | null {
	const { settings, deadlineAtMs, shared, traffic } = watching;
	if (settings.endsWithFirst && shared.hasDone) return 'any_done';
	// Who looks once does not wait for a provider to answer again.
	if (looksOnce(watching)) return traffic.quietUntilMs > nowMs ? 'timeout' : null;
	if (nowMs >= shared.urlsExpireAtMs) return 'urls_expiring';
	// Silence beyond the deadline: nothing more can be learnt in time.
	return nowMs >= deadlineAtMs || traffic.quietUntilMs >= deadlineAtMs ? 'timeout' : null;
}

export function endOpen(watching: Watching, reason: EarlyEnd): void {
	const { adapter, all, clock, settings } = watching;
	for (const watched of all) {
		if (watched.ending !== null) continue;
		if (reason === 'timeout') endInTime(watched, clock.now(), adapter, settings);
		else end(watched, reason, clock.now(), settings);
	}
	watching.openCount = 0;
}

/** No further question with this key can get an answer. */
export function refuseAll(watching: Watching, refusal: Problem, nowMs: number): void {
	for (const watched of watching.all) {
		if (watched.ending === null)
			end(watched, 'no_answer', nowMs, { ...watching.settings, problem: refusal });
	}
	watching.openCount = 0;
}

/** Puts an id back for its next look, or counts it as ended. */
export function settle(watching: Watching, watched: Watched, nowMs: number): void {
	const { adapter, schedule, settings } = watching;
	if (watched.ending === null) {
		const dueAtMs = nextLookAt(watching, watched, nowMs);
		if (dueAtMs === null) endInTime(watched, nowMs, adapter, settings);
		else watched.dueAtMs = dueAtMs;
	}
	if (watched.ending === null) {
		schedule.put(watched);
		return;
	}
	noteEnd(watching, watched);
	const { task } = watched;
	if (task?.done === true) tell(() => watching.observer.done(task));
}

/** Counts an id as ended, with what follows from it for the others. */
export function noteEnd(watching: Watching, watched: Watched): void {
	const { expectation, open, shared } = watching;
	watching.openCount -= 1;
	open.forget(watched);
	if (watched.task?.done === true) expectation.note(watched.task);
	if (watched.ending?.ended === 'done') noteDone(shared);
	noteExpiry(watching, watched);
}

/**
 * Keeps track of what is open: the requests that a look at all of it takes, and the task that sets the pace.
 * That is the oldest, which is likely to end first; but what is far older than expected is looked at ever
 * more seldom, and must not hold up the others.
 *
 * @param changed the ids that something new is known about; all if absent
 */
export function noteOpen(
	watching: Watching,
	nowMs: number,
	changed: readonly Watched[] = watching.all,
): void {
	const { adapter, expectation, open, ways } = watching;
	const lastWay = adapter.ways.length - 1;
	for (const watched of changed) {
		const isLeftOut = ways.get(watched.taskId) === lastWay || watched.missingSinceMs !== null;
		open.note(watched, lastWay > 0 && isLeftOut);
	}
	const oldBeforeMs = nowMs - 1000 * farOlderSeconds(expectation.seconds());
	watching.paceSetterBornAtMs = open.paceSetterBornAtMs(oldBeforeMs);
	// What lists leave out goes through all of them first.
	const { listedCount, singleCount } = open;
	const lists = Math.ceil(listedCount / adapter.ways[0].maxIds) + (singleCount > 0 ? lastWay : 0);
	watching.requestsForAll = lists + singleCount;
}

function noteExpiry({ settings, shared }: Watching, { ending, task }: Watched): void {
	if (settings.keepsMedia || ending === null || task?.status !== 'succeeded') return;
	// The same in every turn of a wait that rests.
	const seenAtMs = settings.startedAtMs + 1000 * ending.waitedSeconds;
	noteUrlsExpireAt(shared, urlsEndWaitAtMs(task, seenAtMs));
}
