import { noAnswer, unexpectedAnswer } from '../http/http';
import type { HttpAnswer, HttpRequest } from '../http/wire';
import { isProblem, problem } from '../problem';
import type { Problem } from '../problem';
import type { Media, ServiceFacts, Task } from '../task/task';
import type { TaskList } from './recent/taskList';
import { isSmall } from './keeping/weight';

/** One way to ask a provider about tasks. */
export interface Way {
	readonly name: 'batch' | 'flexBatch' | 'single';
	/** How many ids one request may ask about. */
	readonly maxIds: number;
	request(taskIds: readonly string[]): HttpRequest;
	/** @returns why no request can be made for these ids; null, or absent, if one can. Called before each request */
	whyNone?(taskIds: readonly string[]): Problem | null;
}

/** A provider's service as two pure functions: what to ask, and what the answer means. */
export interface ProviderAdapter {
	readonly provider: string;
	/** The service as in the API's path, or what the tasks are if the path names none, such as `seedance`. */
	readonly service: string;
	readonly facts: ServiceFacts;
	/**
	 * The ways of asking about an id, in their order: it is asked about in the first, and in the next if the answer
	 * leaves it out. An id that the last way leaves out is not found. A lone id begins with the last way, unless ids
	 * of other waits are taken along.
	 */
	readonly ways: readonly [Way, ...Way[]];
	/**
	 * @returns the tasks of the answer in any order. A task that the provider does not know is left out, never
	 * invented; an answer that means "no such task" becomes an empty list, any other refusal a Problem
	 */
	parse(answer: HttpAnswer, askedIds: readonly string[]): readonly Task[] | Problem;
	/** @returns a sentence on what else an unknown id may be, or '' */
	hintForUnknownId(taskId: string): string;
	/** The two steps of `parse` if only a part of each task is kept; absent if tasks are kept whole. */
	readonly keeping?: KeepingSteps;
	/** The second request, which fetches the outputs of a task that succeeded if its record does not hold them. */
	readonly outcome?: OutcomeRequest;
	/** The lists of the account's tasks, which together hold all of them; absent if the provider has no list. */
	readonly recent?: readonly [TaskList, ...TaskList[]];
	/** @returns whether a file is fetched with the key; only called for files at the API's own origin */
	needsKey?(media: Media): boolean;
}

/** The two steps of a `parse` that keeps only a part of each task, for an answer about tasks of several runs. */
export interface KeepingSteps {
	/** Reads an answer as `parse` does, but returns the tasks whole. */
	read(answer: HttpAnswer, askedIds: readonly string[]): readonly Task[] | Problem;
	/**
	 * @param isSmall whether the answer was small, see `isSmall`
	 * @returns the part of a task that the run keeps
	 */
	keep(task: Task, isSmall: boolean): Task;
}

/** A second request for what a task made, sent once for each task that succeeded. */
export interface OutcomeRequest {
	/** @returns the request; null for a task that needs no second request */
	request(task: Task): HttpRequest | null;
	/**
	 * @returns the task with what the answer adds to it, or the Problem why it adds nothing. If `mayFail` is set, the
	 * task may come back `failed`, but only for what the provider documents as the task's own failure
	 */
	parse(answer: HttpAnswer, task: Task): Task | Problem;
	/** Whether the record says only that the task has ended, and this answer whether it succeeded (fal). */
	readonly mayFail?: boolean;
}

/**
 * Sends one request. If the adapter throws or the Send rejects, against their contracts, the result is a Problem for
 * the ids that were asked about, so that the other ids keep their answers.
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

/** @returns the request, or a Problem; if the adapter throws, one with `concernsIds`, because one id may be why */
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
 * @returns whether two ways make the same request for these ids, as a list of one id and a single look may: if the
 * provider refuses the first request, it would refuse the second too
 */
export function isSameQuestion(one: Way, other: Way, ids: readonly string[]): boolean {
	return JSON.stringify(requestFor(one, ids)) === JSON.stringify(requestFor(other, ids));
}

/** @returns the tasks or the Problem that the adapter reads in the answer; `unexpectedAnswer` if the adapter throws */
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

/** @returns what `understood` returns, but with whole tasks, of which `keptOf` then keeps a part */
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

/** @returns the tasks of these ids among those that `readWhole` read, with as much of each as is kept */
export function keptOf(
	{ keeping }: Pick<ProviderAdapter, 'keeping'>,
	answer: HttpAnswer,
	read: readonly Task[] | Problem,
	ids: readonly string[],
): readonly Task[] | Problem {
	if (isProblem(read)) return read;
	const own = new Set(ids);
	try {
		const tasks = read.filter(({ taskId }) => own.has(taskId));
		const isOfSmall = isSmall(answer, read);
		return tasks.map((task) => keeping?.keep(task, isOfSmall) ?? task);
	} catch {
		return unexpectedAnswer(answer, 'it cannot be read');
	}
}

/** @returns the adapter's sentence on an unknown id; '' if the adapter throws */
export function hintFor(adapter: ProviderAdapter, taskId: string): string {
	try {
		return adapter.hintForUnknownId(taskId);
	} catch {
		return '';
	}
}

/** @returns whether the adapter wants a file fetched with the key; false if the adapter throws */
export function needsKey(adapter: ProviderAdapter, media: Media): boolean {
	try {
		return adapter.needsKey?.(media) === true;
	} catch {
		return false;
	}
}
