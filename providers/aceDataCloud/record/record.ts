import { completeTask } from '../../../core/task/completeTask';
import {
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
} from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import type { Cost, Media, ServiceFacts, Task, TaskDetails } from '../../../core/task/task';
import { hasFailed, isMadeWithoutUrl, mediaOf } from './media';
import { partsOf } from './parts';
import type { RecordParts } from './parts';
import type { AceDataService, Differences } from '../services/service';
import { statusOf } from './status';
import { timesOf } from './times';
import { idText } from '../../reading/askedIds';
import { errorWordsIn } from '../../reading/errorCode';

/** The fields of a task record that are read beside its `response`; `statusOf` judges the response by rules. */
const readTask = reader({
	trace_id: text,
	request: record,
	job_id: identifier,
});
type TaskRecord = ReturnType<typeof readTask>;

/** The fields of an output that tell how it was made; Seedance repeats ModelArk's fields, Flux its own measurements. */
const readDetails = reader({
	model: text,
	seed: quantity,
	resolution: text,
	ratio: text,
	aspect_ratio: text,
	duration: quantity,
	seconds: quantity,
	frames: quantity,
	framespersecond: quantity,
	fps: quantity,
	service_tier: text,
	generate_audio: flag,
	usage: record,
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
	const task = readTask(parts.record);
	const response = isObject(parts.response) ? parts.response : {};
	const media = mediaOf(parts, service);
	// Where the response has no outputs inside, its own fields tell how the task was made.
	const speaker = speakerOf(parts) ?? response;
	const made = readDetails(speaker);
	const { endedAt, ...times } = timesOf(parts.record, response, speaker);
	const { status, word, passingTrouble } = statusOf({
		...parts,
		...shownBy(parts, media, endedAt, differs),
		...{ differs, endedAt, startedAt: times.startedAt },
	});
	const reading = {
		taskId,
		status,
		providerStatus: word,
		reported: errorWordsIn(response, ...parts.outputs, parts.record),
		passingTrouble,
		media: status === 'succeeded' ? media : [],
		kind: service.kind,
		service: service.service,
		upstreamTaskId: upstreamIdOf(taskId, parts, task),
		traceId: firstText(task.trace_id, response.trace_id),
		...aboutTheWork(task, made, response),
		details: detailsOf(made, status === 'succeeded' ? passingTrouble : null),
		progress: parts.progress,
		...times,
		raw,
	};
	return completeTask(reading, facts, nowMs);
}

/** @returns which outputs a record shows; work in progress counts as none */
function shownBy(
	parts: RecordParts,
	media: readonly Media[],
	endedAt: string | null,
	differs: Differences,
) {
	const isUnproven = differs.showsWorkInProgress === true && !isProven(parts, endedAt);
	const hasUrl = media.some(({ role }) => role === 'output');
	const isMade = hasUrl || isMadeWithoutUrl(parts, differs);
	return {
		isUnproven,
		hasUrl: hasUrl && !isUnproven,
		hasOutput: isMade && !isUnproven,
		hasCoverOnly: media.length > 0 && !isMade,
	};
}

/** @returns the output whose details stand for the task: the first that did not fail, else the first, if any */
function speakerOf({ outputs }: RecordParts): JsonObject | undefined {
	return outputs.find((output) => !hasFailed(output)) ?? outputs[0];
}

/**
 * Whether a record is known to show its final outputs: its progress is 100 %, or it ended with `success: true`.
 * Where it tells no progress, `success: true` or an end is enough: AceData's workers set `finished_at` when a task
 * settles (their MCP servers), and `success` alone is an end to their MCP server for Midjourney, core/utils.py.
 * With `success: false` an end proves nothing, because the outputs of a refused task may be unfinished.
 */
function isProven({ progress, response }: RecordParts, endedAt: string | null): boolean {
	const hasEnded = endedAt !== null;
	const success = isObject(response) ? response.success : undefined;
	if (progress === null) return success === true || (hasEnded && success !== false);
	return progress >= 100 || (hasEnded && success === true);
}

/** @returns the id that the service behind AceData gave the task, null for none; never AceData's own task id */
function upstreamIdOf(taskId: string, parts: RecordParts, task: TaskRecord): string | null {
	const { task_id, id } = speakerOf(parts) ?? {};
	const ids = [task_id, id, task.job_id].map(idText);
	const own = taskId.toLowerCase();
	return ids.find((one) => one !== null && one.toLowerCase() !== own) ?? null;
}

function aboutTheWork(task: TaskRecord, made: OutputDetails, response: JsonObject) {
	return {
		model: firstText(made.model, response.model, task.request?.model),
		prompt: promptOf(task),
		cost: costOf(response),
		usage: made.usage ?? readField(record, response.usage),
	};
}

/** @returns the deducted credits, which some services tell (gemini, fish, wan: AceDataCloud/APIs, guides), or null */
function costOf({ cost }: JsonObject): Cost | null {
	const actual = isObject(cost) ? readField(quantity, cost.amount) : null;
	if (!isObject(cost) || actual === null) return null;
	return { estimated: null, actual, currency: nonEmpty(cost.currency) ?? 'credit' };
}

/** @returns the request's `prompt`, else the first text in its list `content` (Seedance), else its `text` (speech) */
function promptOf({ request }: TaskRecord): string | null {
	const contents = Array.isArray(request?.content) ? request.content.filter(isObject) : [];
	return firstText(
		request?.prompt,
		contents.map((content) => nonEmpty(content.text)).find(Boolean),
		request?.text,
	);
}

function detailsOf(made: OutputDetails, partialFailure: string | null): TaskDetails {
	return {
		seed: made.seed,
		resolution: nonEmpty(made.resolution),
		ratio: firstText(made.ratio, made.aspect_ratio),
		durationSeconds: made.duration ?? made.seconds,
		frames: made.frames,
		framesPerSecond: made.framespersecond ?? made.fps,
		serviceTier: nonEmpty(made.service_tier),
		generateAudio: made.generate_audio,
		partialFailure,
	};
}
