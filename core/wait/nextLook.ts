import { believedBornAtMs } from './pacing/belief';
import { pauseMs, silenceSeconds } from './pacing/pace';
import { slotMs } from './pacing/requestBudget';
import type { Watched } from './pendingTask';
import { looksOnce } from './waitState';
import type { Watching } from './waitState';

/** n8n looks for executions to wake once a minute, so a shorter rest would not be kept. */
export const SHORTEST_REST_MS = 65_000;

/** The last look begins early enough for an answer twice as slow as the slowest so far. */
const SHORTEST_LAST_LOOK_MS = 100;
const LONGEST_LAST_LOOK_MS = 5_000;
const LAST_LOOK_SHARE = 0.1;

/** A look at a long list takes several requests; beyond so many the beat does not get longer for it. */
const MOST_AT_FIRST = 2;

/**
 * The pause before the next look at an id, in ms.
 *
 * @param hasAnswer whether the provider has answered before, so that it is not only its address that is tried
 */
export function pauseFor(
	watching: Watching,
	watched: Pick<Watched, 'bornAtMs' | 'looksWithoutAnswer'>,
	nowMs: number,
	hasAnswer = watching.hasAnswer,
): number {
	const { adapter, all, chance, expectation, openCount, settings } = watching;
	const { maxIds } = adapter.ways[0];
	// In a batch one task decides for all: the others ride along.
	const recordedAtMs = maxIds === 1 ? watched.bornAtMs : watching.paceSetterBornAtMs;
	const bornAtMs = believedBornAtMs(watching, recordedAtMs, nowMs);
	return pauseMs({
		pollIntervalSeconds: settings.pollIntervalSeconds,
		looksWithoutAnswer: watched.looksWithoutAnswer,
		hasAnswer,
		expectedSeconds: expectation.seconds(),
		ageSeconds: Math.max(0, nowMs - bornAtMs) / 1000,
		askedAtFirst: maxIds === 1 ? 1 : Math.min(MOST_AT_FIRST * maxIds, all.length),
		askedNext: Math.min(maxIds, openCount),
		chance,
	});
}

/** So many young tasks at the head of a list say that it was submitted just now. */
const YOUNG_HEAD = 5;

/** When silence about a task ends that was born then, in ms since 1970; in the past without an expectation. */
function silentUntilMs(watching: Watching, recordedAtMs: number, nowMs: number): number {
	const { expectation, settings } = watching;
	const expectedSeconds = expectation.seconds();
	if (expectedSeconds === null || settings.pollIntervalSeconds > 0) return Number.NEGATIVE_INFINITY;
	const bornAtMs = believedBornAtMs(watching, recordedAtMs, nowMs);
	return bornAtMs + 1000 * silenceSeconds(expectedSeconds);
}

/** Remembers whether a list's tasks are too young to be done. */
export function noteAge(watching: Watching, watched: Watched, nowMs: number): void {
	watching.seenCount += 1;
	const silentUntil = silentUntilMs(watching, watched.bornAtMs, nowMs);
	if (watched.ending === null && nowMs < silentUntil) watching.seenYoungCount += 1;
}

/**
 * Where every task takes a request of its own, the first look at a long list costs as much as the wait
 * itself. When its head is too young to be done, so is its tail, which was submitted later.
 *
 * @returns whether the first look at this id was put off until silence ends
 */
export function putOff(watching: Watching, watched: Watched, nowMs: number): boolean {
	const { paceSetterBornAtMs, schedule, seenCount, seenYoungCount } = watching;
	if (watched.requests > 0 || looksOnce(watching)) return false;
	if (seenYoungCount < YOUNG_HEAD || seenYoungCount < seenCount) return false;
	const silentUntil = silentUntilMs(watching, paceSetterBornAtMs, nowMs);
	const untilMs = Math.min(silentUntil, lastLookAtMs(watching));
	if (untilMs <= nowMs) return false;
	watched.dueAtMs = untilMs;
	schedule.put(watched);
	return true;
}

/** @returns when to look again, in ms since 1970, or null when this was the last look */
export function nextLookAt(watching: Watching, watched: Watched, nowMs: number): number | null {
	const { deadlineAtMs, traffic } = watching;
	if (looksOnce(watching)) return null;
	const pause = Math.max(pauseFor(watching, watched, nowMs), pauseForARest(watching, nowMs));
	const regular = Math.max(nowMs + pause, traffic.quietUntilMs);
	const lastLookAt = lastLookAtMs(watching);
	if (regular <= lastLookAt) return regular;
	if (watched.askedAtMs >= lastLookAt) return null;
	if (isSleptThrough(watching, nowMs)) return nowMs;
	const last = Math.max(nowMs, lastLookAt, traffic.quietUntilMs);
	return last < deadlineAtMs ? last : null;
}

/** Longer than a busy event loop holds up a timer: only a machine that stood still comes so late. */
const SLEPT_THROUGH_MS = 5_000;

/**
 * Whether the deadline has passed while nothing ran. Clocks that only go forward may count the time of a
 * suspended machine or not, as the system has it; where they do, a wait finds its deadline long past, and
 * the last look not made. Then it is made at once.
 */
export function isSleptThrough(watching: Watching, nowMs: number): boolean {
	return !looksOnce(watching) && nowMs > watching.deadlineAtMs + SLEPT_THROUGH_MS;
}

/** Whether a wait only tries so far whether anything answers: that is soon known, and not worth a rest. */
export function isFirstContact({ hasAnswer, settings }: Watching): boolean {
	return !hasAnswer && settings.pollIntervalSeconds === 0;
}

/** A wait that may rest must find a moment when nothing is due: a look at everything ends before the next begins. */
function pauseForARest(watching: Watching, nowMs: number): number {
	const { requestsForAll, settings, traffic } = watching;
	if (nowMs < (settings.mayRestFromMs ?? Number.POSITIVE_INFINITY)) return 0;
	if (isFirstContact(watching)) return 0;
	return SHORTEST_REST_MS + Math.max(0, requestsForAll - 1) * slotMs(traffic);
}

/** When the last look at everything open must begin, in ms since 1970. */
export function lastLookAtMs(watching: Watching): number {
	return watching.deadlineAtMs - lastLookMs(watching);
}

/** How long the last look at everything open takes: its answer, and one turn for each request. */
function lastLookMs({ requestsForAll, settings, slowestAnswerMs, traffic }: Watching): number {
	const answerMs = Math.min(
		Math.max(SHORTEST_LAST_LOOK_MS, 2 * slowestAnswerMs),
		LONGEST_LAST_LOOK_MS,
		LAST_LOOK_SHARE * settings.maxWaitMs,
	);
	return answerMs + Math.max(0, requestsForAll - 1) * slotMs(traffic);
}
