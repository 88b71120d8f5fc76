import { LONGEST_TEXT, wellFormed } from '../text/json';
import { isProblem } from '../problem';
import type { KeepingSteps, OutcomeRequest, ProviderAdapter } from './adapter';
import type { Task } from '../task/task';
import { isSmall, weightOf } from './weight';

const MAX_KEPT_MEGABYTES = 64;

/** What the tasks of one run may still take in memory; shared by its services. */
export interface Room {
	leftBytes: number;
}

export function newRoom(): Room {
	return { leftBytes: MAX_KEPT_MEGABYTES * 1024 * 1024 };
}

/** What a run keeps of its tasks. */
export interface Keeping {
	readonly room: Room;
	/** Whether the items will hold the provider's records. */
	readonly keepsRecords: boolean;
	/** The tasks that are known already. */
	readonly known: ReadonlyArray<Task | null>;
}

/**
 * An answer may be of 16 MB and a run of thousands of answers, so no task may keep what nobody will read,
 * and all together no more than there is room for. A task comes out in any case, with its state and its URLs.
 *
 * @returns the adapter, of whose tasks only as much is kept as has room
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
	return {
		...adapter,
		parse(answer, askedIds) {
			const tasks = adapter.parse(answer, askedIds);
			if (isProblem(tasks)) return tasks;
			const asked = tasks.filter(({ taskId }) => askedIds.includes(taskId));
			const isOfSmall = isSmall(answer, tasks);
			return asked.map((task) => keep(task, isOfSmall));
		},
		keeping: { read: (answer, askedIds) => adapter.parse(answer, askedIds), keep },
		...(adapter.outcome === undefined
			? {}
			: { outcome: sparingOutcome(adapter.outcome, whole, spared) }),
	};
}

/**
 * Tasks as they were read, by what is kept of each. One is let go together with what is kept of it: the look
 * files another task as soon as it has asked for what this one made.
 */
class WholeTasks extends WeakMap<Task, Task> {}

/** A second request is made of the task as it was read, and only what comes of it is spared. */
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

/** @returns as much of a task as has room, and how many bytes it takes */
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

/** A result as large as this is most of its answer itself. */
const LARGE_RESULT_BYTES = 1024 * 1024;

/** @returns the result, made anew where it may be a small part of a text that it would keep in memory */
function keptResult({ result }: Task, bytes: number): unknown {
	return bytes > LARGE_RESULT_BYTES ? result : anew(result ?? null);
}

/** A result is whole or not there at all, which is said in its place. */
function withNote(slim: Task, { result }: Task): Task {
	return { ...slim, result: result === null ? null : noteOn('results') };
}

function noteOn(what: 'records' | 'results') {
	return {
		leftOut: `The ${what} of this run are larger than ${MAX_KEPT_MEGABYTES} MB. Ask for fewer tasks at once.`,
	};
}

/** @returns the same data without the answer that it was read from */
export function anew<Data>(data: Data): Data {
	return JSON.parse(JSON.stringify(data)) as Data;
}

const SHORT_TEXT = 300;
const MOST_MEDIA = 500;

/** Members that are left out rather than cut, because a part of them is of no use. */
const WHOLE = /^(taskId|url|\w+Url)$/;

/** Of a small answer: what its texts keep in memory is no more than the answer. */
function asItIs(task: Task): Task {
	return { ...task, usage: null, result: null, media: task.media.slice(0, MOST_MEDIA) };
}

function madeAnew(task: Task): Task {
	return shortened(task, LONGEST_TEXT);
}

/**
 * A part of a text keeps the whole text in memory, and with it the whole answer, so all are made anew.
 *
 * @returns the task with its texts cut, but for its id and URLs, and without its usage and its result
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

/** The media that have a field of their own are listed in any case. */
function withoutList(task: Task): Task {
	const { url, videoUrl, imageUrl, audioUrl, lastFrameUrl, thumbnailUrl } = task;
	const named = new Set([url, videoUrl, imageUrl, audioUrl, lastFrameUrl, thumbnailUrl]);
	return { ...task, media: task.media.filter((one) => named.delete(one.url)) };
}
