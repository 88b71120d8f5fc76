import { completeTask } from '../../core/task/completeTask';
import {
	anything,
	firstText,
	nonEmpty,
	quantity,
	reader,
	record,
	text,
} from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { statusOfWord } from '../../core/task/statusWords';
import { isDone, NO_DETAILS } from '../../core/task/task';
import type { Cost, Media, MediaKind, ServiceFacts, Task, TaskStatus } from '../../core/task/task';
import { isoTime } from '../../core/text/time';
import { errorWordsIn, saysError } from '../reading/errorCode';
import { hasOutput, mediaOf } from './media';

/**
 * The fields of a task that are read, both of `/v3/tasks` and of `/api/v1/generations`. The amounts reserved and burned
 * and the time that it took have vap-sdk's names (src/vap/models.py).
 */
const readTask = reader({
	type: text,
	task_type: text,
	kind: text,
	preset: text,
	model: text,
	prompt: text,
	params: record,
	estimated_cost: quantity,
	actual_cost: quantity,
	cost: quantity,
	reserved_amount: quantity,
	burned_amount: quantity,
	currency: text,
	progress: quantity,
	created_at: anything,
	started_at: anything,
	completed_at: anything,
	failed_at: anything,
	duration_seconds: quantity,
	processing_time: quantity,
	usage: record,
});
type TaskRecord = ReturnType<typeof readTask>;

const KINDS: ReadonlyArray<readonly [RegExp, MediaKind]> = [
	[/video/i, 'video'],
	[/image/i, 'image'],
	[/music|audio|speech|song/i, 'audio'],
];

/** @returns the task that an answer of VAP describes */
export function toTask(taskId: string, raw: JsonObject, facts: ServiceFacts, nowMs: number): Task {
	const view = inSnakeCase(raw);
	const task = readTask(view);
	const type = typeOf(task);
	const kind = kindOf(task);
	const media = mediaOf(view, kind);
	const status = statusOf(view, media);
	const reading = {
		taskId,
		status,
		providerStatus: wordOf(raw),
		reported: errorWordsIn(view, view.result),
		passingTrouble: null,
		media: status === 'succeeded' ? media : [],
		kind,
		service: type?.toLowerCase().replace(/_generation$/, '') ?? facts.provider,
		upstreamTaskId: null,
		traceId: firstText(view.trace_id, view.request_id),
		model: nonEmpty(task.model) ?? nonEmpty(task.params?.model),
		prompt: firstText(task.prompt, task.params?.prompt, task.params?.description),
		createdAt: isoTime(task.created_at),
		startedAt: isoTime(task.started_at),
		finishedAt: isoTime(task.completed_at) ?? isoTime(task.failed_at),
		elapsedSeconds: task.duration_seconds ?? task.processing_time,
		progress: task.progress,
		cost: costOf(task),
		usage: task.usage,
		details: NO_DETAILS,
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/** @returns the record's own word for its state */
export function wordOf(raw: JsonObject): string | null {
	const { status, task_status, state } = inSnakeCase(raw);
	return firstText(status, task_status, state);
}

function typeOf(task: TaskRecord): string | null {
	return firstText(task.type, task.task_type, task.kind);
}

/** @returns what the task makes, by its type, else by its preset (`image.hd`, `music.basic` in vap-sdk); or null */
function kindOf(task: TaskRecord): MediaKind | null {
	const said = typeOf(task) ?? task.preset ?? '';
	return KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** Whether a record has `success: true` and an output, as VideoResult of VAP's SDK has. */
export function showsSuccess(raw: JsonObject): boolean {
	const view = inSnakeCase(raw);
	return view.success === true && hasOutput(mediaOf(view, kindOf(readTask(view))));
}

/**
 * @returns the state. A word for an end decides. Else an `error` means that the task failed, whatever other word is
 * there: VAP shows `error` only with failed tasks, has no word for a task that is tried again, and its own proxy
 * (mcp/vap_mcp_proxy.py) reads every record with an `error` as failed. Without a known word the flag `success` of
 * VAP's SDK (VideoResult) decides, together with the outputs.
 */
function statusOf(view: JsonObject, media: readonly Media[]): TaskStatus {
	const word = wordOf(view);
	const known = statusOfWord(word ?? '');
	if (known !== undefined && isDone(known)) return known;
	if (saysError(view)) return 'failed';
	if (known !== undefined) return known;
	if (!hasOutput(media)) return view.success === false ? 'failed' : 'unknown';
	// Without a word an output that is there counts more than `success: false`, because other outputs may have failed.
	const isEnd = view.success === true || (view.success === false && word === null);
	return isEnd ? 'succeeded' : 'unknown';
}

/** @returns the cost, in US dollars unless the record names a currency; VAP sends amounts as texts: "0.1800" */
function costOf(task: TaskRecord): Cost | null {
	const estimated = task.estimated_cost ?? task.reserved_amount;
	const actual = task.actual_cost ?? task.burned_amount ?? task.cost;
	if (estimated === null && actual === null) return null;
	return { estimated, actual, currency: nonEmpty(task.currency) ?? 'USD' };
}
