import type { Media } from '../../core/task/task';
import { firstText, isObject, nonEmpty, readJson } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { isoTime } from '../../core/text/time';
import type { Detected } from '../customApi/detect/detect';
import type { Family } from './families';

/** Words that tell better why a task failed than the number beside them. */
const TELLING_WORDS: ReadonlySet<string> = new Set(['SENSITIVE_WORD_ERROR']);

/** The code in place of a record when the model's maker sent nothing for 10 minutes (docs.kie.ai, status codes). */
const NO_RESULT = 408;

/**
 * Reads a record, whose state is in words (`state`, `status`), in `successFlag`, or in a code in place of a record
 * (501: the generation failed). `found` already holds the outputs, found by their names: `resultUrls` in the text
 * `resultJson` or in `response`, `videoInfo`, `sunoData`; `origin…` copies, streams and the request are no outputs.
 */
export function readRecord(found: Detected, value: unknown, family: Family): Detected {
	const data = dataOf(value);
	const asked = askedIn(data);
	const isGone = data.expireFlag === 1 || data.expireFlag === '1';
	const media = isGone ? [] : mediaOf(found.media, family);
	return {
		...found,
		media,
		// The first of two songs is there while the second is made, so no address seen by then may count as an input.
		addresses: [],
		status: found.bodyCode === NO_RESULT ? 'failed' : found.status,
		kind: family.kind ?? found.kind,
		// Only models of the market have texts and objects as results; elsewhere the rest is just the record.
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

/** @returns the media; a picture beside a film or a song is its cover, whatever its name (Aleph's `resultImageUrl`) */
function mediaOf(media: readonly Media[], { kind }: Family): readonly Media[] {
	const hasMain = media.some((one) => one.role === 'output' && one.kind === kind);
	if (!hasMain || kind === null || kind === 'image') return media;
	return media.map((one) =>
		one.role === 'output' && one.kind === 'image' ? { ...one, role: 'thumbnail' } : one,
	);
}

/** @returns the result of a model without files: the JSON in `resultJson`, else the detected; null unless succeeded */
function resultOf({ status, result }: Detected, { resultJson }: JsonObject): unknown {
	if (status !== 'succeeded') return null;
	const text = nonEmpty(resultJson);
	return text === null ? result : (readJson(text) ?? text);
}

/**
 * @returns the input that the task was created with: from JSON in a text, with or without an `input` around it, or
 * from an object (`generateParam` of Runway); `{}` where there is none
 */
function askedIn({ param, paramJson, generateParam }: JsonObject): JsonObject {
	const asked = [param, paramJson, generateParam].map(objectIn).find(isObject) ?? {};
	return isObject(asked.input) ? asked.input : asked;
}

function objectIn(value: unknown): unknown {
	const text = nonEmpty(value);
	return text === null ? value : readJson(text);
}

/** @returns Veo's `response.resolution`, such as "1080p"; null for none */
function resolutionIn({ response }: JsonObject): string | null {
	return isObject(response) ? nonEmpty(response.resolution) : null;
}
