import type { Clock } from './clock';
import type { Send } from './http';
import type { KnownWays } from './look';
import { pauseMs } from './pace';
import type { Problem } from './problem';
import type { ProviderAdapter } from './providers/adapter';
import type { Schedule } from './schedule';
import type { Task } from './task';
import type { Traffic } from './traffic';
import { end, endInTime } from './watched';
import type { Watched } from './watched';

export interface WatchSettings {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** 0 looks once. */
	readonly maxWaitMs: number;
	/** 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row without an answer about an id that end the wait for it. */
	readonly maxConsecutiveErrors: number;
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
}

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

export function reasonToEnd(watching: Watching, nowMs: number): 'timeout' | 'urls_expiring' | null {
	const { settings, deadlineAtMs, traffic, urlsExpireAtMs } = watching;
	if (settings.maxWaitMs === 0) return null;
	if (nowMs >= urlsExpireAtMs) return 'urls_expiring';
	// Silence beyond the deadline: nothing more can be learnt in time.
	return nowMs >= deadlineAtMs || traffic.quietUntilMs >= deadlineAtMs ? 'timeout' : null;
}

export function endOpen(watching: Watching, reason: 'timeout' | 'urls_expiring'): void {
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
	if (watched.task?.done === true) watching.observer.done(watched.task);
	noteExpiry(watching, watched, nowMs);
}

/** @returns when to look again, in ms since 1970, or null when this was the last look */
function nextLookAt(watching: Watching, watched: Watched, nowMs: number): number | null {
	const { deadlineAtMs, settings, traffic } = watching;
	if (settings.maxWaitMs === 0) return null;
	const { looksWithoutAnswer } = watched;
	const regular = Math.max(
		nowMs + pauseMs({ ...settings, looksWithoutAnswer }),
		traffic.quietUntilMs,
	);
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
	return answerMs + Math.max(0, requests - 1) * traffic.slotMs;
}

/** URLs that are dead already cannot be saved by coming back early. */
function noteExpiry(watching: Watching, { task }: Watched, nowMs: number): void {
	if (watching.settings.keepsMedia) return;
	if (task?.status !== 'succeeded' || task.urlsExpireAt === null) return;
	const expiresAtMs = Date.parse(task.urlsExpireAt);
	if (expiresAtMs <= nowMs) return;
	watching.urlsExpireAtMs = Math.min(watching.urlsExpireAtMs, expiresAtMs - URL_MARGIN_MS);
}
