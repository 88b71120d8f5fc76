import { commonOutputs, urlsIn } from '../../core/task/media/commonOutputs';
import { completeTask } from '../../core/task/completeTask';
import {
	anything,
	firstText,
	flag,
	isObject,
	nonEmpty,
	quantity,
	reader,
	record,
	text,
} from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { webAddress } from '../../core/task/media/mediaUrl';
import { inSnakeCase } from '../../core/text/spelling';
import { statusOfWord } from '../../core/task/statusWords';
import { isDone } from '../../core/task/task';
import type { Media, ServiceFacts, Task, TaskStatus } from '../../core/task/task';
import { isoTime } from '../../core/text/time';
import { errorWordsIn, saysError } from '../reading/errorCode';

/** The fields of a task that are read (Volcengine Ark, get task); each of them may be missing. */
const readTask = reader({
	model: text,
	created_at: anything,
	updated_at: anything,
	usage: record,
	seed: quantity,
	resolution: text,
	ratio: text,
	duration: quantity,
	frames: quantity,
	framespersecond: quantity,
	// `framesPerSecond`, as `inSnakeCase` writes it.
	frames_per_second: quantity,
	service_tier: text,
	generate_audio: flag,
	revised_prompt: text,
});

/** @returns the task that a record of ModelArk describes */
export function toTask(taskId: string, raw: JsonObject, facts: ServiceFacts, nowMs: number): Task {
	const view = inSnakeCase(raw);
	const task = readTask(view);
	const media = mediaOf(view);
	const status = statusOf(view, media);
	const reading = {
		taskId,
		status,
		providerStatus: wordOf(raw),
		reported: errorWordsIn(view, view.content, view.result),
		passingTrouble: null,
		media: status === 'succeeded' ? media : [],
		kind: 'video' as const,
		service: 'seedance',
		upstreamTaskId: null,
		traceId: null,
		model: nonEmpty(task.model),
		prompt: nonEmpty(task.revised_prompt),
		createdAt: isoTime(task.created_at),
		startedAt: null,
		// There is no finished_at, but a task is updated for the last time when it ends.
		finishedAt: isoTime(task.updated_at),
		elapsedSeconds: null,
		progress: null,
		cost: null,
		usage: task.usage,
		details: {
			seed: task.seed,
			resolution: nonEmpty(task.resolution),
			ratio: nonEmpty(task.ratio),
			durationSeconds: task.duration,
			frames: task.frames,
			framesPerSecond: task.framespersecond ?? task.frames_per_second,
			serviceTier: nonEmpty(task.service_tier),
			...{ generateAudio: task.generate_audio, partialFailure: null },
		},
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/** @returns the record's own word for its state, also under gateways' names for the field; null for none */
export function wordOf(raw: JsonObject): string | null {
	const { status, task_status, state } = inSnakeCase(raw);
	return firstText(status, task_status, state);
}

/**
 * @returns the state by the first of these that holds: a word for a bad end; an error without an output, whatever the
 * word; any other known word; without a word, an output, because `content` is there only when a task is done
 * (Volcengine Ark, get task). Otherwise the flag `success` decides.
 */
function statusOf(view: JsonObject, media: readonly Media[]): TaskStatus {
	const word = wordOf(view);
	const known = statusOfWord(word ?? '');
	const hasOutput = media.some(({ role }) => role === 'output');
	if (known !== undefined && isDone(known) && known !== 'succeeded') return known;
	if (!hasOutput && saysError(view)) return 'failed';
	if (known !== undefined) return known;
	if (!hasOutput) return view.success === false ? 'failed' : 'unknown';
	return word === null || view.success === true ? 'succeeded' : 'unknown';
}

/**
 * @returns the media in `content`, in `result` or at the top of the record, which differs by version of the SDK. Where
 * this API's own fields hold no output, fields that most task APIs share are read, too.
 */
function mediaOf(view: JsonObject): readonly Media[] {
	const places = [view.content, view.result, view].filter(isObject).map(inSnakeCase);
	const first = (field: string) =>
		places.map((place) => webAddress(place[field])).find((url) => url !== null) ?? null;
	const found: ReadonlyArray<readonly [Media['kind'], Media['role'], string | null]> = [
		['video', 'output', first('video_url')],
		['file', 'output', first('file_url')],
		['image', 'lastFrame', first('last_frame_url')],
	];
	const own = found.flatMap(([kind, role, url]) => (url === null ? [] : [{ kind, role, url }]));
	if (own.some(({ role }) => role === 'output')) return own;
	// `content` as a list is the input of the task.
	const isEcho = Array.isArray(view.content);
	const asked = urlsIn([view.request, view.input, isEcho ? view.content : null]);
	const question = { kind: 'video', asked } as const;
	const common = [
		...(isEcho ? [] : commonOutputs({ result: view.content }, question)),
		...commonOutputs(view, question),
		...commonOutputs({ result: view.url }, question),
	];
	const urls = new Set(own.map(({ url }) => url));
	return [...own, ...common.filter(({ url }) => !urls.has(url) && urls.add(url))];
}
