import { LONGEST_TEXT, wellFormed } from '../../text/json';
import { isProblem } from '../../problem';
import { keptOf } from '../adapter';
import type { KeepingSteps, OutcomeRequest, ProviderAdapter } from '../adapter';
import type { Task } from '../../task/task';
import { isSmall, weightOf } from './weight';

const MAX_KEPT_MEGABYTES = 64;

/** How much memory the tasks of one run may still take; shared by all services of the run. */
export interface Room {
	leftBytes: number;
}

export function newRoom(): Room {
	return { leftBytes: MAX_KEPT_MEGABYTES * 1024 * 1024 };
}

/** What decides how much a run keeps of its tasks. */
export interface Keeping {
	readonly room: Room;
	/** Whether the items will hold the provider's records. */
	readonly keepsRecords: boolean;
	/** The tasks that the run knows already; they take up room too. */
	readonly known: ReadonlyArray<Task | null>;
}

/**
 * Limits how much memory the tasks of a run take, because an answer may have 16 MB and a run thousands of answers. No
 * task keeps what nobody will read, and all tasks together keep no more than there is room for. Each task still comes
 * out with its state and its URLs.
 *
 * @returns the adapter, which keeps only as much of its tasks as there is room for
 */
export function sparing(
	adapter: ProviderAdapter,
	keeping: Keeping,
): ProviderAdapter & { readonly keeping: KeepingSteps } {
	const { room, known } = keeping;
	const taken = new Map<string, number>();
	const put = (task: Task, bytes: number): Task => {
		room.leftBytes += (taken.get(task.taskId) ?? 0) - bytes;
		taken.set(task.taskId, bytes);
		return task;
	};
	for (const task of known) if (task !== null) put(task, weightOf(task));
	const spared = (task: Task, isOfSmall: boolean): Task => {
		const freeBytes = room.leftBytes + (taken.get(task.taskId) ?? 0);
		const copyOf = isOfSmall ? asItIs : madeAnew;
		return put(...fitting(task, freeBytes, { ...keeping, copyOf }));
	};
	const whole = new WholeTasks();
	const keep = (task: Task, isOfSmall: boolean): Task => {
		const part = spared(task, isOfSmall);
		if (adapter.outcome !== undefined && task.status === 'succeeded') whole.set(part, task);
		return part;
	};
	const steps: KeepingSteps = {
		read: (answer, askedIds) => adapter.parse(answer, askedIds),
		keep,
	};
	return {
		...adapter,
		parse(answer, askedIds) {
			return keptOf({ keeping: steps }, answer, steps.read(answer, askedIds), askedIds);
		},
		keeping: steps,
		...(adapter.outcome === undefined
			? {}
			: { outcome: sparingOutcome(adapter.outcome, whole, spared) }),
	};
}

/**
 * Maps what is kept of a task to the task as it was read. The whole task is freed together with the kept part: the
 * look files another task in its place as soon as the second request is done.
 */
class WholeTasks extends WeakMap<Task, Task> {}

/** Makes the second request from the task as it was read; only the task that comes of the answer is cut to fit. */
function sparingOutcome(
	outcome: OutcomeRequest,
	whole: WholeTasks,
	spared: (task: Task, isOfSmall: boolean) => Task,
): OutcomeRequest {
	return {
		...outcome,
		request(kept) {
			const request = outcome.request(whole.get(kept) ?? kept);
			if (request === null) whole.delete(kept);
			return request;
		},
		parse(answer, kept) {
			const task = outcome.parse(answer, whole.get(kept) ?? kept);
			return isProblem(task) ? task : spared(task, isSmall(answer, [task]));
		},
	};
}

/** @returns as much of a task as there is room for, at least its state and URLs, and about how many bytes that takes */
function fitting(
	task: Task,
	freeBytes: number,
	{ keepsRecords, copyOf }: Pick<Keeping, 'keepsRecords'> & { readonly copyOf: typeof madeAnew },
): readonly [task: Task, bytes: number] {
	if (keepsRecords) {
		const { usage, raw, result } = task;
		const whole = { ...copyOf({ ...task, raw: null }), usage, raw, result };
		const bytes = weightOf(whole, freeBytes);
		if (bytes <= freeBytes) return [whole, bytes];
	}
	const raw = keepsRecords ? noteOn('records') : null;
	const bare = { ...task, raw, prompt: keepsRecords ? task.prompt : null };
	const slim = copyOf(bare);
	const resultBytes = weightOf(task.result, freeBytes);
	const noted = withNote(slim, task);
	const notedBytes = weightOf(noted, freeBytes);
	if (notedBytes + resultBytes <= freeBytes)
		return [{ ...slim, result: keptResult(task, resultBytes) }, notedBytes + resultBytes];
	if (notedBytes <= freeBytes) return [noted, notedBytes];
	const least = withNote(shortened(withoutList(bare), SHORT_TEXT), task);
	return [least, weightOf(least)];
}

/** A result that is larger than this is most of its answer. */
const LARGE_RESULT_BYTES = 1024 * 1024;

/** @returns the result; a copy if it may be a small part of an answer, all of which it would keep in memory */
function keptResult({ result }: Task, bytes: number): unknown {
	return bytes > LARGE_RESULT_BYTES ? result : anew(result ?? null);
}

/** @returns the task with a note in place of its result, because a result is kept whole or not at all */
function withNote(slim: Task, { result }: Task): Task {
	return { ...slim, result: result === null ? null : noteOn('results') };
}

function noteOn(what: 'records' | 'results') {
	return {
		leftOut: `The ${what} of this run are larger than ${MAX_KEPT_MEGABYTES} MB. Ask for fewer tasks at once.`,
	};
}

/** @returns a copy of the data, which does not keep in memory the answer that the data was read from */
export function anew<Data>(data: Data): Data {
	return JSON.parse(JSON.stringify(data)) as Data;
}

const SHORT_TEXT = 300;
const MOST_MEDIA = 500;

/** Members that are never cut, because a part of them is of no use. */
const WHOLE = /^(taskId|url|\w+Url)$/;

/** @returns a small answer's task without usage and result; its texts keep no more than that answer in memory */
function asItIs(task: Task): Task {
	return { ...task, usage: null, result: null, media: task.media.slice(0, MOST_MEDIA) };
}

function madeAnew(task: Task): Task {
	return shortened(task, LONGEST_TEXT);
}

/**
 * Copies the texts of a task, because a part of a text keeps the whole text in memory, and with it the whole answer.
 *
 * @returns the task with its texts cut, except for its id and URLs, and without its usage and its result
 */
function shortened({ media, ...task }: Task, maxLength: number): Task {
	const copy = JSON.stringify({ ...task, usage: null, result: null }, (name, value: unknown) =>
		typeof value === 'string' && !WHOLE.test(name) ? cut(value, maxLength) : value,
	);
	return {
		...(JSON.parse(copy) as Omit<Task, 'media'>),
		media: anew(media.slice(0, MOST_MEDIA)),
	};
}

function cut(text: string, maxLength: number): string {
	// A character of two UTF-16 units is not cut in half.
	return text.length <= maxLength ? text : `${wellFormed(text.slice(0, maxLength))}…`;
}

/** @returns the task with only those of its media listed that have a field of their own */
function withoutList(task: Task): Task {
	const { url, videoUrl, imageUrl, audioUrl, lastFrameUrl, thumbnailUrl } = task;
	const named = new Set([url, videoUrl, imageUrl, audioUrl, lastFrameUrl, thumbnailUrl]);
	return { ...task, media: task.media.filter((one) => named.delete(one.url)) };
}
