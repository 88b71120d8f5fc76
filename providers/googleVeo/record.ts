import { firstText, isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { webAddress } from '../../core/task/media/mediaUrl';
import type { Media, TaskStatus } from '../../core/task/task';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { placesAt } from '../customApi/detect/valueAt';
import { idText } from '../reading/askedIds';
import type { ErrorWords } from '../reading/errorCode';

/** The names of google.rpc.Code; the index is the number. */
const RPC_NAMES = [
	...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND'],
	...['ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION'],
	...['ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS'],
	'UNAUTHENTICATED',
];

const CANCELLED = 'CANCELLED';

/** The beginning of the fields about videos that Google's filters refused; also their code, as Google has none. */
const FILTERED = 'raiMediaFiltered';

/** The most reasons that are read; more of them only repeat each other. */
const MOST_REASONS = 10;

/** The paths of videos: that of the Gemini API first, then those of its SDKs and of Vertex AI. */
const VIDEO_PATHS = [
	'response.generateVideoResponse.generatedSamples[].video.uri',
	'response.generatedSamples[].video.uri',
	'response.generatedVideos[].video.uri',
	'response.videos[].uri',
];
const MOST_VIDEOS = 500;

/** The videos that Google's filters for responsible AI left out. */
interface Filtered {
	readonly count: number;
	readonly message: string;
}

/**
 * Reads an operation (AIP-151): until `done` it is running; then it has an `error`, or a `response` with the videos.
 * Videos that the filters refused are missing there. Where no video is left, the task has failed, else it has
 * succeeded in part.
 */
export function readOperation(found: Detected, { value }: AnswerRecord): Detected {
	const body = isObject(value) ? value : {};
	const error = errorIn(body.error);
	const filtered = filteredIn(body.response);
	const media = videosIn(body);
	const status = statusOf(body, error, filtered !== null && media.length === 0);
	const hasSucceeded = status === 'succeeded';
	const partialFailure = hasSucceeded ? (filtered?.message ?? null) : null;
	return {
		...found,
		status,
		providerStatus: 'done' in body ? `done: ${String(body.done)}`.slice(0, 64) : null,
		reported: error ?? {
			code: filtered === null ? null : FILTERED,
			message: filtered?.message ?? null,
		},
		media: hasSucceeded ? media : [],
		kind: 'video',
		result: null,
		model: modelIn(body.name) ?? found.model,
		details: { ...found.details, partialFailure },
		passingTrouble: partialFailure ?? (status === 'running' ? (error?.message ?? null) : null),
		bodyCode: null,
	};
}

/** @returns the videos of an answer, each URL once, in the order of `VIDEO_PATHS` and of the answer */
function videosIn(body: JsonObject): readonly Media[] {
	const uris = VIDEO_PATHS.flatMap((path) => placesAt(body, path).map((one) => one.value)).slice(
		0,
		MOST_VIDEOS,
	);
	const urls = uris.map(webAddress).filter((url) => url !== null);
	return [...new Set(urls)].map((url) => ({ kind: 'video', role: 'output', url }));
}

function statusOf({ done }: JsonObject, error: ErrorWords | null, isRefused: boolean): TaskStatus {
	const isOpen = done === undefined || done === null;
	if (done === false || (isOpen && error === null)) return 'running';
	if (done !== true && !isOpen) return 'unknown';
	if (error !== null) return error.code === CANCELLED ? 'cancelled' : 'failed';
	return isRefused ? 'failed' : 'succeeded';
}

/**
 * @returns the error, with its name as the code: the `status`, or the name of its number; null for no error, which
 * the number 0 stands for (google.rpc.Code: OK)
 */
function errorIn(error: unknown): ErrorWords | null {
	if (!isObject(error)) {
		const message = nonEmpty(error);
		return message === null ? null : { code: null, message };
	}
	const message = nonEmpty(error.message);
	const number = idText(error.code);
	if (number === '0' || (number === null && message === null)) return null;
	const code = firstText(error.status, RPC_NAMES[Number(number ?? NaN)], number);
	return { code: number === '499' ? CANCELLED : code, message };
}

/** @returns what the filters left out, from count and reasons beside the videos or in the response; null for nothing */
function filteredIn(response: unknown): Filtered | null {
	if (!isObject(response)) return null;
	const inner = response.generateVideoResponse;
	const places = isObject(inner) ? [inner, response] : [response];
	const counts = places.map((place) => Number(place[`${FILTERED}Count`]));
	const count = counts.find((one) => one > 0) ?? 0;
	const reasons = places
		.map((place) => place[`${FILTERED}Reasons`])
		.flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [list]))
		.slice(0, MOST_REASONS)
		.map(nonEmpty)
		.filter((reason) => reason !== null);
	if (count === 0 && reasons.length === 0) return null;
	const said = [...new Set(reasons)].join(' ');
	const missing = Math.max(count, 1);
	const unsaid = `Google's filters left out ${missing} ${missing === 1 ? 'video' : 'videos'}.`;
	return { count: missing, message: said === '' ? unsaid : said };
}

/** @returns the model in `models/<model>/operations/<id>`, also after a project of Vertex AI; null for none */
function modelIn(name: unknown): string | null {
	const parts = (nonEmpty(name) ?? '').slice(0, 512).split('/');
	const at = parts.indexOf('models');
	return at < 0 ? null : nonEmpty(parts[at + 1]);
}
