import { completeTask } from '../completeTask';
import {
	anything,
	firstText,
	flag,
	identifier,
	isObject,
	nonEmpty,
	quantity,
	readField,
	reader,
	record,
	text,
} from '../json';
import type { JsonObject } from '../json';
import { webAddress } from '../mediaUrl';
import type { Media, ServiceFacts, Task, TaskDetails } from '../task';
import { isoTime } from '../time';
import type { AceDataService } from './aceDataServices';
import { outputsOf, statusOf, statusOfWord, wordOf } from './aceDataStatus';

/** Dates inside veo's outputs have no zone; they are eight hours ahead of the record's `created_at`. */
const INNER_ZONE = '+08:00';

/** The fields of a task record that are read. `response` is judged by rules, so it stays as it is. */
const readTask = reader({
	id: identifier,
	trace_id: text,
	created_at: anything,
	started_at: anything,
	finished_at: anything,
	elapsed: quantity,
	request: record,
	response: anything,
});
type TaskRecord = ReturnType<typeof readTask>;

/** The fields of an output that tell how it was made; Seedance repeats what ModelArk says. */
const readDetails = reader({
	id: identifier,
	task_id: identifier,
	model: text,
	seed: quantity,
	resolution: text,
	ratio: text,
	duration: quantity,
	frames: quantity,
	framespersecond: quantity,
	service_tier: text,
	generate_audio: flag,
	usage: record,
	complete_at: anything,
	updated_at: anything,
});
type OutputDetails = ReturnType<typeof readDetails>;

interface Surroundings {
	readonly service: AceDataService;
	readonly facts: ServiceFacts;
	readonly nowMs: number;
}

/** @returns the task that a record of AceData Cloud describes */
export function toTask(
	taskId: string,
	raw: JsonObject,
	{ service, facts, nowMs }: Surroundings,
): Task {
	const task = readTask(raw);
	const response = isObject(task.response) ? task.response : {};
	const outputs = outputsOf(response);
	const media = mediaOf(response, outputs, service);
	const made = readDetails(outputs[0] ?? {});
	const startedAt = isoTime(task.started_at);
	const finishedAt = isoTime(task.finished_at);
	const { status, word, passingTrouble } = statusOf({
		response: task.response,
		startedAt,
		finishedAt,
		hasMedia: media.length > 0,
	});
	const upstreamTaskId = firstText(made.task_id, made.id);
	const reading = {
		taskId,
		status,
		providerStatus: word,
		reported: failureWords(response, outputs),
		passingTrouble,
		media: status === 'succeeded' ? media : [],
		kind: service.kind,
		service: service.service,
		upstreamTaskId: upstreamTaskId === taskId ? null : upstreamTaskId,
		traceId: firstText(task.trace_id, response.trace_id),
		...aboutTheWork(task, made, response),
		createdAt: isoTime(task.created_at),
		startedAt,
		finishedAt: finishedAt ?? isoTime(made.complete_at, INNER_ZONE) ?? isoTime(made.updated_at),
		elapsedSeconds: task.elapsed,
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

function aboutTheWork(task: TaskRecord, made: OutputDetails, response: JsonObject) {
	return {
		model: firstText(made.model, response.model, task.request?.model),
		prompt: promptOf(task),
		progress: readField(quantity, response.progress),
		cost: null,
		usage: made.usage ?? readField(record, response.usage),
		details: detailsOf(made),
	};
}

/** Outputs that failed are left out: what URL they carry is not what was asked for. */
function mediaOf(
	response: JsonObject,
	outputs: readonly JsonObject[],
	service: AceDataService,
): readonly Media[] {
	const whole = outputs.length > 1 ? outputs.filter((output) => !hasFailed(output)) : outputs;
	const places = [...whole.flatMap((output) => [output, contentOf(output)]), response];
	const found = service.outputs.flatMap(({ field, kind, role }) =>
		places.flatMap((place): Media[] => {
			const url = webAddress(place[field]);
			return url === null ? [] : [{ kind, role, url }];
		}),
	);
	return found.filter((one, index) => found.findIndex(({ url }) => url === one.url) === index);
}

function hasFailed(output: JsonObject): boolean {
	const state = statusOfWord(wordOf(output) ?? '');
	return state === 'failed' || state === 'cancelled' || state === 'expired';
}

function contentOf(output: JsonObject): JsonObject {
	return isObject(output.content) ? output.content : {};
}

function failureWords(response: JsonObject, outputs: readonly JsonObject[]) {
	const places = [response, ...outputs];
	const errors = places.map((place) => place.error);
	const structured = errors.find(isObject) ?? {};
	return {
		code: firstText(structured.code, structured.type),
		message: firstText(
			structured.message,
			...errors,
			...places.flatMap((place) => [place.message, place.error_message, place.fail_reason]),
		),
	};
}

/** Veo is asked with `prompt`, Seedance with a list of contents, of which the texts are the prompt. */
function promptOf({ request }: TaskRecord): string | null {
	const contents = Array.isArray(request?.content) ? request.content.filter(isObject) : [];
	return firstText(
		request?.prompt,
		contents.map((content) => nonEmpty(content.text)).find(Boolean),
	);
}

function detailsOf(made: OutputDetails): TaskDetails {
	return {
		seed: made.seed,
		resolution: nonEmpty(made.resolution),
		ratio: nonEmpty(made.ratio),
		durationSeconds: made.duration,
		frames: made.frames,
		framesPerSecond: made.framespersecond,
		serviceTier: nonEmpty(made.service_tier),
		generateAudio: made.generate_audio,
	};
}
