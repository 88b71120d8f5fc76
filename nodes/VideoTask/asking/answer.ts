import { notFoundTask, unseenTask } from '../../../core/task/completeTask';
import type { TaskOrigin } from '../../../core/task/completeTask';
import { notFoundFailure } from '../../../core/task/failure';
import type { Seen } from '../../../core/look/look';
import type { Problem } from '../../../core/problem';
import { hintFor } from '../../../core/look/adapter';
import type { ProviderAdapter } from '../../../core/look/adapter';
import type { Task } from '../../../core/task/task';
import type { Ended, WaitResult } from '../../../core/wait/tasks/pendingTask';
import { shownId, shownTask } from '../../../providers/shownId';
import { quotedFromProvider, saidByProvider, toldToModel } from '../output/tool/modelWords';
import type { Settings } from '../input/settings/settings';

/** How the wait for a task went: what the item's `wait` is made of. */
export interface Wait {
	readonly ended: Ended;
	readonly timedOut: boolean;
	readonly polls: number;
	readonly requests: number;
	readonly waitedSeconds: number;
	readonly lastProblem: string | null;
	/** How late after its end a finished task was found at most, in seconds; put out with 'Simplify' off. */
	readonly lagBoundSeconds: number | null;
	/** When the wait began, as ISO 8601 UTC text; put out with 'Return When: Any Is Done'. */
	readonly since: string;
}

/** Why an id is raised as an error, or comes out as an error item, and not as a task. */
export interface Trouble {
	/** Begins with `Task <id>` (a list's does not), so that the id survives where n8n keeps only the message. */
	readonly message: string;
	readonly description: string;
	/** The HTTP status, as text. */
	readonly httpCode: string | null;
	/** Whether nothing but 'Max Wait' or 'Max Consecutive Errors' ended the wait for this task. */
	readonly isLate: boolean;
}

/** What a look, a wait or a list has learnt about one id. */
export interface Answer {
	/** The id as people know it: of a status address, the id that the address holds. */
	readonly taskId: string;
	/** The task as it was last seen, with or without `trouble`; null when nothing is known about it. */
	readonly task: Task | null;
	readonly wait: Wait | null;
	readonly trouble: Trouble | null;
}

/** Ends the description of an error about a task that was waited for and is not done: n8n shows no tasks beside it. */
const AFTER_A_WAIT = 'Nothing is lost: run again, the tasks go on at the provider.';

/** @returns the answer about an id that was looked at once, alone or in a batch */
export function answerOfLook(
	askedId: string,
	{ outcome }: Seen,
	adapter: ProviderAdapter,
	settings: Settings,
): Answer {
	const taskId = shownId(settings.provider, askedId);
	if ('problem' in outcome) {
		const trouble = troubleOf(taskId, null, outcome.problem, settings);
		return answered({ taskId, task: null, wait: null }, trouble, settings);
	}
	if (outcome.kind === 'task')
		return withFailure(shownTask(settings.provider, outcome.task), null, settings);
	const hint = hintFor(adapter, taskId);
	const unknown = notFoundTask(askedId, adapter, notFoundFailure(null, hint));
	const task = shownTask(settings.provider, unknown);
	const trouble = settings.operation === 'getTask' ? notFoundTrouble(taskId, hint, settings) : null;
	return answered({ taskId, task, wait: null }, trouble, settings);
}

/** @returns the answer about an id that was waited for */
export function answerOfWait(
	result: WaitResult,
	origin: TaskOrigin,
	{ settings, since }: { readonly settings: Settings; readonly since: string },
): Answer {
	const { taskId: askedId, task: seen, problem, ...course } = result;
	const taskId = shownId(settings.provider, askedId);
	const shown = (one: Task) => shownTask(settings.provider, one);
	const known = seen === null ? null : shown(seen);
	const timedOut = result.ended === 'timeout';
	const wait: Wait = { ...course, timedOut, since };
	if (problem !== null) {
		const trouble = troubleOf(taskId, known, problem, settings);
		return answered({ taskId, task: known, wait }, trouble, settings);
	}
	const task = known ?? shown(unseenTask(askedId, origin));
	const late = timedOut || wait.ended === 'no_answer';
	if (late && settings.onTimeout === 'throwError') {
		return answered({ taskId, task, wait }, lateTrouble(task, wait, settings), settings);
	}
	return withFailure(task, wait, settings);
}

function withFailure(task: Task, wait: Wait | null, settings: Settings): Answer {
	const raised =
		settings.onTaskFailure === 'throwError' &&
		['failed', 'cancelled', 'expired'].includes(task.status);
	const { taskId } = task;
	return answered({ taskId, task, wait }, raised ? failureTrouble(task, settings) : null, settings);
}

/**
 * @returns the answer. The description of its trouble names the provider, because n8n shows an error without the node's
 * parameters.
 */
function answered(
	known: Omit<Answer, 'trouble'>,
	trouble: Trouble | null,
	{ provider }: Settings,
): Answer {
	if (trouble === null) return { ...known, trouble };
	const goesOn = known.wait !== null && known.task?.done !== true;
	const more = [`Provider: ${provider.title}.`, ...(goesOn ? [AFTER_A_WAIT] : [])];
	const description = [trouble.description, ...more].join(' ').trim();
	return { ...known, trouble: { ...trouble, description } };
}

function troubleOf(
	taskId: string,
	task: Task | null,
	problem: Problem,
	{ isTool }: Settings,
): Trouble {
	const { message, description } = isTool ? toldToModel(problem) : problem;
	return {
		message: `${about(taskId, task)}: ${message}`,
		description,
		httpCode: problem.httpStatus === null ? null : String(problem.httpStatus),
		isLate: false,
	};
}

function notFoundTrouble(taskId: string, hint: string, { provider }: Settings): Trouble {
	const advice =
		'Check the id, and that it was created with this provider, this service and this account.';
	return {
		message: `Task ${taskId}: the provider (${provider.title}) knows no task with this id`,
		description: `${hint} ${advice}`.trim(),
		httpCode: '404',
		isLate: false,
	};
}

function failureTrouble({ taskId, status, failure }: Task, { isTool }: Settings): Trouble {
	const { code = null, message = null, retryable = null } = failure ?? {};
	const said = isTool ? saidByProvider({ message, code }) : (message ?? code ?? '');
	return {
		message: `Task ${taskId}: ${status}: ${said === '' ? 'the provider gives no reason' : said}`,
		description: adviceFor(retryable, isTool ? null : code),
		httpCode: null,
		isLate: false,
	};
}

function adviceFor(retryable: boolean | null, code: string | null): string {
	const own = code === null ? '' : ` (provider's code: ${code})`;
	if (retryable === false) {
		return `Change the request before you create the task again: the same one would be refused again.${own}`;
	}
	if (retryable === true) return `Create the task again: the same request can succeed.${own}`;
	return `See what the provider says about the task before you create it again.${own}`;
}

function lateTrouble(task: Task, { lastProblem, ...wait }: Wait, { isTool }: Settings): Trouble {
	const told = isTool && lastProblem !== null ? quotedFromProvider(lastProblem) : lastProblem;
	const last = told === null ? '' : `; the last problem: ${told}`;
	const [what, advice] = wait.timedOut
		? [`not done after ${spanOf(wait.waitedSeconds)}`, RAISE_MAX_WAIT]
		: ['no answer several times in a row', RAISE_MAX_ERRORS];
	return {
		message: `${about(task.taskId, task)}: ${what}${last}`,
		description: advice,
		httpCode: null,
		isLate: true,
	};
}

const RAISE_MAX_WAIT =
	"Raise 'Max Wait (Minutes)', or set 'On Timeout' to 'Return Last Known State'.";
const RAISE_MAX_ERRORS =
	"The provider does not answer; the task may still be running. Look again, or raise 'Max Consecutive Errors'.";

/** @returns the duration in words, such as "45 seconds" or "30 minutes" */
export function spanOf(seconds: number): string {
	return seconds < 90
		? counted(Math.round(seconds), 'second')
		: counted(Math.round(seconds / 60), 'minute');
}

export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function about(taskId: string, task: Task | null): string {
	return task === null ? `Task ${taskId}` : `Task ${taskId} (last seen ${task.status})`;
}
