import type { TaskStatus } from '../../core/task/task';

/**
 * How an API of the kind "submit, get an id, ask until it is done" is asked and read: what a preset holds and
 * what the user describes, in one form. Paths are dotted, as in `data.task.state`, `results.0.url`, or
 * `results[].url` for all entries of a list. What is null or empty, the node finds by itself.
 */
export interface Recipe {
	/** A path below the base URL or an address, with `{id}` or, where slashes stay, `{+id}`; '' for status addresses. */
	readonly statusUrl: string;
	readonly method: 'GET' | 'POST';
	/** JSON text with `{id}` in it; '' for none. */
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Where the word for the task's state stands; null to look for it. */
	readonly statusField: string | null;
	/** Words in folded form, and numbers as text, that mean something of their own; they win over the table. */
	readonly words: ReadonlyMap<string, TaskStatus>;
	/** When a task that ended well has failed nevertheless. */
	readonly failedWhen: readonly FailedWhen[];
	/** HTTP statuses that say that there is no such task. */
	readonly notFoundOn: ReadonlySet<number>;
	/** Whether an empty answer (`{}`, `null`) says that there is no such task. */
	readonly notFoundOnEmpty: boolean;
	/** Where the URLs of the outputs stand, the main one first; null to look for them, empty for none. */
	readonly outputFields: readonly string[] | null;
	/** Where a result stands that is no file, in the record or in the answer of `resultUrl`; null for none. */
	readonly resultField: string | null;
	readonly failureCodeField: string | null;
	readonly failureMessageField: string | null;
	readonly progressField: string | null;
	/** What is asked once after a success, with `{id}` or `{path.in.the.answer}` in it; null for nothing. */
	readonly resultUrl: string | null;
	/** Whether files of the API's own origin are fetched with the key. */
	readonly downloadWithKey: boolean;
	readonly expectedSeconds: number | null;
	readonly urlLifetimeSeconds: number | null;
	readonly requestsPerMinute: number | null;
}

/** A member of the answer, and the value that says that the task has failed, as text. */
export interface FailedWhen {
	readonly path: string;
	readonly value: string;
}

/** A recipe that says nothing: all is found in the answer. */
export const NO_RECIPE: Recipe = {
	statusUrl: '',
	method: 'GET',
	body: '',
	headers: {},
	statusField: null,
	words: new Map(),
	failedWhen: [],
	notFoundOn: new Set([404]),
	notFoundOnEmpty: true,
	outputFields: null,
	resultField: null,
	failureCodeField: null,
	failureMessageField: null,
	progressField: null,
	resultUrl: null,
	downloadWithKey: false,
	expectedSeconds: null,
	urlLifetimeSeconds: null,
	requestsPerMinute: null,
};
