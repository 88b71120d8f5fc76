import { z } from 'zod';

import { SWAY_MS } from '../pacing/belief';
import { withoutCallbackUrls } from '../../text/secrets/callbackMembers';
import { SHORTEST_SUSPENSION_MS } from '../nextLook';
import type { Problem } from '../../problem';
import { noteEnd } from '../tasks/ending';
import { noteRunning } from '../tasks/lookResults';
import type { Task } from '../../task/task';
import { LONGEST_QUIET_MS } from '../pacing/requestBudget';
import type { Ending, PendingTask, WaitResult } from '../tasks/pendingTask';
import { isOwed } from '../tasks/taskEvents';
import type { Pace, WaitState } from '../waitState';

const moment = z.number().nullable();

/** What is known about an id and is not changed by most looks. */
const savedKnown = z.object({
	taskId: z.string(),
	/** As it was stored; to be read by `taskOf`. */
	task: z.custom<Task | null>((value) => typeof value === 'object'),
	ending: z.custom<Ending | null>((value) => typeof value === 'object'),
	looksWithoutAnswer: z.number(),
	missingSinceMs: moment,
	lastProblem: z.string().nullable(),
	bornAtMs: z.number(),
	/** The index of the adapter's way in which the id answers, or null while none is known. */
	way: z.number().nullable(),
});

/** One id of a saved wait; times in ms since 1970. */
const savedId = z.object({
	known: savedKnown,
	/** dueAtMs, askedAtMs, underWayAtMs, polls, requests, pauseAskedMs (absent for 0): one text, alike in a batch. */
	looks: z.string(),
});

/** A suspended wait as it is stored: plain data. Later versions of this package read its members. */
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

/** @returns the task that was stored. Earlier versions of this package stored tasks without `result`: it is null then. */
function taskOf({ task }: SavedId['known']): Task | null {
	return task === null || 'result' in task ? task : { ...(task as Task), result: null };
}

function looksOf({ looks }: SavedId) {
	const numbers = looks.split(' ').map(Number);
	const [dueAtMs = 0, askedAtMs = 0, underWayAtMs = 0] = numbers;
	const [polls = 0, requests = 0, pauseAskedMs = 0] = numbers.slice(3);
	return { dueAtMs, askedAtMs, underWayAtMs, polls, requests, pauseAskedMs };
}

/**
 * @param before the saved wait that this turn resumed, or null. What has not changed stays the same object,
 * because n8n keeps every turn, but stores each object and each text once
 * @returns what is stored of a wait while it is suspended
 */
export function savedFrom(state: WaitState, before: SavedWait | null): SavedWait {
	const { all } = state.list;
	const { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount } = state.pace;
	const { budget } = state.limits;
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
	const { dueAtMs, askedAtMs, underWayAtMs, polls, requests, pauseAskedMs, task, ...rest } =
		pending;
	// Earlier versions of this package read the first five numbers.
	const looks = [dueAtMs, askedAtMs, underWayAtMs, polls, requests];
	const known = {
		...rest,
		bornAtMs: steady(pending.bornAtMs, before?.known.bornAtMs),
		task: task === null ? null : storable(task),
		way: state.list.ways.get(pending.taskId) ?? null,
	};
	return {
		known: asBefore(known, before?.known),
		looks: (pauseAskedMs > 0 ? [...looks, pauseAskedMs] : looks).join(' '),
	};
}

function steady(atMs: number, beforeMs: number | undefined): number {
	return beforeMs !== undefined && Math.abs(atMs - beforeMs) < SWAY_MS ? beforeMs : atMs;
}

/** @returns the object from before if its members are the same, else the new one */
function asBefore<Value extends object>(now: Value, before: Value | undefined): Value {
	if (before === undefined) return now;
	const names = Object.keys(now) as Array<keyof Value>;
	const isSame = (name: keyof Value) => JSON.stringify(now[name]) === JSON.stringify(before[name]);
	return names.every(isSame) ? before : now;
}

/** @returns the task without the secrets that callback URLs carry, because they must not be stored */
function storable(task: Task): Task {
	const usage = withoutCallbackUrls(task.usage) as Task['usage'];
	const result = withoutCallbackUrls(task.result);
	return { ...task, usage, result, raw: withoutCallbackUrls(task.raw) };
}

/** An id that is due within this time after a turn began is looked at in the turn's first look, in ms. */
const RIDE_ALONG_MS = SHORTEST_SUSPENSION_MS / 4;

/**
 * @returns whether an id is looked at when the turn begins; also an id whose last look lies in the future, because
 * then the clock was set back
 */
function isDueNow({ askedAtMs, dueAtMs, pauseAskedMs }: PendingTask, nowMs: number): boolean {
	// Never early if the provider has said when to look again.
	const earlyMs = pauseAskedMs > 0 ? 0 : RIDE_ALONG_MS;
	return dueAtMs <= nowMs + earlyMs || askedAtMs > nowMs;
}

/** Gives a new wait state all that was saved when the wait was suspended. */
export function resume(state: WaitState, saved: SavedWait): void {
	const nowMs = state.clock.now();
	state.pace.knownSinceMs = Math.min(state.pace.knownSinceMs, state.question.settings.startedAtMs);
	const ids = new Map(saved.ids.map((one) => [one.known.taskId, one]));
	for (const pending of state.list.all) {
		const one = ids.get(pending.taskId);
		if (one === undefined) continue;
		const { way, ...known } = one.known;
		Object.assign(pending, known, looksOf(one), { task: taskOf(one.known) });
		if (way !== null) state.list.ways.set(pending.taskId, way);
		if (pending.ending === null && isDueNow(pending, nowMs))
			pending.dueAtMs = Math.min(pending.dueAtMs, nowMs);
		bringBack(pending, nowMs);
		// Duration beliefs are not stored, but learnt again from the stored tasks.
		if (pending.task !== null) state.pace.durations.noteKind(pending, pending.task);
		if (pending.ending === null) noteRunning(state, pending);
		else noteEnd(state, pending);
	}
	const { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount } = saved;
	const learnt: Partial<Pace> = { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount };
	Object.assign(state.pace, learnt);
	// The clock may have been set back since, but no silence that was asked for is kept longer than this.
	const quietUntilMs = Math.min(saved.quietUntilMs, nowMs + LONGEST_QUIET_MS);
	state.limits.budget.quietUntilMs = Math.max(state.limits.budget.quietUntilMs, quietUntilMs);
}

/** Moves times that lie in the future to now: they have passed, but the clock was set back since. */
function bringBack(pending: PendingTask, nowMs: number): void {
	pending.askedAtMs = Math.min(pending.askedAtMs, nowMs);
	pending.underWayAtMs = Math.min(pending.underWayAtMs, nowMs);
	pending.bornAtMs = Math.min(pending.bornAtMs, nowMs);
	if (pending.missingSinceMs !== null)
		pending.missingSinceMs = Math.min(pending.missingSinceMs, nowMs);
}

/**
 * @returns how a suspended wait comes out if it is not resumed; a task that has succeeded is done, even if its
 * result was still owed
 *
 * @param why a sentence that says why it is not resumed, or the Problem with which the pending ids end
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
		const { taskId, ending, lastProblem } = one.known;
		const task = taskOf(one.known);
		const { polls, requests } = looksOf(one);
		if (ending !== null) return { taskId, task, polls, requests, lastProblem, ...ending };
		const stood = { taskId, task, polls, requests, waitedSeconds, ...NO_ANSWER, ...reason };
		return isOwed(one.known) ? { ...stood, ended: 'done', problem: null } : stood;
	});
}

const NO_ANSWER = { ended: 'no_answer', lagBoundSeconds: null } as const;
