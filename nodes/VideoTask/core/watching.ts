import type { Clock } from './clock';
import type { Send } from './http';
import type { KnownWays } from './look';
import type { Expectation } from './expectation';
import { pauseMs, silenceSeconds } from './pace';
import type { Problem } from './problem';
import type { ProviderAdapter } from './providers/adapter';
import type { Schedule } from './schedule';
import type { Task } from './task';
import { slotMs } from './traffic';
import type { Traffic } from './traffic';
import { end, endInTime } from './watched';
import type { Ended, Watched } from './watched';

export interface WatchSettings {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** 0 looks once. */
	readonly maxWaitMs: number;
	/** 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row without an answer about an id that end the wait for it. */
	readonly maxConsecutiveErrors: number;
	/** How long tasks take, as the user expects; 0 leaves it to the node. */
	readonly expectedSeconds: number;
	/** Whether one finished task ends the wait for all. */
	readonly endsWithFirst: boolean;
	/** Whether the media are fetched as tasks end, so that their URLs may die during the wait. */
	readonly keepsMedia: boolean;
}

/** What one look came to, for whoever follows the wait. */
export interface LookReport {
	readonly asked: number;
	/** Ids that the answers said something about. */
	readonly answered: number;
	/** Ids for which the wait ended with this look. */
	readonly ended: number;
	/** Ids that are still waited for. */
	readonly open: number;
	/** The text of a problem that this look met, or null. */
	readonly problem: string | null;
}

/** Follows a wait while it goes on. */
export interface Observer {
	looked(report: LookReport): void;
	/** A task has come to its end. */
	done(task: Task): void;
}

/** A wait under way. */
export interface Watching {
	readonly adapter: ProviderAdapter;
	/** Waits for its turn and gives up at the deadline. */
	readonly send: Send;
	readonly settings: WatchSettings;
	readonly observer: Observer;
	readonly clock: Clock;
	readonly traffic: Traffic;
	readonly all: readonly Watched[];
	readonly schedule: Schedule<Watched>;
	readonly ways: KnownWays;
	readonly deadlineAtMs: number;
	/** When the first URL of a finished task comes too close to its end, in ms since 1970. */
	urlsExpireAtMs: number;
	slowestAnswerMs: number;
	openCount: number;
	hasAnswer: boolean;
	readonly expectation: Expectation;
	/** Drawn once a wait: what is asked about together stays together. */
	readonly chance: number;
	/** Looks that gave an answer, and how many of them saw a task too young to be done. */
	seenCount: number;
	seenYoungCount: number;
	/** When the oldest task that is still open was created, in ms since 1970. */
	oldestBornAtMs: number;
}

/** Why a wait ends for ids that are not done. */
type EarlyEnd = Exclude<Ended, 'done' | 'no_answer'>;

/** Whoever takes the finished URLs from here needs time to fetch them. */
const URL_MARGIN_MS = 60 * 60 * 1000;

/** The last look begins early enough for an answer twice as slow as the slowest so far. */
const SHORTEST_LAST_LOOK_MS = 100;
const LONGEST_LAST_LOOK_MS = 5_000;
const LAST_LOOK_SHARE = 0.1;

/** A wait of 0 minutes ends with the first look at each id, not with the clock. */
export function latestEnd({ settings, deadlineAtMs, urlsExpireAtMs }: Watching): number {
	return settings.maxWaitMs > 0 ? Math.min(deadlineAtMs, urlsExpireAtMs) : Number.POSITIVE_INFINITY;
}

export function reasonToEnd(watching: Watching, nowMs: number): EarlyEnd | null {
	const { settings, deadlineAtMs, traffic, urlsExpireAtMs } = watching;
	if (settings.endsWithFirst && watching.all.some(({ ending }) => ending?.ended === 'done')) {
		return 'any_done';
	}
	if (settings.maxWaitMs === 0) return null;
	if (nowMs >= urlsExpireAtMs) return 'urls_expiring';
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
		if (watched.ending === null) end(watched, 'no_answer', nowMs, watching.settings, refusal);
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
	watching.openCount -= 1;
	if (watched.task?.done === true) {
		watching.expectation.note(watched.task);
		watching.observer.done(watched.task);
	}
	noteExpiry(watching, watched, nowMs);
}

/** A look at a long list takes several requests; beyond so many the beat does not get longer for it. */
const MOST_AT_FIRST = 2;

/** The pause before the next look at an id, in ms. */
export function pauseFor(
	watching: Watching,
	watched: Pick<Watched, 'bornAtMs' | 'looksWithoutAnswer'>,
	nowMs: number,
): number {
	const { adapter, all, chance, expectation, openCount, settings } = watching;
	const { maxIds } = adapter.ways[0];
	// In a batch the oldest task decides for all: the others ride along.
	const bornAtMs = maxIds === 1 ? watched.bornAtMs : watching.oldestBornAtMs;
	return pauseMs({
		pollIntervalSeconds: settings.pollIntervalSeconds,
		looksWithoutAnswer: watched.looksWithoutAnswer,
		expectedSeconds: expectation.seconds(),
		ageSeconds: Math.max(0, nowMs - bornAtMs) / 1000,
		askedAtFirst: maxIds === 1 ? 1 : Math.min(MOST_AT_FIRST * maxIds, all.length),
		askedNext: Math.min(maxIds, openCount),
		chance,
	});
}

/** So many young tasks at the head of a list say that it was submitted just now. */
const YOUNG_HEAD = 5;

/** When silence about the oldest open task ends, in ms since 1970; in the past without an expectation. */
function silentUntilMs({ expectation, oldestBornAtMs, settings }: Watching): number {
	const expectedSeconds = expectation.seconds();
	if (expectedSeconds === null || settings.pollIntervalSeconds > 0) return Number.NEGATIVE_INFINITY;
	return oldestBornAtMs + 1000 * silenceSeconds(expectedSeconds);
}

/** Remembers whether a list's tasks are too young to be done. */
export function noteAge(watching: Watching, watched: Watched, nowMs: number): void {
	watching.seenCount += 1;
	const silentUntil = silentUntilMs({ ...watching, oldestBornAtMs: watched.bornAtMs });
	if (watched.ending === null && nowMs < silentUntil) watching.seenYoungCount += 1;
}

/**
 * Where every task takes a request of its own, the first look at a long list costs as much as the wait
 * itself. When its head is too young to be done, so is its tail, which was submitted later.
 *
 * @returns whether the first look at this id was put off until silence ends
 */
export function putOff(watching: Watching, watched: Watched, nowMs: number): boolean {
	const { schedule, seenCount, seenYoungCount, settings } = watching;
	if (watched.requests > 0 || settings.maxWaitMs === 0) return false;
	if (seenYoungCount < YOUNG_HEAD || seenYoungCount < seenCount) return false;
	const lastLookAt = watching.deadlineAtMs - lastLookMs(watching);
	const untilMs = Math.min(silentUntilMs(watching), lastLookAt);
	if (untilMs <= nowMs) return false;
	watched.dueAtMs = untilMs;
	schedule.put(watched);
	return true;
}

/** Keeps track of the oldest task that is still open. */
export function noteOldest(watching: Watching): void {
	let oldest = Number.POSITIVE_INFINITY;
	for (const { bornAtMs, ending } of watching.all) {
		if (ending === null && bornAtMs < oldest) oldest = bornAtMs;
	}
	watching.oldestBornAtMs = oldest;
}

/** @returns when to look again, in ms since 1970, or null when this was the last look */
function nextLookAt(watching: Watching, watched: Watched, nowMs: number): number | null {
	const { deadlineAtMs, settings, traffic } = watching;
	if (settings.maxWaitMs === 0) return null;
	const regular = Math.max(nowMs + pauseFor(watching, watched, nowMs), traffic.quietUntilMs);
	const lastLookAt = deadlineAtMs - lastLookMs(watching);
	if (regular <= lastLookAt) return regular;
	if (watched.askedAtMs >= lastLookAt) return null;
	const last = Math.max(nowMs, lastLookAt, traffic.quietUntilMs);
	return last < deadlineAtMs ? last : null;
}

/** How long the last look at everything open takes: its answer, and one turn for each request. */
function lastLookMs({ adapter, openCount, settings, slowestAnswerMs, traffic }: Watching): number {
	const answerMs = Math.min(
		Math.max(SHORTEST_LAST_LOOK_MS, 2 * slowestAnswerMs),
		LONGEST_LAST_LOOK_MS,
		LAST_LOOK_SHARE * settings.maxWaitMs,
	);
	const requests = Math.ceil(openCount / adapter.ways[0].maxIds);
	return answerMs + Math.max(0, requests - 1) * slotMs(traffic);
}

/** URLs that are dead already cannot be saved by coming back early. */
function noteExpiry(watching: Watching, { task }: Watched, nowMs: number): void {
	if (watching.settings.keepsMedia) return;
	if (task?.status !== 'succeeded' || task.urlsExpireAt === null) return;
	const expiresAtMs = Date.parse(task.urlsExpireAt);
	if (expiresAtMs <= nowMs) return;
	watching.urlsExpireAtMs = Math.min(watching.urlsExpireAtMs, expiresAtMs - URL_MARGIN_MS);
}
