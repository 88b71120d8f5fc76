import { commonOutputs, urlsIn } from '../../../core/task/media/commonOutputs';
import { isObject, nonEmpty } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { kindOfUrl, webAddress } from '../../../core/task/media/mediaUrl';
import { inSnakeCase } from '../../../core/text/spelling';
import type { Media } from '../../../core/task/task';
import { wordOf } from './parts';
import type { RecordParts } from './parts';
import type { AceDataService, Differences, OutputField } from '../services/service';
import { isBad, stateOf } from './words';

/**
 * @returns the media that a record holds, each URL once, in the order of the service's fields; where these fields
 * hold no output, also the media under names that most task APIs share. Failed outputs are left out, because
 * a URL in them is not what was asked for.
 */
export function mediaOf(
	{ outputs, record, response }: RecordParts,
	{ kind, outputs: fields, differs = {} }: AceDataService,
): readonly Media[] {
	const good = outputs.filter((output) => !hasFailed(output));
	const result = isObject(response) ? response : {};
	const places = [...good, result].flatMap((place) => [place, contentOf(place)]);
	const echoed = differs.mayEchoRequest === true ? urlsIn(record.request) : NOTHING;
	const own = ownMedia(places, fields, echoed);
	if (own.some(isOutput)) return onceEach(own);
	const asked = urlsIn(record.request);
	// What is in `data` or in `content` is an output because of its place.
	const made = places.slice(0, -2).concat(contentOf(result));
	const bare = (place: JsonObject) => without(place, differs.inputFields);
	return onceEach([
		...own,
		...commonOutputs({ outputs: made.map(bare) }, { kind, asked }),
		...commonOutputs(bare(result), { kind, asked }),
	]);
}

const NOTHING: ReadonlySet<string> = new Set();
const NONE: readonly Media[] = [];

function ownMedia(
	places: readonly JsonObject[],
	fields: readonly OutputField[],
	echoed: ReadonlySet<string>,
): readonly Media[] {
	const inFields = (some: readonly OutputField[]) =>
		some
			.flatMap((field) => places.flatMap((place) => mediaAt(place, field)))
			.filter(({ url }) => !echoed.has(url));
	const certain = inFields(fields.filter(({ isAlone }) => isAlone !== true));
	return certain.some(isOutput) ? certain : inFields(fields);
}

function isOutput({ role }: Media): boolean {
	return role === 'output';
}

function onceEach(found: readonly Media[]): readonly Media[] {
	const byUrl = new Map<string, Media>();
	for (const media of found) if (!byUrl.has(media.url)) byUrl.set(media.url, media);
	return [...byUrl.values()];
}

function without(place: JsonObject, names: readonly string[] | undefined): JsonObject {
	return names === undefined
		? place
		: Object.fromEntries(Object.entries(place).filter(([name]) => !names.includes(name)));
}

/** Whether a record holds an output without a URL, in the field `madeWithoutUrl` of its service's row. */
export function isMadeWithoutUrl(
	{ response }: RecordParts,
	{ madeWithoutUrl }: Differences,
): boolean {
	return (
		madeWithoutUrl !== undefined &&
		isObject(response) &&
		nonEmpty(response[madeWithoutUrl]) !== null
	);
}

/** Whether an output's own word says that it failed, was cancelled or expired. */
export function hasFailed(output: JsonObject): boolean {
	return isBad(stateOf(wordOf(output)));
}

function contentOf(place: JsonObject): JsonObject {
	return isObject(place.content) ? inSnakeCase(place.content) : {};
}

function mediaAt(
	place: JsonObject,
	{ field, kind, role, unless = [] }: OutputField,
): readonly Media[] {
	// Ends early, because most objects do not have most of the fields.
	if ((place[field] ?? null) === null) return NONE;
	if (unless.some((other) => urlsAt(place[other]).length > 0)) return [];
	return urlsAt(place[field]).map((url) => ({ kind: kind ?? kindOfUrl(url) ?? 'file', role, url }));
}

/** The most URLs of one field that are read. No output has more, and each URL costs time to read. */
const MOST_URLS = 500;

function urlsAt(value: unknown): readonly string[] {
	const values: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_URLS) : [value];
	return values.map(webAddress).filter((url) => url !== null);
}
