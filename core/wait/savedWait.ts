import { z } from 'zod';

import { SWAY_MS } from './pacing/belief';
import { withoutCallbackUrls } from '../text/secrets/callbackMembers';
import { isFirstContact, lastLookAtMs, SHORTEST_REST_MS } from './nextLook';
import type { Problem } from '../problem';
import { latestEnd, noteEnd } from './ending';
import type { Task } from '../task/task';
import { LONGEST_QUIET_MS } from './pacing/requestBudget';
import type { Ending, Watched, WatchResult } from './pendingTask';
import type { Watching } from './waitState';

const moment = z.number().nullable();

/** What is known about an id, which most looks do not change. */
const savedKnown = z.object({
	taskId: z.string(),
	task: z.custom<Task | null>((value) => typeof value === 'object'),
	ending: z.custom<Ending | null>((value) => typeof value === 'object'),
	looksWithoutAnswer: z.number(),
	missingSinceMs: moment,
	lastProblem: z.string().nullable(),
	bornAtMs: z.number(),
	/** Which of the adapter's ways the id answers, or null. */
	way: z.number().nullable(),
});

/** One id of a wait that rests; times in ms since 1970, null for never. */
const savedId = z.object({
	known: savedKnown,
	/** dueAtMs, askedAtMs, underWayAtMs, polls, requests: a text, because it is the same for all ids of a batch. */
	looks: z.string(),
});

/** What a wait knows while it rests; plain data, so that it can be stored. */
export const savedWatch = z.object({
	ids: z.array(savedId),
	hasAnswer: z.boolean(),
	chance: z.number(),
	slowestAnswerMs: z.number(),
	seenCount: z.number(),
	seenYoungCount: z.number(),
	quietUntilMs: z.number(),
});

export type SavedWatch = z.infer<typeof savedWatch>;
type SavedId = z.infer<typeof savedId>;

function looksOf({ looks }: SavedId) {
	const [dueAtMs = 0, askedAtMs = 0, underWayAtMs = 0, polls = 0, requests = 0] = looks
		.split(' ')
		.map(Number);
	return { dueAtMs, askedAtMs, underWayAtMs, polls, requests };
}

/** @returns until when the wait may rest, in ms since 1970, or null when the next look comes too soon for it */
export function restUntil(watching: Watching, nextAtMs: number, nowMs: number): number | null {
	const { mayRestFromMs = Number.POSITIVE_INFINITY } = watching.settings;
	if (nowMs < mayRestFromMs) return null;
	// What is due has its turn sooner than a rest ends.
	const { schedule, traffic } = watching;
	if (schedule.nextDueAtMs() <= nowMs && traffic.quietUntilMs <= nowMs) return null;
	if (isFirstContact(watching) && nextAtMs < nowMs + SHORTEST_REST_MS) return null;
	const latestMs = Math.min(lastLookAtMs(watching), latestEnd(watching));
	const untilMs = Math.max(Math.min(nextAtMs, latestMs), nowMs + SHORTEST_REST_MS);
	return untilMs <= latestMs ? untilMs : null;
}

/**
 * @param before what the wait was taken up from: what has not changed stays the same object, because n8n
 * keeps every turn, and stores each object and each text once
 */
export function savedFrom(watching: Watching, before: SavedWatch | null): SavedWatch {
	const { all, hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount, traffic } = watching;
	const known = new Map(before?.ids.map((one) => [one.known.taskId, one]));
	return {
		ids: all.map((one) => savedOne(watching, one, known.get(one.taskId))),
		hasAnswer,
		chance,
		slowestAnswerMs,
		seenCount,
		seenYoungCount,
		quietUntilMs: traffic.quietUntilMs,
	};
}

function savedOne(watching: Watching, watched: Watched, before: SavedId | undefined): SavedId {
	if (before !== undefined && before.known.ending !== null) return before;
	const { dueAtMs, askedAtMs, underWayAtMs, polls, requests, task, ...rest } = watched;
	const known = {
		...rest,
		bornAtMs: steady(watched.bornAtMs, before?.known.bornAtMs),
		task: task === null ? null : storable(task),
		way: watching.ways.get(watched.taskId) ?? null,
	};
	return {
		known: asBefore(known, before?.known),
		looks: [dueAtMs, askedAtMs, underWayAtMs, polls, requests].join(' '),
	};
}

function steady(atMs: number, beforeMs: number | undefined): number {
	return beforeMs !== undefined && Math.abs(atMs - beforeMs) < SWAY_MS ? beforeMs : atMs;
}

/** @returns what was there before where it is the same */
function asBefore<Value extends object>(now: Value, before: Value | undefined): Value {
	if (before === undefined) return now;
	const names = Object.keys(now) as Array<keyof Value>;
	const isSame = (name: keyof Value) => JSON.stringify(now[name]) === JSON.stringify(before[name]);
	return names.every(isSame) ? before : now;
}

/** What is stored must not hold the secrets that callback URLs carry. */
function storable(task: Task): Task {
	const usage = withoutCallbackUrls(task.usage) as Task['usage'];
	return { ...task, usage, raw: withoutCallbackUrls(task.raw) };
}

/** How soon after the beginning of a turn an id may be due to be looked at with it, in ms. */
const RIDE_ALONG_MS = SHORTEST_REST_MS / 4;

/** The next turn is a whole rest away; and a last look in the future tells of a clock that was set back. */
function isDueNow({ askedAtMs, dueAtMs }: Watched, nowMs: number): boolean {
	return dueAtMs <= nowMs + RIDE_ALONG_MS || askedAtMs > nowMs;
}

/** Puts a wait back to where it stood when it was put aside. */
export function takeBack(watching: Watching, saved: SavedWatch): void {
	const nowMs = watching.clock.now();
	const ids = new Map(saved.ids.map((one) => [one.known.taskId, one]));
	for (const watched of watching.all) {
		const one = ids.get(watched.taskId);
		if (one === undefined) continue;
		const { way, ...known } = one.known;
		Object.assign(watched, known, looksOf(one));
		if (way !== null) watching.ways.set(watched.taskId, way);
		if (watched.ending !== null) noteEnd(watching, watched);
		else if (isDueNow(watched, nowMs)) watched.dueAtMs = Math.min(watched.dueAtMs, nowMs);
		bringBack(watched, nowMs);
	}
	const { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount } = saved;
	Object.assign(watching, { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount });
	watching.knownSinceMs = Math.min(watching.knownSinceMs, watching.settings.startedAtMs);
	// No silence is longer, whatever the clock showed when it was asked for.
	const quietUntilMs = Math.min(saved.quietUntilMs, nowMs + LONGEST_QUIET_MS);
	watching.traffic.quietUntilMs = Math.max(watching.traffic.quietUntilMs, quietUntilMs);
}

/** What has happened did not happen in the future: there the clock was set back meanwhile. */
function bringBack(watched: Watched, nowMs: number): void {
	watched.askedAtMs = Math.min(watched.askedAtMs, nowMs);
	watched.underWayAtMs = Math.min(watched.underWayAtMs, nowMs);
	watched.bornAtMs = Math.min(watched.bornAtMs, nowMs);
	if (watched.missingSinceMs !== null)
		watched.missingSinceMs = Math.min(watched.missingSinceMs, nowMs);
}

/**
 * How a wait that rests comes out if nobody takes it up again.
 *
 * @param why in a sentence; or the Problem with which the ids that are pending end
 */
export function standingOf(
	{ ids }: SavedWatch,
	why: string | Problem,
	waitedSeconds: number,
): readonly WatchResult[] {
	const reason =
		typeof why === 'string'
			? { problem: null, lastProblem: why }
			: { problem: why, lastProblem: why.message };
	return ids.map((one) => {
		const { taskId, task, ending, lastProblem } = one.known;
		const { polls, requests } = looksOf(one);
		return ending === null
			? { taskId, task, polls, requests, waitedSeconds, ...NO_ANSWER, ...reason }
			: { taskId, task, polls, requests, lastProblem, ...ending };
	});
}

const NO_ANSWER = { ended: 'no_answer', lagBoundSeconds: null } as const;
