import { z } from 'zod';

import { SWAY_MS } from './pacing/belief';
import { withoutCallbackUrls } from '../text/secrets/callbackMembers';
import { SHORTEST_SUSPENSION_MS } from './nextLook';
import type { Problem } from '../problem';
import { noteEnd } from './ending';
import type { Task } from '../task/task';
import { LONGEST_QUIET_MS } from './pacing/requestBudget';
import type { Ending, PendingTask, WaitResult } from './pendingTask';
import type { WaitState } from './waitState';

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
export const savedWait = z.object({
	ids: z.array(savedId),
	hasAnswer: z.boolean(),
	chance: z.number(),
	slowestAnswerMs: z.number(),
	seenCount: z.number(),
	seenYoungCount: z.number(),
	quietUntilMs: z.number(),
});

export type SavedWait = z.infer<typeof savedWait>;
type SavedId = z.infer<typeof savedId>;

function looksOf({ looks }: SavedId) {
	const [dueAtMs = 0, askedAtMs = 0, underWayAtMs = 0, polls = 0, requests = 0] = looks
		.split(' ')
		.map(Number);
	return { dueAtMs, askedAtMs, underWayAtMs, polls, requests };
}

/**
 * @param before what the wait was taken up from: what has not changed stays the same object, because n8n
 * keeps every turn, and stores each object and each text once
 */
export function savedFrom(state: WaitState, before: SavedWait | null): SavedWait {
	const { all, hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount, budget } = state;
	const known = new Map(before?.ids.map((one) => [one.known.taskId, one]));
	return {
		ids: all.map((one) => savedOne(state, one, known.get(one.taskId))),
		hasAnswer,
		chance,
		slowestAnswerMs,
		seenCount,
		seenYoungCount,
		quietUntilMs: budget.quietUntilMs,
	};
}

function savedOne(state: WaitState, pending: PendingTask, before: SavedId | undefined): SavedId {
	if (before !== undefined && before.known.ending !== null) return before;
	const { dueAtMs, askedAtMs, underWayAtMs, polls, requests, task, ...rest } = pending;
	const known = {
		...rest,
		bornAtMs: steady(pending.bornAtMs, before?.known.bornAtMs),
		task: task === null ? null : storable(task),
		way: state.ways.get(pending.taskId) ?? null,
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
const RIDE_ALONG_MS = SHORTEST_SUSPENSION_MS / 4;

/** The next turn is a whole rest away; and a last look in the future tells of a clock that was set back. */
function isDueNow({ askedAtMs, dueAtMs }: PendingTask, nowMs: number): boolean {
	return dueAtMs <= nowMs + RIDE_ALONG_MS || askedAtMs > nowMs;
}

/** Puts a wait back to where it stood when it was put aside. */
export function takeBack(state: WaitState, saved: SavedWait): void {
	const nowMs = state.clock.now();
	const ids = new Map(saved.ids.map((one) => [one.known.taskId, one]));
	for (const pending of state.all) {
		const one = ids.get(pending.taskId);
		if (one === undefined) continue;
		const { way, ...known } = one.known;
		Object.assign(pending, known, looksOf(one));
		if (way !== null) state.ways.set(pending.taskId, way);
		if (pending.ending !== null) noteEnd(state, pending);
		else if (isDueNow(pending, nowMs)) pending.dueAtMs = Math.min(pending.dueAtMs, nowMs);
		bringBack(pending, nowMs);
	}
	const { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount } = saved;
	Object.assign(state, { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount });
	state.knownSinceMs = Math.min(state.knownSinceMs, state.settings.startedAtMs);
	// No silence is longer, whatever the clock showed when it was asked for.
	const quietUntilMs = Math.min(saved.quietUntilMs, nowMs + LONGEST_QUIET_MS);
	state.budget.quietUntilMs = Math.max(state.budget.quietUntilMs, quietUntilMs);
}

/** What has happened did not happen in the future: there the clock was set back meanwhile. */
function bringBack(pending: PendingTask, nowMs: number): void {
	pending.askedAtMs = Math.min(pending.askedAtMs, nowMs);
	pending.underWayAtMs = Math.min(pending.underWayAtMs, nowMs);
	pending.bornAtMs = Math.min(pending.bornAtMs, nowMs);
	if (pending.missingSinceMs !== null)
		pending.missingSinceMs = Math.min(pending.missingSinceMs, nowMs);
}

/**
 * How a wait that rests comes out if nobody takes it up again.
 *
 * @param why in a sentence; or the Problem with which the ids that are pending end
 */
export function standingOf(
	{ ids }: SavedWait,
	why: string | Problem,
	waitedSeconds: number,
): readonly WaitResult[] {
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
