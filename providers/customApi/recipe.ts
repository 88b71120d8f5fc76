import type { TaskStatus } from '../../core/task/task';

/**
 * How an API of the kind "submit, get an id, ask until it is done" is asked and read. Presets and what the user fills
 * in have this same form. Paths are dotted, as in `data.task.state`, `results.0.url`, or `results[].url` for all
 * entries of a list. The node looks by itself for a field whose path is null.
 */
export interface Recipe {
	/** A path below the base URL or an address, with `{id}`, or `{+id}` to keep slashes; '' for status addresses. */
	readonly statusUrl: string;
	readonly method: 'GET' | 'POST';
	/** JSON text with `{id}` in it; '' for none. */
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The path of the word for the task's state; null to look for it. */
	readonly statusField: string | null;
	/** Words in folded form, and numbers as text, with their meaning in this API; it wins over the common table. */
	readonly words: ReadonlyMap<string, TaskStatus>;
	/** Conditions under which a task has failed although its status is a success; one of them is enough. */
	readonly failedWhen: readonly FailedWhen[];
	/** HTTP statuses that say that there is no such task. */
	readonly notFoundOn: ReadonlySet<number>;
	/** Whether an empty answer (`{}`, `null`) says that there is no such task. */
	readonly notFoundOnEmpty: boolean;
	/** The paths of the outputs' URLs, the main one first; null to look for them, empty for none. */
	readonly outputFields: readonly string[] | null;
	/**
	 * The path of a result that is no file, in the record or in the answer of `resultUrl`; null to look for one when
	 * no file was found.
	 */
	readonly resultField: string | null;
	readonly failureCodeField: string | null;
	readonly failureMessageField: string | null;
	readonly progressField: string | null;
	/** A path or address to ask once after a success, with `{id}` or `{path.in.the.answer}`; null for none. */
	readonly resultUrl: string | null;
	/** Whether files at the API's own origin are fetched with the key. */
	readonly downloadWithKey: boolean;
	readonly expectedSeconds: number | null;
	readonly urlLifetimeSeconds: number | null;
	readonly requestsPerMinute: number | null;
}

/** The path of a member of the answer, and the value, as text, with which it says that the task has failed. */
export interface FailedWhen {
	readonly path: string;
	readonly value: string;
}

/** A recipe that describes nothing: everything is looked for in the answer. */
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
