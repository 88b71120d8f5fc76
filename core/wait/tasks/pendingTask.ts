import type { Problem } from '../../problem';
import type { Due } from '../pacing/schedule';
import type { Task } from '../../task/task';

/** Why a wait for a task ended. */
export type Ended = 'done' | 'timeout' | 'no_answer' | 'urls_expiring' | 'any_done';

/** How a wait for one id came out. */
export interface WaitResult {
	readonly taskId: string;
	/** The task as it stands, or null when no answer ever described it. */
	readonly task: Task | null;
	/** Why nothing could be learnt of the task: then the id is raised as an error and not put out. Null otherwise. */
	readonly problem: Problem | null;
	readonly ended: Ended;
	/** Looks that gave an answer about the id. */
	readonly polls: number;
	/** Requests that asked about the id. */
	readonly requests: number;
	readonly waitedSeconds: number;
	/** The text of the last problem that was met or the last passing trouble in the task's record; null for none. */
	readonly lastProblem: string | null;
	/** The longest time that can have passed between the end of a task and the look that found it done; else null. */
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
	/** When the task was created by its record, but at the latest when the wait began; in ms since 1970. */
	bornAtMs: number;
	/** When the last look that saw the task under way began, in ms since 1970; before any, when the wait began. */
	underWayAtMs: number;
	/** When the id was last asked about, in ms since 1970; -Infinity if never. */
	askedAtMs: number;
	/** How long the last answer asks to wait before the next look at the id, in ms; 0 if it does not ask. */
	pauseAskedMs: number;
}

/** @returns an id of whose task nothing is known yet, due since the wait began; `startedAtMs` in ms since 1970 */
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

/** @returns how the wait for an id came out, with all looks and requests that were counted; null before its end */
export function resultOf(pending: PendingTask): WaitResult | null {
	const { taskId, task, ending, polls, requests, lastProblem } = pending;
	return ending === null ? null : { taskId, task, ...ending, polls, requests, lastProblem };
}

interface EndCircumstances {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** Why nothing could be learnt of the task; absent or null if something was. */
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
