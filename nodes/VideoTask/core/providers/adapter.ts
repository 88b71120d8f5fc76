import { unexpectedAnswer } from '../http';
import type { HttpAnswer, HttpRequest } from '../http';
import type { Problem } from '../problem';
import type { Task } from '../task';

/** One way to ask a provider about tasks. */
export interface Way {
	readonly name: 'batch' | 'flexBatch' | 'single';
	/** Ids that one request may ask for. */
	readonly maxIds: number;
	request(taskIds: readonly string[]): HttpRequest;
}

/** A provider's service as two pure functions: what to ask, and what the answer means. */
export interface ProviderAdapter {
	readonly provider: string;
	/** As in the API's path, or what the provider's tasks are when nothing more is known. */
	readonly service: string;
	readonly pollAfterSeconds: number;
	/** How long its tasks usually take from their creation on, or null when nobody knows. */
	readonly expectedSeconds: number | null;
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
}

/** No answer is meant to make an adapter throw; one that does must not take the whole wait with it. */
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
