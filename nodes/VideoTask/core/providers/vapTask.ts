import { completeTask } from '../completeTask';
import { anything, firstText, isObject, nonEmpty, quantity, reader, record, text } from '../json';
import type { JsonObject } from '../json';
import { kindOfUrl, webAddress } from '../mediaUrl';
import { statusOfWord } from '../statusWords';
import { isDone, NO_DETAILS } from '../task';
import type { Cost, Media, MediaKind, ServiceFacts, Task, TaskStatus } from '../task';
import { isoTime } from '../time';
import { firstCode } from './errorCode';

/** The fields of a task that are read, of `/v3/tasks` and `/api/v1/generations` alike. */
const readTask = reader({
	status: text,
	type: text,
	task_type: text,
	kind: text,
	model: text,
	prompt: text,
	params: record,
	estimated_cost: quantity,
	actual_cost: quantity,
	cost: quantity,
	currency: text,
	progress: quantity,
	created_at: anything,
	started_at: anything,
	completed_at: anything,
	failed_at: anything,
	duration_seconds: quantity,
	usage: record,
});
type TaskRecord = ReturnType<typeof readTask>;

const KINDS: ReadonlyArray<readonly [RegExp, MediaKind]> = [
	[/video/i, 'video'],
	[/image/i, 'image'],
	[/music|audio|speech|song/i, 'audio'],
];

/** Fields whose names say what they hold, beside those that must be read by the task's type. */
const NAMED_FIELDS: ReadonlyArray<readonly [string, MediaKind, Media['role']]> = [
	['video_url', 'video', 'output'],
	['image_url', 'image', 'output'],
	['audio_url', 'audio', 'output'],
	['last_frame_url', 'image', 'lastFrame'],
	['thumbnail_url', 'image', 'thumbnail'],
	['cover_url', 'image', 'thumbnail'],
];
const UNNAMED_FIELDS = ['output_url', 'result_url'] as const;

/** @returns the task that an answer of VAP describes */
export function toTask(taskId: string, raw: JsonObject, facts: ServiceFacts, nowMs: number): Task {
	const task = readTask(raw);
	const word = nonEmpty(task.status);
	const status = statusOf(word, raw);
	const type = nonEmpty(task.type) ?? nonEmpty(task.task_type) ?? nonEmpty(task.kind);
	const kind = KINDS.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? null;
	const reading = {
		taskId,
		status,
		providerStatus: word,
		reported: reportedBy(raw),
		passingTrouble: null,
		media: status === 'succeeded' ? mediaOf(raw, kind) : [],
		kind,
		service: type?.toLowerCase().replace(/_generation$/, '') ?? facts.provider,
		upstreamTaskId: null,
		traceId: firstText(raw.trace_id, raw.request_id),
		model: nonEmpty(task.model) ?? nonEmpty(task.params?.model),
		prompt: firstText(task.prompt, task.params?.prompt, task.params?.description),
		createdAt: isoTime(task.created_at),
		startedAt: isoTime(task.started_at),
		finishedAt: isoTime(task.completed_at) ?? isoTime(task.failed_at),
		elapsedSeconds: task.duration_seconds,
		progress: task.progress,
		cost: costOf(task),
		usage: task.usage,
		details: NO_DETAILS,
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/**
 * A word for an end decides. Any other, known or not, or none, beside an `error` is a failure under HTTP 200:
 * VAP shows `error` only with tasks that failed, has no word for a task that is tried again, and its own proxy
 * (mcp/vap_mcp_proxy.py) takes every record with an `error` for one, whatever its status.
 */
function statusOf(word: string | null, { error }: JsonObject): TaskStatus {
	const known = word === null ? undefined : statusOfWord(word);
	const status = known ?? 'unknown';
	const isError = nonEmpty(error) !== null || (isObject(error) && Object.keys(error).length > 0);
	return isError && !isDone(status) ? 'failed' : status;
}

/**
 * `result`, its `items`, and the top of the record. Where a field does not name what it holds, the task's
 * type does, else the file's extension, else it is a video.
 */
function mediaOf(raw: JsonObject, kind: MediaKind | null): readonly Media[] {
	const result = isObject(raw.result) ? raw.result : {};
	const items = [result.items, raw.items].flatMap((list) =>
		Array.isArray(list) ? list.filter(isObject) : [],
	);
	const listed = new Set(items);
	// The picture beside a song is its cover, which of an item is certain without the task's type too.
	const isSong = (place: JsonObject) => {
		if (webAddress(place.audio_url) === null) return false;
		if (listed.has(place)) return kind === 'audio' || kind === null;
		return kind === 'audio' && webAddress(place.video_url) === null;
	};
	// A bare `url` is an output inside a result; at the top of a record it could be anything.
	const unnamed = [result, ...items].map((place) => place.url);
	const found = [
		...[result, ...items, raw].flatMap((place) => [
			...byName(place, isSong(place)),
			...UNNAMED_FIELDS.flatMap((field) => byType(place[field], kind)),
		]),
		...unnamed.flatMap((value) => byType(value, kind)),
	];
	return onceEach(found, kind);
}

function byName(place: JsonObject, hasCover: boolean): readonly Media[] {
	return NAMED_FIELDS.flatMap(([field, kind, role]) =>
		one(place[field], kind, hasCover && field === 'image_url' ? 'thumbnail' : role),
	);
}

/**
 * A URL under several names is one output, where it comes first: of the task's kind where a name or the file's
 * extension says so, else what the first name says. VAP's own proxy calls the `output_url` of a video an image
 * too (mcp/vap_mcp_proxy.py).
 */
function onceEach(found: readonly Media[], kind: MediaKind | null): readonly Media[] {
	const sameUrls = new Map<string, Media[]>();
	for (const media of found) {
		const same = sameUrls.get(media.url);
		if (same === undefined) sameUrls.set(media.url, [media]);
		else same.push(media);
	}
	return [...sameUrls].flatMap(([url, same]) => {
		const outputs = same.filter(({ role }) => role === 'output');
		const own = kind ?? kindOfUrl(url);
		return outputs.find((media) => media.kind === own) ?? outputs[0] ?? same.slice(0, 1);
	});
}

function byType(value: unknown, kind: MediaKind | null): readonly Media[] {
	const url = webAddress(value);
	return url === null ? [] : one(url, kind ?? kindOfUrl(url) ?? 'video', 'output');
}

function one(value: unknown, kind: MediaKind, role: Media['role']): readonly Media[] {
	const url = webAddress(value);
	return url === null ? [] : [{ kind, role, url }];
}

/** VAP's money is US dollars, sent as text: "0.1800". */
function costOf(task: TaskRecord): Cost | null {
	const estimated = task.estimated_cost;
	const actual = task.actual_cost ?? task.cost;
	if (estimated === null && actual === null) return null;
	return { estimated, actual, currency: nonEmpty(task.currency) ?? 'USD' };
}

function reportedBy(raw: JsonObject) {
	const error = isObject(raw.error) ? raw.error : {};
	return {
		code: firstCode(error.code, raw.error_code),
		message: firstText(raw.error_message, error.message, raw.error),
	};
}
