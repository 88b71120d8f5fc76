import { notFoundTask } from '../../task/completeTask';
import { notFoundFailure } from '../../task/failure';
import type { Outcome, Seen } from '../../look/look';
import { concernsAccount, passesByItself } from '../../problem';
import type { Problem } from '../../problem';
import { isFinal } from '../../look/asking/progress';
import { hintFor } from '../../look/adapter';
import type { ProviderAdapter } from '../../look/adapter';
import { end } from './pendingTask';
import type { Ended, PendingTask } from './pendingTask';

/** What can happen to a pending task: what a look brought about it, or that its time is over. */
export type TaskEvent =
	/** The task's record says that it is under way. */
	| 'seenBusy'
	| 'seenDone'
	/** The task has succeeded, but its result could not be fetched yet. */
	| 'resultOwed'
	/** The task has succeeded, but asking for its result again is of no use, or the time is over. */
	| 'resultGivenUp'
	/** An answer came without the task. */
	| 'leftOut'
	/** An answer came without the task, and answers have left it out for a minute or more. */
	| 'leftOutForLong'
	/** A problem came that passes by itself. */
	| 'unanswered'
	/** Such problems came as often in a row as the user allows, but earlier answers were about the task. */
	| 'unansweredForLong'
	/** Such problems came as often, and no answer was ever about the task: its id may be a typing mistake. */
	| 'neverAnswered'
	/** A problem came that does not pass: a refused id, a wrong key. */
	| 'refused'
	/** The task was not asked about, because of a problem that another request of the same look met. */
	| 'notAsked'
	/** The time is over. */
	| 'timeOver'
	/** The time is over, and the last answers left the task out. */
	| 'timeOverLeftOut';

interface Transition {
	/** Whether the look counts as one with an answer, as one without, or (null) not at all. */
	readonly answered: boolean | null;
	/** Whether the task counts as left out by answers from now on; null if that stays as it is. */
	readonly missing: boolean | null;
	/** How the wait for the task ends, or null where it goes on. */
	readonly ended: Ended | null;
	/** Whether the wait ends with the problem, so that the id is raised as an error. */
	readonly raised?: boolean;
	/** Whether the task is replaced by one that says "not found". */
	readonly notFound?: boolean;
}

/** What each event does to a pending task. */
const TRANSITIONS: Readonly<Record<TaskEvent, Transition>> = {
	seenBusy: { answered: true, missing: false, ended: null },
	seenDone: { answered: true, missing: false, ended: 'done' },
	resultOwed: { answered: false, missing: false, ended: null },
	resultGivenUp: { answered: null, missing: null, ended: 'done' },
	leftOut: { answered: true, missing: true, ended: null },
	leftOutForLong: { answered: true, missing: true, ended: 'done', notFound: true },
	unanswered: { answered: false, missing: null, ended: null },
	unansweredForLong: { answered: false, missing: null, ended: 'no_answer' },
	neverAnswered: { answered: false, missing: null, ended: 'no_answer', raised: true },
	refused: { answered: null, missing: null, ended: 'no_answer', raised: true },
	notAsked: { answered: null, missing: null, ended: null },
	timeOver: { answered: null, missing: null, ended: 'timeout' },
	timeOverLeftOut: { answered: null, missing: null, ended: 'done', notFound: true },
};

/** When the wait began, in ms since 1970, and how many looks in a row without an answer the user allows an id. */
export interface Patience {
	readonly startedAtMs: number;
	readonly maxConsecutiveErrors: number;
}

/** A task may be asked for before its provider shows it, so "not found" is believed after a minute. */
const NOT_FOUND_GRACE_MS = 60_000;

/** What a transition needs to know beside the task. */
export interface Circumstances {
	readonly adapter: ProviderAdapter;
	readonly patience: Patience;
	readonly nowMs: number;
}

/** Takes in what a look learnt about an id; sets its `ending` if the wait for it ends with that. */
export function takeIn(
	pending: PendingTask,
	{ outcome, requests }: Seen,
	circumstances: Circumstances,
): void {
	const event = eventOf(pending, outcome, circumstances);
	const problem = 'problem' in outcome ? outcome.problem : null;
	pending.requests += requests;
	if (problem === null) pending.polls += 1;
	else pending.lastProblem = problem.message;
	// A task that was seen succeeded stays so: while its result is owed, only a final record replaces it.
	if (outcome.kind === 'task' && (!isOwed(pending) || isFinal(outcome))) {
		pending.task = outcome.task;
		pending.lastProblem = outcome.task.passingTrouble ?? pending.lastProblem;
	}
	if (event === 'seenBusy') pending.underWayAtMs = pending.askedAtMs;
	goOver(pending, event, circumstances, problem);
}

/** Ends the wait for an id whose time is up; an id that the last answers left out is not found. */
export function endInTime(pending: PendingTask, circumstances: Circumstances): void {
	if (isOwed(pending)) return goOver(pending, 'resultGivenUp', circumstances, null);
	const isLeftOut = pending.missingSinceMs !== null;
	goOver(pending, isLeftOut ? 'timeOverLeftOut' : 'timeOver', circumstances, null);
}

/** Whether a task has succeeded and the wait goes on only for its result. */
export function isOwed({ ending, task }: Pick<PendingTask, 'ending' | 'task'>): boolean {
	return ending === null && task?.status === 'succeeded';
}

/** @returns what happened to a task whose result is owed: a result can only come, stay owed or be given up */
function eventOfOwed(outcome: Outcome): TaskEvent {
	if (outcome.kind === 'notAsked') return 'notAsked';
	if (outcome.kind === 'problem')
		return passesByItself(outcome.problem) ? 'resultOwed' : 'resultGivenUp';
	return isFinal(outcome) ? 'seenDone' : 'resultOwed';
}

/** @returns what happened to the task: each `if` is one rule, and the first that holds decides */
function eventOf(
	pending: PendingTask,
	outcome: Outcome,
	{ nowMs, patience }: Circumstances,
): TaskEvent {
	if (outcome.kind === 'task' && outcome.unfetched !== undefined) return 'resultOwed';
	if (isOwed(pending)) return eventOfOwed(outcome);
	if (outcome.kind === 'task') return outcome.task.done ? 'seenDone' : 'seenBusy';
	if (outcome.kind === 'notFound') {
		const missingForMs = nowMs - missingSinceMs(pending, nowMs, patience);
		return missingForMs >= NOT_FOUND_GRACE_MS ? 'leftOutForLong' : 'leftOut';
	}
	if (concernsAccount(outcome.problem)) return 'refused';
	// The refusal of another id says nothing about this one.
	if (outcome.kind === 'notAsked') return 'notAsked';
	if (!passesByItself(outcome.problem)) return 'refused';
	const inVain = pending.looksWithoutAnswer + 1;
	if (inVain < Math.max(1, patience.maxConsecutiveErrors)) return 'unanswered';
	return pending.polls > 0 ? 'unansweredForLong' : 'neverAnswered';
}

/** @returns since when answers leave the task out: if only now, from now, or from when the wait began if never seen */
function missingSinceMs({ missingSinceMs, task }: PendingTask, nowMs: number, patience: Patience) {
	return missingSinceMs ?? (task === null ? patience.startedAtMs : nowMs);
}

function goOver(
	pending: PendingTask,
	event: TaskEvent,
	{ adapter, nowMs, patience }: Circumstances,
	problem: Problem | null,
): void {
	const { answered, missing, ended, raised = false, notFound = false } = TRANSITIONS[event];
	if (answered !== null) pending.looksWithoutAnswer = answered ? 0 : pending.looksWithoutAnswer + 1;
	if (missing !== null)
		pending.missingSinceMs = missing ? missingSinceMs(pending, nowMs, patience) : null;
	if (notFound) {
		const failure = notFoundFailure(
			pending.task === null ? null : pending.task.status,
			hintFor(adapter, pending.taskId),
		);
		pending.task = notFoundTask(pending.taskId, adapter, failure);
	}
	if (ended === null) return;
	end(pending, ended, nowMs, { ...patience, problem: raised ? problem : null });
}
