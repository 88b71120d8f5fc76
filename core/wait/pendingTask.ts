import { notFoundTask } from '../task/completeTask';
import { notFoundFailure } from '../task/failure';
import type { Outcome, Seen } from '../look/look';
import { concernsAccount, passesByItself } from '../problem';
import type { Problem } from '../problem';
import { hintFor } from '../look/adapter';
import type { ProviderAdapter } from '../look/adapter';
import type { Due } from './pacing/schedule';
import type { Task } from '../task/task';

/** Why a wait for a task ended. */
export type Ended = 'done' | 'timeout' | 'no_answer' | 'urls_expiring' | 'any_done';

/** How a wait for one id came out. */
export interface WaitResult {
	readonly taskId: string;
	/** The task as it stands, or null when no answer ever described it. */
	readonly task: Task | null;
	/** Why the task could not be learnt; such an id is raised, not put out. */
	readonly problem: Problem | null;
	readonly ended: Ended;
	/** Looks that gave an answer about the id. */
	readonly polls: number;
	/** Requests that asked about the id. */
	readonly requests: number;
	readonly waitedSeconds: number;
	/** The text of the last problem that was ridden out, or null. */
	readonly lastProblem: string | null;
	/** How long after its end a finished task can have been found at most; null for others. */
	readonly lagBoundSeconds: number | null;
}

/** Why and when the wait for an id ended. */
export interface Ending {
	readonly ended: Ended;
	readonly problem: Problem | null;
	readonly waitedSeconds: number;
	readonly lagBoundSeconds: number | null;
}

/** One id that is waited for. */
export interface PendingTask extends Due {
	readonly taskId: string;
	task: Task | null;
	ending: Ending | null;
	polls: number;
	requests: number;
	/** Looks in a row without an answer about this id. */
	looksWithoutAnswer: number;
	/** Since when answers leave the id out, in ms since 1970; null while they do not. */
	missingSinceMs: number | null;
	lastProblem: string | null;
	/** When the task was created by its record, but not after the wait began; in ms since 1970. */
	bornAtMs: number;
	/** When the last look began that saw the task under way, in ms since 1970. */
	underWayAtMs: number;
	/** When the id was last asked about, in ms since 1970. */
	askedAtMs: number;
}

export interface Patience {
	readonly startedAtMs: number;
	readonly maxConsecutiveErrors: number;
}

/** A task may be asked for before its provider shows it, so "not found" is believed after a minute. */
const NOT_FOUND_GRACE_MS = 60_000;

export function newPendingTask(taskId: string, startedAtMs: number): PendingTask {
	return {
		taskId,
		dueAtMs: startedAtMs,
		task: null,
		ending: null,
		polls: 0,
		requests: 0,
		looksWithoutAnswer: 0,
		missingSinceMs: null,
		lastProblem: null,
		bornAtMs: startedAtMs,
		underWayAtMs: startedAtMs,
		askedAtMs: Number.NEGATIVE_INFINITY,
	};
}

/** Takes in what a look learnt; sets `ending` when that is the end of the wait for this id. */
export function takeIn(
	pending: PendingTask,
	{ outcome, requests }: Seen,
	nowMs: number,
	{ adapter, patience }: { readonly adapter: ProviderAdapter; readonly patience: Patience },
): void {
	pending.requests += requests;
	if (outcome.kind === 'task') return takeInTask(pending, outcome.task, nowMs, patience);
	if (outcome.kind === 'notFound') return takeInAbsence(pending, nowMs, { adapter, patience });
	return takeInProblem(pending, outcome, nowMs, patience);
}

function takeInTask(pending: PendingTask, task: Task, nowMs: number, patience: Patience): void {
	pending.polls += 1;
	pending.looksWithoutAnswer = 0;
	pending.missingSinceMs = null;
	pending.task = task;
	if (task.passingTrouble !== null) pending.lastProblem = task.passingTrouble;
	if (task.done) end(pending, 'done', nowMs, patience);
	else pending.underWayAtMs = pending.askedAtMs;
}

function takeInAbsence(
	pending: PendingTask,
	nowMs: number,
	{ adapter, patience }: { readonly adapter: ProviderAdapter; readonly patience: Patience },
): void {
	pending.polls += 1;
	pending.looksWithoutAnswer = 0;
	// For an id that was never seen the minute begins with the wait.
	pending.missingSinceMs ??= pending.task === null ? patience.startedAtMs : nowMs;
	if (nowMs - pending.missingSinceMs >= NOT_FOUND_GRACE_MS) {
		endNotFound(pending, nowMs, adapter, patience);
	}
}

function takeInProblem(
	pending: PendingTask,
	outcome: Extract<Outcome, { readonly problem: Problem }>,
	nowMs: number,
	patience: Patience,
): void {
	const { problem } = outcome;
	pending.lastProblem = problem.message;
	if (!passesByItself(problem)) {
		// What only another id was refused for says nothing about this one.
		if (outcome.kind === 'problem' || concernsAccount(problem)) {
			end(pending, 'no_answer', nowMs, { ...patience, problem });
		}
		return;
	}
	if (outcome.kind === 'notAsked') return;
	pending.looksWithoutAnswer += 1;
	if (pending.looksWithoutAnswer < Math.max(1, patience.maxConsecutiveErrors)) return;
	// A task that was seen comes out as it stood; one that never was cannot be told from a typing mistake.
	end(pending, 'no_answer', nowMs, { ...patience, problem: pending.polls > 0 ? null : problem });
}

interface EndCircumstances extends Pick<Patience, 'startedAtMs'> {
	/** Why the task could not be learnt; absent where it was. */
	readonly problem?: Problem | null;
}

/** Ends the wait for an id with what is known of it. */
export function end(
	pending: PendingTask,
	ended: Ended,
	nowMs: number,
	{ startedAtMs, problem = null }: EndCircumstances,
): void {
	const waitedSeconds = Math.max(0, nowMs - startedAtMs) / 1000;
	const lagBoundSeconds =
		ended === 'done' ? Math.max(0, nowMs - pending.underWayAtMs) / 1000 : null;
	pending.ending = { ended, problem, waitedSeconds, lagBoundSeconds };
}

/** @returns how the wait came out, with all that was still under way when it ended; null before its end */
export function resultOf(pending: PendingTask): WaitResult | null {
	const { taskId, task, ending, polls, requests, lastProblem } = pending;
	return ending === null ? null : { taskId, task, ...ending, polls, requests, lastProblem };
}

/** Ends the wait for an id whose time is up: what answers leave out by then is not found. */
export function endInTime(
	pending: PendingTask,
	nowMs: number,
	adapter: ProviderAdapter,
	patience: Patience,
): void {
	if (pending.missingSinceMs === null) end(pending, 'timeout', nowMs, patience);
	else endNotFound(pending, nowMs, adapter, patience);
}

function endNotFound(
	pending: PendingTask,
	nowMs: number,
	adapter: ProviderAdapter,
	patience: Patience,
): void {
	const lastSeen = pending.task === null ? null : pending.task.status;
	const failure = notFoundFailure(lastSeen, hintFor(adapter, pending.taskId));
	pending.task = notFoundTask(pending.taskId, adapter, failure);
	end(pending, 'done', nowMs, patience);
}
