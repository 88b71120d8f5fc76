import type { Clock } from '../clock';
import { look } from '../look/look';
import { failedLook, failure, takeInAll } from './lookResults';
import type { Problem } from '../problem';
import { endOpen, latestEnd, noteOpen, reasonToEnd, refuseAll } from './ending';
import { freeAtMs, keepQuiet, MAX_IN_FLIGHT } from './pacing/requestBudget';
import type { Traffic } from './pacing/requestBudget';
import { resultOf } from './pendingTask';
import type { WatchResult } from './pendingTask';
import { isSleptThrough, pauseFor, putOff } from './nextLook';
import { restUntil, savedFrom, takeBack } from './savedWait';
import type { SavedWatch } from './savedWait';
import { newWatching } from './waitState';
import type { Watching, WatchQuestion, WatchSettings } from './waitState';

/**
 * A request that goes out anyway takes along what would be due so soon, in parts of the pause. Who sets an
 * interval means it, so there only what belongs to the same look rides along.
 */
const RIDE_ALONG_SHARE = 0.6;
const RIDE_ALONG_SHARE_OF_INTERVAL = 0.05;

/**
 * Looks at tasks again and again until all are done or the time is up: only at what is pending, in as
 * few requests as the provider allows, the earliest due first, one last time shortly before the deadline.
 *
 * @returns one result for each distinct id, in the order asked; fewer when the execution was stopped
 */
export async function watch(
	question: WatchQuestion,
	settings: WatchSettings,
	clock: Clock,
	traffic: Traffic,
): Promise<readonly WatchResult[]> {
	const { results } = await watchTurn({ ...question, saved: null }, settings, clock, traffic);
	return results;
}

/** The same for a wait that an earlier turn may have begun. */
export interface TurnQuestion extends WatchQuestion {
	/** What the earlier turn knew; null in the first. */
	readonly saved: SavedWatch | null;
}

/** What a turn of a wait came to. */
export interface Turn {
	/** As for a whole wait; when the wait rests, only of the ids that have ended. */
	readonly results: readonly WatchResult[];
	/** When to go on, in ms since 1970; null when the wait is over. */
	readonly restUntilMs: number | null;
	/** @returns all that the next turn has to know */
	save(): SavedWatch;
}

/**
 * A wait that may be put aside between two looks, to be taken up again by another turn, perhaps in another
 * process: see `mayRestFromMs` of the settings.
 */
export async function watchTurn(
	question: TurnQuestion,
	settings: WatchSettings,
	clock: Clock,
	traffic: Traffic,
): Promise<Turn> {
	const watching = newWatching(question, settings, clock, traffic);
	if (question.saved !== null) takeBack(watching, question.saved);
	noteOpen(watching, clock.now());
	for (const watched of watching.all) {
		if (watched.ending === null) watching.schedule.put(watched);
	}
	const restUntilMs = await keepLooking(watching);
	const results = watching.all.flatMap((watched) => resultOf(watched) ?? []);
	return { results, restUntilMs, save: () => savedFrom(watching, question.saved) };
}

/** @returns when to go on, in ms since 1970, where the wait rests; null when it is over */
async function keepLooking(watching: Watching): Promise<number | null> {
	const { clock, schedule, shared, traffic } = watching;
	const underWay = new Set<Promise<void>>();
	let wake = new AbortController();
	while (watching.openCount > 0 && !clock.isStopped()) {
		const nowMs = clock.now();
		const reason = reasonToEnd(watching, nowMs);
		if (reason !== null) {
			await Promise.all(underWay);
			if (reason === 'timeout' && owesLastLook(watching)) continue;
			endOpen(watching, reason);
			return null;
		}
		const nextAtMs = Math.max(schedule.nextDueAtMs(), freeAtMs(traffic));
		const untilRestedMs = underWay.size === 0 ? restUntil(watching, nextAtMs, nowMs) : null;
		if (untilRestedMs !== null) return untilRestedMs;
		if (nextAtMs <= nowMs && underWay.size < mostInFlight(watching)) {
			const looking = lookAtDue(watching, nowMs)
				// No id may be left without an end, whatever was at fault.
				.catch((error: unknown) => refuseAll(watching, failure(error), clock.now()))
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
		await clock.sleep(Math.min(untilMs, latestEnd(watching)) - nowMs, wake.signal);
		shared.sleepers.delete(wake);
	}
	await Promise.all(underWay);
	return null;
}

/** A deadline that was slept through still allows a look at what was due before it. */
function owesLastLook(watching: Watching): boolean {
	if (!isSleptThrough(watching, watching.clock.now()) || watching.schedule.size === 0) return false;
	watching.isOvertime = true;
	return true;
}

/** The first look goes ahead alone, so that a wrong key is found out once. */
function mostInFlight({ hasAnswer }: Watching): number {
	return hasAnswer ? MAX_IN_FLIGHT : 1;
}

/** How early an id may be asked about when a request goes out anyway, in ms. */
function rideAlongMs(watching: Watching, nowMs: number): number {
	// While nothing has answered yet, each look is a try of its own.
	if (!watching.hasAnswer) return 0;
	const steady = { bornAtMs: watching.paceSetterBornAtMs, looksWithoutAnswer: 0 };
	const isSet = watching.settings.pollIntervalSeconds > 0;
	const share = isSet ? RIDE_ALONG_SHARE_OF_INTERVAL : RIDE_ALONG_SHARE;
	return share * pauseFor(watching, steady, nowMs);
}

async function lookAtDue(watching: Watching, nowMs: number): Promise<void> {
	const { adapter, clock, isOvertime, schedule, send, sendLate, traffic, ways } = watching;
	const { maxIds } = adapter.ways[0];
	const due = schedule.take(maxIds, nowMs + rideAlongMs(watching, nowMs));
	if (maxIds === 1 && due.every((watched) => putOff(watching, watched, nowMs))) return;
	for (const watched of due) watched.askedAtMs = nowMs;
	const ids = due.map(({ taskId }) => taskId);
	const heed = ({ retryAfterMs }: Problem) => keepQuiet(traffic, clock.now(), retryAfterMs ?? 0);
	const sender = isOvertime ? sendLate : send;
	const seen = await look(adapter, sender, ids, { ways, heed }).catch(failedLook);
	// What comes in after a Stop has no reader any more.
	if (clock.isStopped()) return;
	takeInAll(watching, due, seen, clock.now());
}
