import { nextLookAt } from './nextLook';
import { isFarOlder } from './pace';
import type { Problem } from './problem';
import { noteDone, noteUrlsExpireAt } from './sharedEnd';
import { end, endInTime } from './watched';
import type { Ended, Watched } from './watched';
import type { Watching } from './watching';

/** Why a wait ends for ids that are not done. */
type EarlyEnd = Exclude<Ended, 'done' | 'no_answer'>;

/** Whoever takes the finished URLs from here needs time to fetch them. */
const URL_MARGIN_MS = 60 * 60 * 1000;

/** A wait of 0 minutes ends with the first look at each id, not with the clock. */
export function latestEnd({ settings, deadlineAtMs, shared }: Watching): number {
	return settings.maxWaitMs > 0
		? Math.min(deadlineAtMs, shared.urlsExpireAtMs)
		: Number.POSITIVE_INFINITY;
}

export function reasonToEnd(watching: Watching, nowMs: number): EarlyEnd | null {
	const { settings, deadlineAtMs, shared, traffic } = watching;
	if (settings.endsWithFirst && shared.hasDone) return 'any_done';
	// Who looks once does not wait for a provider to answer again.
	if (settings.maxWaitMs === 0) return traffic.quietUntilMs > nowMs ? 'timeout' : null;
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
	noteEnd(watching, watched, nowMs);
	if (watched.task?.done === true) watching.observer.done(watched.task);
}

/** Counts an id as ended, with what follows from it for the others. */
export function noteEnd(watching: Watching, watched: Watched, nowMs: number): void {
	const { expectation, shared } = watching;
	watching.openCount -= 1;
	if (watched.task?.done === true) expectation.note(watched.task);
	if (watched.ending?.ended === 'done') noteDone(shared);
	noteExpiry(watching, watched, nowMs);
}

/**
 * Keeps track of what is open: the requests that a look at all of it takes, and the task that sets the pace.
 * That is the oldest, which is likely to end first; but what is far older than expected is looked at ever
 * more seldom, and must not hold up the others.
 */
export function noteOpen(watching: Watching, nowMs: number): void {
	const { adapter, all, expectation, ways } = watching;
	const lastWay = adapter.ways.length - 1;
	const expectedSeconds = expectation.seconds();
	let oldest = Number.POSITIVE_INFINITY;
	let youngestOfOld = Number.NEGATIVE_INFINITY;
	let listed = 0;
	let single = 0;
	for (const { bornAtMs, ending, missingSinceMs, taskId } of all) {
		if (ending !== null) continue;
		if (isFarOlder((nowMs - bornAtMs) / 1000, expectedSeconds)) {
			youngestOfOld = Math.max(youngestOfOld, bornAtMs);
		} else oldest = Math.min(oldest, bornAtMs);
		const isSingle = lastWay > 0 && (ways.get(taskId) === lastWay || missingSinceMs !== null);
		if (isSingle) single += 1;
		else listed += 1;
	}
	watching.paceSetterBornAtMs = oldest < Number.POSITIVE_INFINITY ? oldest : youngestOfOld;
	// What lists leave out goes through all of them first.
	const lists = Math.ceil(listed / adapter.ways[0].maxIds) + (single > 0 ? lastWay : 0);
	watching.requestsForAll = lists + single;
}

/** URLs that are dead already cannot be saved by coming back early. */
function noteExpiry({ settings, shared }: Watching, { task }: Watched, nowMs: number): void {
	if (settings.keepsMedia) return;
	if (task?.status !== 'succeeded' || task.urlsExpireAt === null) return;
	const expiresAtMs = Date.parse(task.urlsExpireAt);
	if (expiresAtMs > nowMs) noteUrlsExpireAt(shared, expiresAtMs - URL_MARGIN_MS);
}
