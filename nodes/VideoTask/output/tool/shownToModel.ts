import type { IDataObject } from 'n8n-workflow';

import { oneLine, urlAsData } from '../../../../core/text/foreignText';
import { isObject } from '../../../../core/text/json';

/** The most characters of a provider's text that a model is shown, by field; else `USUAL_LENGTH` or `LONG_LENGTH`. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
	Object.entries({ message: 160, lastProblem: 160, code: 80, traceId: 80, providerStatus: 80 }),
);
const USUAL_LENGTH = 300;
/** Fields that a user may want whole: up to `LONG_LENGTH`. `answerForModel` shortens an answer that is too long. */
const LONG_TEXTS: ReadonlySet<string> = new Set(['prompt', 'raw', 'usage', 'result']);
const LONG_LENGTH = 4000;

const MAIN_URLS: ReadonlySet<string> = new Set(['url', 'videoUrl', 'imageUrl', 'audioUrl']);
const OTHER_URLS: ReadonlySet<string> = new Set(['lastFrameUrl', 'thumbnailUrl']);
/** Fields in our own words; a provider's words in them are marked as data already. */
const OUR_WORDS: ReadonlySet<string> = new Set(['taskId', 'nextStep']);

/** Fields as a model may read them. */
export interface Shown {
	readonly fields: IDataObject;
	/** How many URLs are left out, because they are too long for a model. */
	readonly tooLong: number;
}

/**
 * @returns the fields as a model may read them, because a model does what it reads, whoever wrote it. A provider's
 * texts are short, in one line and without invisible characters; in its URLs, what could end one is encoded.
 */
export function shownToModel(fields: IDataObject): Shown {
	const dropped = new Set<string>();
	const shown = Object.entries(fields).map(([name, value]) => [
		name,
		name === 'media' ? mediaShown(value, dropped) : fieldShown(name, value, dropped),
	]);
	return { fields: Object.fromEntries(shown) as IDataObject, tooLong: dropped.size };
}

function fieldShown(name: string, value: unknown, dropped: Set<string>): unknown {
	if (OUR_WORDS.has(name)) return value;
	const isUrl = MAIN_URLS.has(name) || OTHER_URLS.has(name);
	if (isUrl) return typeof value === 'string' ? urlShown(value, dropped) : null;
	return plain(value, name, LONG_TEXTS.has(name) ? LONG_LENGTH : USUAL_LENGTH);
}

function urlShown(url: string, dropped: Set<string>): string | null {
	const shown = urlAsData(url);
	if (shown === null) dropped.add(url);
	return shown;
}

function mediaShown(media: unknown, dropped: Set<string>): unknown[] {
	if (!Array.isArray(media)) return [];
	return (media as readonly IDataObject[]).flatMap((one) => {
		const url = urlShown(String(one.url), dropped);
		return url === null ? [] : [{ ...one, url }];
	});
}

/**
 * @returns a value from the provider with its texts short and in one line; the names of members too, because in the
 * record the provider chooses them
 */
function plain(value: unknown, name: string, usualLength: number): unknown {
	if (typeof value === 'string') {
		const isUrl = /^https?:\/\//i.test(value);
		if (isUrl) return urlAsData(value) ?? '[URL too long]';
		return oneLine(value, LENGTHS.get(name) ?? usualLength);
	}
	if (Array.isArray(value)) return value.map((entry) => plain(entry, name, usualLength));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			oneLine(key, LONGEST_NAME),
			plain(entry, key, usualLength),
		]),
	);
}

const LONGEST_NAME = 80;
