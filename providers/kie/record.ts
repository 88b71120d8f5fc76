import type { Media } from '../../core/task/task';
import { firstText, isObject, nonEmpty, readJson } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { isoTime } from '../../core/text/time';
import type { Detected } from '../customApi/detect/detect';
import type { Family } from './families';

/** Words that say why a task failed better than the number beside them does. */
const TELLING_WORDS: ReadonlySet<string> = new Set(['SENSITIVE_WORD_ERROR']);

/** In place of a record: nothing came from the model's maker for 10 minutes (docs.kie.ai, status codes). */
const NO_RESULT = 408;

/**
 * A record as it is told by words (`state`, `status`), by `successFlag`, or by a code in place of a record (501:
 * the generation failed). Outputs were found by their names: `resultUrls` in the text `resultJson` or in
 * `response`, `videoInfo`, `sunoData`; `origin…` copies, streams and the request are none.
 */
export function readRecord(found: Detected, value: unknown, family: Family): Detected {
	const data = dataOf(value);
	const asked = askedIn(data);
	const isGone = data.expireFlag === 1 || data.expireFlag === '1';
	const media = isGone ? [] : mediaOf(found.media, family);
	return {
		...found,
		media,
		// The first of two songs stands there while the second is made: no address is an input for it.
		addresses: [],
		status: found.bodyCode === NO_RESULT ? 'failed' : found.status,
		kind: family.kind ?? found.kind,
		// Text and objects are results of models of the market only; elsewhere what is left is the record.
		result: family.kind === null && media.length === 0 ? resultOf(found, data) : null,
		reported: { ...found.reported, code: codeOf(found) },
		prompt: found.prompt ?? firstText(asked.prompt),
		details: { ...found.details, resolution: resolutionIn(data) },
		createdAt: found.createdAt ?? isoTime(data.generateTime),
	};
}

/** @returns the record in an answer; `{}` where it has none */
export function dataOf(value: unknown): JsonObject {
	const data = isObject(value) ? value.data : null;
	return isObject(data) ? data : {};
}

function codeOf({ bodyCode, providerStatus, reported }: Detected): string | null {
	if (providerStatus !== null && TELLING_WORDS.has(providerStatus)) return providerStatus;
	return bodyCode === null ? reported.code : String(bodyCode);
}

/** Beside a film or a song a picture is its cover, whatever it is called (`resultImageUrl` of Aleph). */
function mediaOf(media: readonly Media[], { kind }: Family): readonly Media[] {
	const hasMain = media.some((one) => one.role === 'output' && one.kind === kind);
	if (!hasMain || kind === null || kind === 'image') return media;
	return media.map((one) =>
		one.role === 'output' && one.kind === 'image' ? { ...one, role: 'thumbnail' } : one,
	);
}

/** `resultJson` is the answer of a model that makes no files, as JSON in a text. */
function resultOf({ status, result }: Detected, { resultJson }: JsonObject): unknown {
	if (status !== 'succeeded') return null;
	const text = nonEmpty(resultJson);
	return text === null ? result : (readJson(text) ?? text);
}

/**
 * What the task was created with: as JSON in a text, with or without an `input` around it, or as an object
 * (`generateParam` of Runway).
 */
function askedIn({ param, paramJson, generateParam }: JsonObject): JsonObject {
	const asked = [param, paramJson, generateParam].map(objectIn).find(isObject) ?? {};
	return isObject(asked.input) ? asked.input : asked;
}

function objectIn(value: unknown): unknown {
	const text = nonEmpty(value);
	return text === null ? value : readJson(text);
}

/** Veo's `response.resolution`, as in "1080p". */
function resolutionIn({ response }: JsonObject): string | null {
	return isObject(response) ? nonEmpty(response.resolution) : null;
}
