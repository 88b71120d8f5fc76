import type { HttpAnswer, HttpRequest } from '../../http/wire';
import type { Problem } from '../../problem';
import type { Task, TaskStatus } from '../../task/task';

/** Which tasks of an account are wanted. */
export interface Wanted {
	/** Those created at or after this time, in ms since 1970; null for all. */
	readonly sinceMs: number | null;
	/** Those in one of these states; all where there are none. */
	readonly statuses: readonly TaskStatus[];
	/** So many at most, the newest. */
	readonly limit: number;
}

/** One page of a provider's list. */
export interface ListedTasks {
	/** As the provider lists them. A task that is not wanted may be among them. */
	readonly tasks: readonly Task[];
	/** What the next page is asked for with, which only the list itself understands; null where this is the last. */
	readonly next: string | null;
}

/** A provider's own list of the account's tasks, page by page, as two pure functions. */
export interface TaskList {
	/** @param page null for the first page, else the `next` of the page before */
	request(page: string | null, wanted: Wanted): HttpRequest;
	parse(answer: HttpAnswer, page: string | null, wanted: Wanted): ListedTasks | Problem;
}
