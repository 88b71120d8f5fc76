import { foldedWord } from '../../core/task/statusWords';

const ADDRESS = /^https?:\/\//i;

/** @returns whether an id is the address under which its task is asked for */
export function isAddress(taskId: string): boolean {
	return ADDRESS.test(taskId);
}

/** Names for a task; a query parameter of such a name holds an id: `?job=`. */
const TASK_NAMES: ReadonlySet<string> = new Set(
	`task job request req generation prediction run video operation render transcript execution process
	batch`.split(/\s+/),
);
/** Query parameters, written without `_`, that hold a task's id and nothing else: `task_id`, `jobId`, `uuid`. */
const SURE_NAMES: ReadonlySet<string> = new Set(
	['', ...TASK_NAMES].flatMap((task) => [`${task}id`, `${task}uuid`, `${task}guid`]),
);
/** Query parameters that hold the id if no part of the path looks like one: `?project=` (JSON2Video), `?film_id=`. */
const OTHER_NAME = /^(?:project|name|ref|reference|ticket)$|id$/;
/** Words in query parameters that identify the caller and not the task. */
const SCOPE =
	/user|account|client|customer|tenant|org|workspace|team|group|key|access|secret|token|app|subscription/;

/** Parts of paths, in folded form, that say what kind of thing is asked for; they are never an id. */
const WORDS: ReadonlySet<string> = new Set(
	`api openapi rest v async queue status state progress result results output outputs response content
	creations record record_info record_detail info detail details get get_result task_result poll query fetch
	check retrieve task tasks job jobs request requests prediction predictions generation generations run runs
	actor_runs operation operations render renders movie movies video videos image images audio transcript
	transcripts talks clips animations market`.split(/\s+/),
);

const VERSION = /^v\d{1,4}([a-z]+\d*)?$/i;
const ID = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._:~-]{1,512}$/;

/**
 * Reads the id in a status address: from a query parameter named like an id or a task, else from the last part of the
 * path that is no word such as `status`. The parameter comes first, because a path such as
 * `/api/v1/gpt4o-image/record-info` does not end in an id. A parameter that may hold something else comes first only
 * if the part of the path has no digit, because the part may then be a name (`/custom/status?film_id=`).
 *
 * @returns the id; null for an address without one, and for a text that is no address
 */
export function idOfAddress(address: string): string | null {
	if (!isAddress(address) || !URL.canParse(address)) return null;
	const { pathname, searchParams } = new URL(address);
	const part = idOfPath(pathname);
	const hasDigit = part !== null && /\d/.test(part);
	return (
		idOfQuery(searchParams, (name) => SURE_NAMES.has(name)) ??
		idOfQuery(searchParams, (name) => TASK_NAMES.has(name)) ??
		(hasDigit ? part : (idOfQuery(searchParams, (name) => OTHER_NAME.test(name)) ?? part))
	);
}

function idOfQuery(query: URLSearchParams, holdsId: (name: string) => boolean): string | null {
	for (const [name, value] of query) {
		const compact = foldedWord(name).replaceAll('_', '');
		if (holdsId(compact) && !SCOPE.test(compact) && ID.test(value)) return value;
	}
	return null;
}

function idOfPath(pathname: string): string | null {
	const parts = pathname.split('/').filter((part) => part !== '');
	const last = parts.reverse().find((part) => !VERSION.test(part) && !WORDS.has(foldedWord(part)));
	return last === undefined ? null : idIn(last);
}

function idIn(part: string): string | null {
	try {
		const id = decodeURIComponent(part);
		return ID.test(id) ? id : null;
	} catch {
		return null;
	}
}
