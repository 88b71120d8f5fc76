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
import type { Cost, ServiceFacts, Task, TaskDetails } from '../task';
import { isoTime } from '../time';
import { hasFailed, hasOutput, mediaOf } from './aceDataMedia';
import { partsOf } from './aceDataParts';
import type { RecordParts } from './aceDataParts';
import type { AceDataService } from './aceDataService';
import { statusOf } from './aceDataStatus';
import { firstCode } from './errorCode';

/** Dates inside veo's outputs have no zone; they are eight hours ahead of the record's `created_at`. */
const INNER_ZONE = '+08:00';

/** The fields of a task record that are read beside its `response`, which is judged by rules. */
const readTask = reader({
	id: identifier,
	trace_id: text,
	created_at: anything,
	started_at: anything,
	finished_at: anything,
	elapsed: quantity,
	request: record,
	job_id: identifier,
});
type TaskRecord = ReturnType<typeof readTask>;

/** The fields of an output that tell how it was made; Seedance repeats what ModelArk says. */
const readDetails = reader({
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
	const { differs = {} } = service;
	const parts = partsOf(raw, differs);
	const task = readTask(raw);
	const response = isObject(parts.response) ? parts.response : {};
	const media = mediaOf(parts, service);
	// Without a place for outputs the response itself tells how its output was made.
	const made = readDetails(speakerOf(parts) ?? response);
	const times = timesOf(task, made, response);
	const { status, word, passingTrouble } = statusOf({
		...parts,
		differs,
		startedAt: times.startedAt,
		finishedAt: isoTime(task.finished_at),
		hasOutput: hasOutput(media, parts, differs),
		isUnproven: differs.showsWorkInProgress === true && !isProven(parts, task),
	});
	const reading = {
		taskId,
		status,
		providerStatus: word,
		reported: failureWords([response, ...parts.outputs, raw]),
		passingTrouble,
		media: status === 'succeeded' ? media : [],
		kind: service.kind,
		service: service.service,
		upstreamTaskId: upstreamIdOf(taskId, parts, task),
		traceId: firstText(task.trace_id, response.trace_id),
		...aboutTheWork(task, made, response),
		progress: parts.progress,
		...times,
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/** Of several outputs the first that is good speaks for all. */
function speakerOf({ outputs }: RecordParts): JsonObject | undefined {
	return outputs.find((output) => !hasFailed(output)) ?? outputs[0];
}

/** Some services put a time into the result, or into the output, only. */
function timesOf(task: TaskRecord, made: OutputDetails, response: JsonObject) {
	return {
		createdAt: isoTime(task.created_at),
		startedAt: isoTime(task.started_at) ?? isoTime(response.started_at),
		finishedAt:
			isoTime(task.finished_at) ??
			isoTime(made.complete_at, INNER_ZONE) ??
			isoTime(made.updated_at),
		elapsedSeconds: task.elapsed ?? readField(quantity, response.elapsed),
	};
}

/**
 * Whether a record is known to show its final state: all of it is done, or it ended with success. Without a
 * share one of them is enough: AceData's workers set `finished_at` when a task settles (their MCP servers),
 * and `success` alone is an end to their MCP server for Midjourney, core/utils.py.
 */
function isProven({ progress, response }: RecordParts, { finished_at }: TaskRecord): boolean {
	const hasEnded = isoTime(finished_at) !== null;
	const isSuccess = isObject(response) && response.success === true;
	if (progress === null) return hasEnded || isSuccess;
	return progress >= 100 || (hasEnded && isSuccess);
}

/** The id that the service behind AceData gave: it must never pass for the task's own. */
function upstreamIdOf(taskId: string, parts: RecordParts, task: TaskRecord): string | null {
	const { task_id, id } = speakerOf(parts) ?? {};
	const ids = [task_id, id, task.job_id].map((value) => nonEmpty(readField(identifier, value)));
	return ids.find((id) => id !== null && id !== taskId) ?? null;
}

function aboutTheWork(task: TaskRecord, made: OutputDetails, response: JsonObject) {
	return {
		model: firstText(made.model, response.model, task.request?.model),
		prompt: promptOf(task),
		cost: costOf(response),
		usage: made.usage ?? readField(record, response.usage),
		details: detailsOf(made),
	};
}

/** Some services repeat what was deducted, in credits: gemini, fish, wan (AceDataCloud/APIs, their guides). */
function costOf({ cost }: JsonObject): Cost | null {
	const actual = isObject(cost) ? readField(quantity, cost.amount) : null;
	if (!isObject(cost) || actual === null) return null;
	return { estimated: null, actual, currency: nonEmpty(cost.currency) ?? 'credit' };
}

function failureWords(places: readonly JsonObject[]) {
	const errors = places.map((place) => place.error);
	const structured = errors.find(isObject) ?? {};
	return {
		code: firstCode(structured.code, structured.type),
		message: firstText(
			structured.message,
			...errors,
			...places.flatMap((place) => [place.message, place.error_message, place.fail_reason]),
		),
	};
}

/** Most are asked with `prompt`, Seedance with a list of contents, of which the texts are the prompt, speech with `text`. */
function promptOf({ request }: TaskRecord): string | null {
	const contents = Array.isArray(request?.content) ? request.content.filter(isObject) : [];
	return firstText(
		request?.prompt,
		contents.map((content) => nonEmpty(content.text)).find(Boolean),
		request?.text,
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
