import { completeTask } from '../completeTask';
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
} from '../json';
import type { JsonObject } from '../json';
import { webAddress } from '../mediaUrl';
import { statusOfWord } from '../statusWords';
import type { Media, ServiceFacts, Task } from '../task';
import { isoTime } from '../time';
import { firstCode } from './errorCode';

/** The fields of a task that are read (Volcengine Ark, get task); all may be missing. */
const readTask = reader({
	status: text,
	model: text,
	error: anything,
	created_at: anything,
	updated_at: anything,
	usage: record,
	seed: quantity,
	resolution: text,
	ratio: text,
	duration: quantity,
	frames: quantity,
	framespersecond: quantity,
	service_tier: text,
	generate_audio: flag,
	revised_prompt: text,
});

/** @returns the task that a record of ModelArk describes */
export function toTask(taskId: string, raw: JsonObject, facts: ServiceFacts, nowMs: number): Task {
	const task = readTask(raw);
	const word = nonEmpty(task.status);
	const status = statusOfWord(word ?? '') ?? 'unknown';
	const reading = {
		taskId,
		status,
		providerStatus: word,
		reported: reportedBy(raw),
		passingTrouble: null,
		media: status === 'succeeded' ? mediaOf(raw) : [],
		kind: 'video' as const,
		service: 'seedance',
		upstreamTaskId: null,
		traceId: null,
		model: nonEmpty(task.model),
		prompt: nonEmpty(task.revised_prompt),
		createdAt: isoTime(task.created_at),
		startedAt: null,
		// There is no finished_at: a task is touched for the last time when it ends.
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
			framesPerSecond: task.framespersecond,
			serviceTier: nonEmpty(task.service_tier),
			generateAudio: task.generate_audio,
		},
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/** Versions of the SDK put results in `content`, in `result` or at the top, in either spelling. */
function mediaOf(raw: JsonObject): readonly Media[] {
	const places = [raw.content, raw.result, raw].filter(isObject);
	const first = (...fields: readonly string[]) =>
		places
			.flatMap((place) => fields.map((field) => webAddress(place[field])))
			.find((url) => url !== null) ?? null;
	const found: ReadonlyArray<readonly [Media['kind'], Media['role'], string | null]> = [
		['video', 'output', first('video_url', 'videoUrl')],
		['file', 'output', first('file_url', 'fileUrl')],
		['image', 'lastFrame', first('last_frame_url', 'lastFrameUrl')],
	];
	return found.flatMap(([kind, role, url]) => (url === null ? [] : [{ kind, role, url }]));
}

function reportedBy(raw: JsonObject) {
	const error = isObject(raw.error) ? raw.error : {};
	return {
		code: firstCode(error.code),
		message: firstText(
			raw.fail_reason,
			raw.failReason,
			raw.error_message,
			error.message,
			raw.error,
		),
	};
}
