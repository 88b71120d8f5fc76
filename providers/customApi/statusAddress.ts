import { foldedWord } from '../../core/task/statusWords';

const ADDRESS = /^https?:\/\//i;

/** @returns whether an id is the address under which its task is asked for */
export function isAddress(taskId: string): boolean {
	return ADDRESS.test(taskId);
}

/** Parameters that hold a task's id and nothing else, in folded form. */
const SURE_NAMES = [
	...['task_id', 'request_id', 'generation_id', 'prediction_id', 'job_id', 'run_id', 'video_id'],
	...['operation_id', 'id'],
];

/** Parameters that hold one where nothing else does (JSON2Video's `project`). */
const OTHER_NAMES = ['project', 'name'];

/** Parts of paths that name what is asked for, in folded form; never an id. */
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
 * @returns the id in a status address: of a parameter named like an id, else the last part of the path that is
 * no word such as `status`; null for an address without one. A parameter goes first, because a path such as
 * `/api/v1/gpt4o-image/record-info` ends in no id.
 */
export function idOfAddress(address: string): string | null {
	if (!isAddress(address) || !URL.canParse(address)) return null;
	const { pathname, searchParams } = new URL(address);
	return (
		idOfQuery(searchParams, SURE_NAMES) ??
		idOfPath(pathname) ??
		idOfQuery(searchParams, OTHER_NAMES)
	);
}

function idOfQuery(query: URLSearchParams, names: readonly string[]): string | null {
	const values = new Map([...query].map(([name, value]) => [foldedWord(name), value]));
	const found = names.map((name) => values.get(name) ?? '').find((value) => ID.test(value));
	return found ?? null;
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
