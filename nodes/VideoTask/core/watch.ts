import type { Clock } from './clock';
import type { Send } from './http';
import { look } from './look';
import type { KnownWays, Seen } from './look';
import { pauseMs } from './pace';
import { concernsAccount } from './problem';
import type { Problem } from './problem';
import type { ProviderAdapter } from './providers/adapter';
import { Schedule } from './schedule';
import { freeAtMs, inTurn, keepQuiet } from './traffic';
import type { Traffic } from './traffic';
import { end, endInTime, newWatched, takeIn } from './watched';
import type { Watched, WatchResult } from './watched';

export interface WatchSettings {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** 0 looks once. */
	readonly maxWaitMs: number;
	/** 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row without an answer about an id that end the wait for it. */
	readonly maxConsecutiveErrors: number;
}

/** The tasks of one provider's service that are waited for together. */
export interface WatchQuestion {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly ids: readonly string[];
}

/** A wait under way. */
interface Watch {
	readonly adapter: ProviderAdapter;
	/** Waits for its turn and gives up at the deadline. */
	readonly send: Send;
	readonly settings: WatchSettings;
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

const MAX_IN_FLIGHT = 8;

/** Whoever takes the finished URLs from here needs time to fetch them. */
const URL_MARGIN_MS = 60 * 60 * 1000;

/** The last look begins early enough for an answer twice as slow as the slowest so far. */
const SHORTEST_LAST_LOOK_MS = 100;
const LONGEST_LAST_LOOK_MS = 5_000;
const LAST_LOOK_SHARE = 0.1;

/** A request that goes out anyway takes along what would be due so soon, in parts of the pause. */
const RIDE_ALONG_SHARE = 0.2;

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
	const deadlineAtMs = settings.startedAtMs + settings.maxWaitMs;
	const answerByMs = settings.maxWaitMs > 0 ? deadlineAtMs : undefined;
	const all = [...new Set(question.ids)].map((id) => newWatched(id, settings.startedAtMs));
	const watching: Watch = {
		adapter: question.adapter,
		send: inTurn(question.send, traffic, clock, answerByMs),
		settings,
		clock,
		traffic,
		all,
		schedule: new Schedule(),
		ways: new Map(),
		deadlineAtMs,
		urlsExpireAtMs: Number.POSITIVE_INFINITY,
		slowestAnswerMs: 0,
		openCount: all.length,
		hasAnswer: false,
	};
	for (const watched of all) watching.schedule.put(watched);
	await keepLooking(watching);
	return all.flatMap(({ result }) => result ?? []);
}

async function keepLooking(watching: Watch): Promise<void> {
	const { clock, schedule, traffic } = watching;
	const underWay = new Set<Promise<void>>();
	let wake = new AbortController();
	while (watching.openCount > 0 && !clock.isStopped()) {
		const nowMs = clock.now();
		const reason = reasonToEnd(watching, nowMs);
		if (reason !== null) {
			await Promise.all(underWay);
			endOpen(watching, reason);
			return;
		}
		const nextAtMs = Math.max(schedule.nextDueAtMs(), freeAtMs(traffic));
		if (nextAtMs <= nowMs && underWay.size < (watching.hasAnswer ? MAX_IN_FLIGHT : 1)) {
			const looking = lookAtDue(watching, nowMs).then(() => {
				underWay.delete(looking);
				wake.abort();
			});
			underWay.add(looking);
			continue;
		}
		wake = new AbortController();
		const untilMs = nextAtMs <= nowMs ? Number.POSITIVE_INFINITY : nextAtMs;
		await clock.sleep(Math.min(untilMs, latestEnd(watching)) - nowMs, wake.signal);
	}
	await Promise.all(underWay);
}

/** A wait of 0 minutes ends with the first look at each id, not with the clock. */
function latestEnd({ settings, deadlineAtMs, urlsExpireAtMs }: Watch): number {
	return settings.maxWaitMs > 0 ? Math.min(deadlineAtMs, urlsExpireAtMs) : Number.POSITIVE_INFINITY;
}

function reasonToEnd(watching: Watch, nowMs: number): 'timeout' | 'urls_expiring' | null {
	const { settings, deadlineAtMs, traffic, urlsExpireAtMs } = watching;
	if (settings.maxWaitMs === 0) return null;
	if (nowMs >= urlsExpireAtMs) return 'urls_expiring';
	// Silence beyond the deadline: nothing more can be learnt in time.
	return nowMs >= deadlineAtMs || traffic.quietUntilMs >= deadlineAtMs ? 'timeout' : null;
}

function endOpen(watching: Watch, reason: 'timeout' | 'urls_expiring'): void {
	const { adapter, all, clock, settings } = watching;
	for (const watched of all) {
		if (watched.result !== null) continue;
		if (reason === 'timeout') endInTime(watched, clock.now(), adapter, settings);
		else end(watched, reason, clock.now(), settings);
	}
	watching.openCount = 0;
}

async function lookAtDue(watching: Watch, nowMs: number): Promise<void> {
	const { adapter, clock, schedule, send, settings, ways } = watching;
	const rideAlongMs = RIDE_ALONG_SHARE * pauseMs({ ...settings, looksWithoutAnswer: 0 });
	const due = schedule.take(adapter.ways[0].maxIds, nowMs + rideAlongMs);
	for (const watched of due) watched.askedAtMs = nowMs;
	const seen = await look(
		adapter,
		send,
		due.map(({ taskId }) => taskId),
		ways,
	);
	// What comes in after a Stop has no reader any more.
	if (clock.isStopped()) return;
	takeInAll(watching, due, seen, clock.now());
}

function takeInAll(
	watching: Watch,
	due: readonly Watched[],
	seen: ReadonlyMap<string, Seen>,
	nowMs: number,
): void {
	const { adapter, settings } = watching;
	let refusal: Problem | null = null;
	for (const watched of due) {
		const one = seen.get(watched.taskId);
		if (one === undefined) continue;
		takeIn(watched, one, nowMs, { adapter, patience: settings });
		if ('problem' in one.outcome) {
			heedProblem(watching, one.outcome.problem, watched, nowMs);
			if (concernsAccount(one.outcome.problem)) refusal = one.outcome.problem;
		} else {
			watching.hasAnswer = true;
			watching.slowestAnswerMs = Math.max(watching.slowestAnswerMs, nowMs - watched.askedAtMs);
		}
	}
	if (refusal !== null) return refuseAll(watching, refusal, nowMs);
	for (const watched of due) settle(watching, watched, nowMs);
}

/** "Fewer requests" is meant for the whole provider; without a word for how long, for one pause. */
function heedProblem(watching: Watch, problem: Problem, watched: Watched, nowMs: number): void {
	const { retryAfterMs, kind } = problem;
	const limited = kind === 'rateLimited' ? pauseMs({ ...watching.settings, ...watched }) : 0;
	const quietMs = retryAfterMs ?? limited;
	if (quietMs > 0) keepQuiet(watching.traffic, nowMs, quietMs);
}

/** No further question with this key can get an answer. */
function refuseAll(watching: Watch, refusal: Problem, nowMs: number): void {
	for (const watched of watching.all) {
		if (watched.result === null) end(watched, 'no_answer', nowMs, watching.settings, refusal);
	}
	watching.openCount = 0;
}

/** Puts an id back for its next look, or counts it as ended. */
function settle(watching: Watch, watched: Watched, nowMs: number): void {
	const { adapter, schedule, settings } = watching;
	if (watched.result === null) {
		const dueAtMs = nextLookAt(watching, watched, nowMs);
		if (dueAtMs === null) endInTime(watched, nowMs, adapter, settings);
		else watched.dueAtMs = dueAtMs;
	}
	if (watched.result === null) {
		schedule.put(watched);
		return;
	}
	watching.openCount -= 1;
	noteExpiry(watching, watched.result, nowMs);
}

/** @returns when to look again, in ms since 1970, or null when this was the last look */
function nextLookAt(watching: Watch, watched: Watched, nowMs: number): number | null {
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
function lastLookMs({ adapter, openCount, settings, slowestAnswerMs, traffic }: Watch): number {
	const answerMs = Math.min(
		Math.max(SHORTEST_LAST_LOOK_MS, 2 * slowestAnswerMs),
		LONGEST_LAST_LOOK_MS,
		LAST_LOOK_SHARE * settings.maxWaitMs,
	);
	const requests = Math.ceil(openCount / adapter.ways[0].maxIds);
	return answerMs + Math.max(0, requests - 1) * traffic.slotMs;
}

/** URLs that are dead already cannot be saved by coming back early. */
function noteExpiry(watching: Watch, { task }: WatchResult, nowMs: number): void {
	if (task?.status !== 'succeeded' || task.urlsExpireAt === null) return;
	const expiresAtMs = Date.parse(task.urlsExpireAt);
	if (expiresAtMs <= nowMs) return;
	watching.urlsExpireAtMs = Math.min(watching.urlsExpireAtMs, expiresAtMs - URL_MARGIN_MS);
}
