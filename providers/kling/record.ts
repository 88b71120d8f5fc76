import { webAddress } from '../../core/task/media/mediaUrl';
import type { Media, MediaKind, TaskReading } from '../../core/task/task';
import { firstText, isObject, quantity, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { detect } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';

/**
 * Where to read in `{ code, message, request_id, data: { task_id, task_status, … } }`. `message` is not used, because
 * it is about the request: it says SUCCEED while the task runs.
 */
const RECIPE: Recipe = {
	...NO_RECIPE,
	statusField: 'data.task_status',
	// Lists in them whose names are not in `OUTPUTS` are read by their content.
	outputFields: ['data.task_result', 'data.outputs'],
	failureMessageField: 'data.task_status_msg',
};

/** The lists of outputs in `task_result`, and the names of each output's URL, the best copy first. */
const OUTPUTS: ReadonlyArray<readonly [list: string, kind: MediaKind, names: readonly string[]]> = [
	['videos', 'video', ['url', 'watermark_url']],
	['images', 'image', ['url', 'watermark_url']],
	['series_images', 'image', ['url', 'watermark_url']],
	['audios', 'audio', ['url', 'url_mp3', 'url_wav']],
];

/** @returns the record of the task in an answer; `{}` where it has none */
export function recordIn(body: JsonObject): JsonObject {
	return isObject(body.data) ? body.data : {};
}

/** @returns the code of an answer as text; null for 0, which gateways also send as "0" and "0.0" */
export function codeOf(body: JsonObject): string | null {
	const { code } = body;
	if (typeof code !== 'number' && typeof code !== 'string') return null;
	return Number(code) === 0 ? null : firstText(String(code));
}

/** @returns all that an answer tells about its task; id and service are known from the request */
export function readingOf(body: JsonObject): Omit<TaskReading, 'taskId' | 'service'> {
	const found = detect({ httpStatus: 200, value: body }, RECIPE, new Set());
	const { status, providerStatus, traceId, model, prompt } = found;
	const { createdAt, startedAt, finishedAt, elapsedSeconds, progress } = found;
	const record = recordIn(body);
	const named = status === 'succeeded' ? mediaIn(record) : [];
	const media = named.length > 0 ? named : found.media;
	return {
		...{ status, providerStatus, traceId, model, prompt },
		...{ createdAt, startedAt, finishedAt, elapsedSeconds, progress },
		reported: { code: found.reported.code ?? codeOf(body), message: found.reported.message },
		passingTrouble: null,
		media,
		kind: media[0]?.kind ?? null,
		upstreamTaskId: null,
		cost: null,
		usage: usageIn(record),
		details: { ...detailsOf(found.details), durationSeconds: durationIn(record) },
		raw: body,
	};
}

function detailsOf({ found, ...details }: ReturnType<typeof detect>['details']) {
	void found;
	return details;
}

/** @returns each output once: a copy with a watermark, or a sound as WAV beside MP3, is the same output. */
function mediaIn(record: JsonObject): readonly Media[] {
	return OUTPUTS.flatMap(([list, kind, names]) =>
		entriesOf(record, list).flatMap((entry) => {
			const url = names.map((name) => webAddress(entry[name])).find((found) => found !== null);
			return url === undefined ? [] : [{ kind, role: 'output', url } as const];
		}),
	);
}

function entriesOf({ task_result }: JsonObject, list: string): readonly JsonObject[] {
	const entries = isObject(task_result) ? task_result[list] : null;
	return Array.isArray(entries) ? entries.filter(isObject) : [];
}

/** @returns the duration of the first video or sound in seconds, which Kling writes as a text, "5.1"; null for none */
function durationIn(record: JsonObject): number | null {
	const [first] = [...entriesOf(record, 'videos'), ...entriesOf(record, 'audios')];
	const values = [first?.duration, first?.duration_mp3, first?.duration_wav];
	return values.map((value) => readField(quantity, value)).find((value) => value !== null) ?? null;
}

/** @returns what was deducted, as usage and not as cost, because it is in units of a plan and not in money; or null */
function usageIn(record: JsonObject): JsonObject | null {
	const names = ['final_unit_deduction', 'final_balance_deduction'];
	const told = names.flatMap((name) => {
		const value = record[name];
		return value === null || value === undefined || value === '' ? [] : [[name, value] as const];
	});
	return told.length === 0 ? null : Object.fromEntries(told);
}
