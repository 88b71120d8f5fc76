import { isObject, nonEmpty } from '../json';
import type { JsonObject } from '../json';
import { kindOfUrl, webAddress } from '../mediaUrl';
import type { Media } from '../task';
import { wordOf } from './aceDataParts';
import type { RecordParts } from './aceDataParts';
import type { AceDataService, Differences, OutputField } from './aceDataService';
import { stateOfWord } from './aceDataStatus';

/**
 * @returns the outputs that a record holds, each URL once, in the order of the service's fields. Outputs
 * that failed are left out: what URL they carry is not what was asked for.
 */
export function mediaOf(
	{ outputs, record, response }: RecordParts,
	{ outputs: fields, differs = {} }: AceDataService,
): readonly Media[] {
	const good = outputs.filter((output) => !hasFailed(output));
	const result = isObject(response) ? response : {};
	const places = [...good, result].flatMap((place) => [place, contentOf(place)]);
	const asked = differs.mayEchoRequest === true ? JSON.stringify(record.request ?? null) : '';
	const inFields = (some: readonly OutputField[]) =>
		some
			.flatMap((field) => places.flatMap((place) => mediaAt(place, field)))
			.filter(({ url }) => !asked.includes(JSON.stringify(url)));
	const certain = inFields(fields.filter(({ isAlone }) => isAlone !== true));
	const hasOutputs = certain.some(({ role }) => role === 'output');
	const found = hasOutputs ? certain : inFields(fields);
	return found.filter(({ url }, index) => found.findIndex((one) => one.url === url) === index);
}

/** Whether a record has something to show; covers come before the songs that they are for. */
export function hasOutput(
	media: readonly Media[],
	{ response }: RecordParts,
	{ madeWithoutUrl }: Differences,
): boolean {
	const isThere =
		madeWithoutUrl !== undefined &&
		isObject(response) &&
		nonEmpty(response[madeWithoutUrl]) !== null;
	return isThere || media.some(({ role }) => role === 'output');
}

/** Whether an output's own word says that there is nothing to be had of it. */
export function hasFailed(output: JsonObject): boolean {
	const state = stateOfWord(wordOf(output) ?? '');
	return state === 'failed' || state === 'cancelled' || state === 'expired';
}

function contentOf(place: JsonObject): JsonObject {
	return isObject(place.content) ? place.content : {};
}

function mediaAt(place: JsonObject, { field, kind, role, unless = [] }: OutputField): Media[] {
	if (unless.some((other) => urlsAt(place[other]).length > 0)) return [];
	return urlsAt(place[field]).map((url) => ({ kind: kind ?? kindOfUrl(url) ?? 'file', role, url }));
}

function urlsAt(value: unknown): readonly string[] {
	const values: readonly unknown[] = Array.isArray(value) ? value : [value];
	return values.map(webAddress).filter((url) => url !== null);
}
