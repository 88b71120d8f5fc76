import type { Problem } from '../problem';
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
	/** How long the last answer asks to wait before the next look, in ms; 0 where it does not. */
	pauseAskedMs: number;
}

/** @returns a task that nothing is known of yet, due since the wait began, in ms since 1970 */
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
		pauseAskedMs: 0,
	};
}

/** @returns how the wait came out, with all that was still under way when it ended; null before its end */
export function resultOf(pending: PendingTask): WaitResult | null {
	const { taskId, task, ending, polls, requests, lastProblem } = pending;
	return ending === null ? null : { taskId, task, ...ending, polls, requests, lastProblem };
}

interface EndCircumstances {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** Why the task could not be learnt; absent where it was. */
	readonly problem?: Problem | null;
}

/** Ends the wait for an id; its task stays as it was last seen. */
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
