import { noAnswer, unexpectedAnswer } from '../http/http';
import type { HttpAnswer, HttpRequest } from '../http/wire';
import { isProblem, problem } from '../problem';
import type { Problem } from '../problem';
import type { Media, ServiceFacts, Task } from '../task/task';
import type { TaskList } from './recent/taskList';
import { isSmall } from './weight';

/** One way to ask a provider about tasks. */
export interface Way {
	readonly name: 'batch' | 'flexBatch' | 'single';
	/** Ids that one request may ask for. */
	readonly maxIds: number;
	request(taskIds: readonly string[]): HttpRequest;
	/** @returns why no request can be made for these ids, asked before each; null, or absent, where one can */
	whyNone?(taskIds: readonly string[]): Problem | null;
}

/** A provider's service as two pure functions: what to ask, and what the answer means. */
export interface ProviderAdapter {
	readonly provider: string;
	/** As in the API's path, or what the provider's tasks are when nothing more is known. */
	readonly service: string;
	readonly facts: ServiceFacts;
	/**
	 * The ways in which an id is asked for: it begins with the first and goes on to the next while the
	 * answer leaves it out. What the last way leaves out is not found. A lone id begins with the last.
	 */
	readonly ways: readonly [Way, ...Way[]];
	/**
	 * In any order. A task that the provider does not know is left out, never invented;
	 * an answer that means "no such task" is an empty list, any other refusal a Problem.
	 */
	parse(answer: HttpAnswer, askedIds: readonly string[]): readonly Task[] | Problem;
	/** @returns a sentence on what else an unknown id may be, or '' */
	hintForUnknownId(taskId: string): string;
	/** How `parse` comes to tasks of which only a part is kept; absent where all is kept. */
	readonly keeping?: KeepingSteps;
	/** What the outputs of a task that succeeded are behind, where they are not in its record. */
	readonly outcome?: OutcomeRequest;
	/** Where the account's tasks are listed: together they hold all of them. Absent where there is no list. */
	readonly recent?: readonly [TaskList, ...TaskList[]];
	/** @returns whether a file is fetched with the key; never asked for other origins than the API's own */
	needsKey?(media: Media): boolean;
}

/** The two steps of a `parse` that keeps only a part, for an answer that is about tasks of several runs. */
export interface KeepingSteps {
	/** As `parse`, with all of the tasks. */
	read(answer: HttpAnswer, askedIds: readonly string[]): readonly Task[] | Problem;
	/**
	 * @param isSmall whether the answer was small, see `isSmall`
	 * @returns as much of a task as the run keeps
	 */
	keep(task: Task, isSmall: boolean): Task;
}

/** One more request for what a task made, sent once for each task that succeeded. */
export interface OutcomeRequest {
	/** @returns what to ask; null for a task that needs no second request */
	request(task: Task): HttpRequest | null;
	/**
	 * @returns the task with what the answer adds to it, or the Problem that it adds nothing. Where `mayFail` is
	 * set the task may come back `failed`, and only for what the provider documents as the task's own failure
	 */
	parse(answer: HttpAnswer, task: Task): Task | Problem;
	/** Whether the record says no more than that the task has ended, so that this answer tells how (fal). */
	readonly mayFail?: boolean;
}

/**
 * Sends one request. An adapter that throws or a Send that rejects, against their contracts, comes to a
 * Problem for the ids that were asked for, so that the others keep their answers.
 */
export async function answerTo(
	way: Way,
	ids: readonly string[],
	send: (request: HttpRequest) => Promise<HttpAnswer | Problem>,
): Promise<HttpAnswer | Problem> {
	const request = requestFor(way, ids);
	if (isProblem(request)) return request;
	try {
		return await send(request);
	} catch {
		return noAnswer('the request could not be sent', '');
	}
}

/** @returns what to ask; `concernsIds`, because it may be one id of a list that no request can be made for */
function requestFor(way: Way, ids: readonly string[]): HttpRequest | Problem {
	try {
		return way.whyNone?.(ids) ?? way.request(ids);
	} catch {
		return problem('invalidInput', 'no request can be made for it', {
			description: 'Check the task id and the parameters of this node.',
			concernsIds: true,
		});
	}
}

/**
 * @returns whether two ways ask the same about these ids, as a list of one id may do: then the second would be
 * refused too
 */
export function isSameQuestion(one: Way, other: Way, ids: readonly string[]): boolean {
	return JSON.stringify(requestFor(one, ids)) === JSON.stringify(requestFor(other, ids));
}

/** @returns the adapter's tasks, or its Problem; another where it throws */
export function understood(
	adapter: ProviderAdapter,
	answer: HttpAnswer,
	ids: readonly string[],
): readonly Task[] | Problem {
	try {
		return adapter.parse(answer, ids);
	} catch {
		return unexpectedAnswer(answer, 'it cannot be read');
	}
}

/** @returns as `understood`, but the tasks as they were read, of which `kept` then keeps a part */
export function readWhole(
	adapter: ProviderAdapter,
	answer: HttpAnswer,
	ids: readonly string[],
): readonly Task[] | Problem {
	const { keeping } = adapter;
	return keeping === undefined
		? understood(adapter, answer, ids)
		: understood({ ...adapter, parse: keeping.read }, answer, ids);
}

/** @returns of tasks that were read whole those of these ids, as much of each as is kept */
export function keptOf(
	adapter: ProviderAdapter,
	answer: HttpAnswer,
	read: readonly Task[] | Problem,
	ids: readonly string[],
): readonly Task[] | Problem {
	if (isProblem(read)) return read;
	const own = new Set(ids);
	try {
		const tasks = read.filter(({ taskId }) => own.has(taskId));
		const isOfSmall = isSmall(answer, read);
		return tasks.map((task) => adapter.keeping?.keep(task, isOfSmall) ?? task);
	} catch {
		return unexpectedAnswer(answer, 'it cannot be read');
	}
}

/** @returns the adapter's sentence on an unknown id; none where it throws */
export function hintFor(adapter: ProviderAdapter, taskId: string): string {
	try {
		return adapter.hintForUnknownId(taskId);
	} catch {
		return '';
	}
}

/** @returns whether the adapter wants a file fetched with the key; not where it throws */
export function needsKey(adapter: ProviderAdapter, media: Media): boolean {
	try {
		return adapter.needsKey?.(media) === true;
	} catch {
		return false;
	}
}
