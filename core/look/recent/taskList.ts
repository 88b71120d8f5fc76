import type { HttpAnswer, HttpRequest } from '../../http/wire';
import type { Problem } from '../../problem';
import type { Task, TaskStatus } from '../../task/task';

/** Which tasks of an account are wanted. */
export interface Wanted {
	/** Those created at or after this time, in ms since 1970; null for all. */
	readonly sinceMs: number | null;
	/** Those in one of these states; all where there are none. */
	readonly statuses: readonly TaskStatus[];
	/** At most so many tasks, the newest. */
	readonly limit: number;
}

/** One page of a provider's list. */
export interface ListedTasks {
	/** In the provider's order. Tasks that are not wanted may be among them. */
	readonly tasks: readonly Task[];
	/** The `page` to ask for next, in a form that only this list understands; null on the last page. */
	readonly next: string | null;
}

/** A provider's own list of the account's tasks, page by page, as two pure functions. */
export interface TaskList {
	/** @param page null for the first page, else the `next` of the page before */
	request(page: string | null, wanted: Wanted): HttpRequest;
	parse(answer: HttpAnswer, page: string | null, wanted: Wanted): ListedTasks | Problem;
}
