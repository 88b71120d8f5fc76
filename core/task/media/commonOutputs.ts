import { firstText, isObject, nonEmpty } from '../../text/json';
import type { JsonObject } from '../../text/json';
import { kindOfUrl, webAddress } from './mediaUrl';
import { statusOfWord } from '../statusWords';
import type { Media, MediaKind } from '../task';

/** Lists and objects of outputs are nested no deeper below the place that is read, and no task has so many. */
const MAX_DEPTH = 4;
const MOST_PLACES = 500;

/** A request is read for its URLs no deeper than this. */
const MAX_REQUEST_DEPTH = 64;

/** Longer names are no names of fields. */
const LONGEST_NAME = 64;

const KIND_WORDS: Readonly<Record<MediaKind, string>> = {
	video: 'video videos clip clips movie film mp4',
	image: 'image images picture pictures photo photos img png',
	audio: 'audio audios music song songs track tracks vocal vocals voice speech sound mp3 wav',
	file: 'file files',
};
const KINDS: ReadonlyMap<string, MediaKind> = new Map(
	Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
		words.split(' ').map((word) => [word, kind as MediaKind] as const),
	),
);

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(' '));
}

/** A name with one of these words repeats what the task was asked with, or leads somewhere else. */
const ECHO_WORDS = words(
	'request input inputs param params parameter parameters metadata meta source sources reference references ref first init initial start end tail original mask style target upload uploaded user prompt callback webhook notify config options settings usage error errors log logs page share',
);
/** A name with one of these words is of a picture that goes with an output. */
const COVER_WORDS = words('cover covers thumbnail thumbnails thumb poster preview');
/** What holds outputs, as a list, an object or a URL. */
const CONTAINER_NAMES = words(
	'output outputs result results artifacts works items videos images audios songs musics tracks clips files media candidates task_result',
);
/** Inside of what holds outputs these are the URL itself. */
const BARE_NAMES = words('url urls uri href src download_url');
/** A URL whose name says that it is an output and not what it holds. */
const UNTOLD_NAMES = words('output_url result_url output_urls result_urls');

interface Surroundings {
	/** What the names around say that it is. */
	readonly kind: MediaKind | null;
	/** What the task makes, where neither a name nor the URL says. */
	readonly fallback: MediaKind;
	readonly role: Media['role'];
	/** Whether the place is an output itself, or holds outputs. */
	readonly isOutput: boolean;
	readonly depth: number;
	readonly left: { places: number };
}

const TOP = { kind: null, role: 'output', isOutput: false, depth: 0 } as const;

/**
 * The outputs that stand in a place under names that most task APIs share: `video_url`, `image_url`,
 * `audio_url`, `file_url` and names that end so, `output_url`, and `outputs` or the like as a URL, a list or
 * an object. It is for places whose own fields gave nothing. What a name says to be an input is not read, and
 * covers are thumbnails. Each member is visited once, no deeper than `MAX_DEPTH`.
 *
 * @param kind what the task makes, for URLs that neither their name nor their extension tells about
 * @param asked the URLs that the request holds (`urlsIn`): an answer that repeats one shows no output
 * @returns each URL once; what is exactly `video_url` and the like comes before names that end so
 */
export function commonOutputs(
	place: JsonObject,
	{
		kind = null,
		asked,
	}: { readonly kind?: MediaKind | null; readonly asked?: ReadonlySet<string> } = {},
): readonly Media[] {
	const found = new Map<string, Media>();
	const left = { places: MOST_PLACES };
	for (const media of mediaIn(place, { ...TOP, fallback: kind ?? 'file', left })) {
		const known = found.get(media.url);
		// A URL that is an output under one name and a cover under another is the output.
		if (known === undefined || (known.role !== 'output' && media.role === 'output')) {
			found.set(media.url, media);
		}
	}
	return [...found.values()].filter(({ url }) => asked?.has(url) !== true);
}

/** @returns the URLs that stand anywhere in a request as a whole text */
export function urlsIn(request: unknown): ReadonlySet<string> {
	const urls = new Set<string>();
	const collect = (value: unknown, depth: number): void => {
		const url = webAddress(value);
		if (url !== null) urls.add(url);
		if (typeof value !== 'object' || value === null || depth >= MAX_REQUEST_DEPTH) return;
		for (const entry of Object.values(value)) collect(entry, depth + 1);
	};
	collect(request, 0);
	return urls;
}

function mediaIn(place: JsonObject, around: Surroundings): readonly Media[] {
	around.left.places -= 1;
	if (around.left.places < 0 || (around.isOutput && hasFailed(place))) return [];
	const named = Object.entries(place).map(([name, value]) => ({ name: folded(name), value }));
	const own = ownSurroundings(place, around);
	const isSong = named.some(
		({ name, value }) => /^(audio|video)_urls?$/.test(name) && hasUrl(value),
	);
	const exact: Media[] = [];
	const others: Media[] = [];
	for (const { name, value } of named) {
		const meaning = meaningOf(name, own);
		if (meaning === null) continue;
		// Beside a song or a film `image_url` is its cover.
		const isCover = isSong && meaning.isOutput && /^image_urls?$/.test(name);
		const media = mediaOf(value, isCover ? { ...meaning, role: 'thumbnail' } : meaning);
		const target = /^(video|image|audio|file)_urls?$/.test(name) ? exact : others;
		for (const one of media) target.push(one);
	}
	return [...exact, ...others];
}

/** An output may say of itself what it is: `{ type: 'music', url }`. */
function ownSurroundings(place: JsonObject, around: Surroundings): Surroundings {
	const said = [place.type, place.kind, place.content_type, place.mime_type].map((value) =>
		folded(nonEmpty(value) ?? ''),
	);
	if (around.isOutput && said.some((word) => COVER_WORDS.has(word))) {
		return { ...around, kind: 'image', role: 'thumbnail' };
	}
	return { ...around, kind: kindIn(said.flatMap(wordsOf)) ?? around.kind };
}

/** Whether an output of several says that there is nothing to be had of it. */
function hasFailed(place: JsonObject): boolean {
	const status = statusOfWord(firstText(place.state, place.status) ?? '');
	return status === 'failed' || status === 'cancelled' || status === 'expired';
}

/** @returns what a member of this name holds, or null when it is not read */
function meaningOf(name: string, around: Surroundings): Surroundings | null {
	const parts = wordsOf(name);
	const depth = around.depth + 1;
	if (parts.some((part) => ECHO_WORDS.has(part))) return null;
	if (name.startsWith('last_frame'))
		return { ...around, kind: 'image', role: 'lastFrame', isOutput: true, depth };
	const kind = kindIn(parts);
	const isAddress = /_urls?$/.test(name);
	if (parts.some((part) => COVER_WORDS.has(part))) {
		const isPicture = (isAddress || around.isOutput) && (kind === undefined || kind === 'image');
		return isPicture
			? { ...around, kind: 'image', role: 'thumbnail', isOutput: true, depth }
			: null;
	}
	const isNamed =
		CONTAINER_NAMES.has(name) ||
		UNTOLD_NAMES.has(name) ||
		(kind !== undefined && (isAddress || around.isOutput)) ||
		(around.isOutput && BARE_NAMES.has(name));
	return isNamed ? { ...around, kind: kind ?? around.kind, isOutput: true, depth } : null;
}

function mediaOf(value: unknown, around: Surroundings): readonly Media[] {
	if (typeof value === 'object' && around.depth > MAX_DEPTH) return [];
	if (Array.isArray(value)) {
		const inner = { ...around, depth: around.depth + 1 };
		return value.slice(0, MOST_PLACES).flatMap((entry: unknown) => mediaOf(entry, inner));
	}
	if (isObject(value)) return mediaIn(value, around);
	const url = webAddress(value);
	if (url === null) return [];
	// "file" says nothing that the extension would not say better.
	const told = around.kind === 'file' ? null : around.kind;
	return [{ kind: told ?? kindOfUrl(url) ?? around.fallback, role: around.role, url }];
}

function hasUrl(value: unknown): boolean {
	return [value].flat().some((one, at) => at < MOST_PLACES && webAddress(one) !== null);
}

/** One field in all its spellings: `videoUrl`, `video-url`, `Video_URL`. */
function folded(name: string): string {
	if (name.length > LONGEST_NAME) return '';
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/[\s-]+/g, '_')
		.toLowerCase();
}

/** @returns the last kind that is named: an image-to-video makes videos */
function kindIn(parts: readonly string[]): MediaKind | undefined {
	return parts.reduce<MediaKind | undefined>((last, part) => KINDS.get(part) ?? last, undefined);
}

function wordsOf(name: string): readonly string[] {
	return name.split(/[^a-z0-9]/);
}
