import { firstText, isObject, nonEmpty } from '../../text/json';
import type { JsonObject } from '../../text/json';
import { kindOfUrl, webAddress } from './mediaUrl';
import { statusOfWord } from '../statusWords';
import type { Media, MediaKind } from '../task';

/** How deep and how many lists and objects of outputs are read below a place; no task has more of them. */
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
/** A name with one of these words names a picture that goes with an output. */
const COVER_WORDS = words('cover covers thumbnail thumbnails thumb poster preview');
/** Names of what holds outputs: a list, an object or a URL. */
const CONTAINER_NAMES = words(
	'output outputs result results artifacts works items videos images audios songs musics tracks clips files media candidates task_result',
);
/** Names that mean the URL itself, inside of what holds outputs. */
const BARE_NAMES = words('url urls uri href src download_url');
/** Names that say that a URL is an output, but not of which kind. */
const UNTOLD_NAMES = words('output_url result_url output_urls result_urls');

interface Surroundings {
	/** The kind that the names around the place say. */
	readonly kind: MediaKind | null;
	/** The kind of what the task makes, for when neither a name nor the URL says the kind. */
	readonly fallback: MediaKind;
	readonly role: Media['role'];
	/** Whether the place is an output itself, or holds outputs. */
	readonly isOutput: boolean;
	readonly depth: number;
	readonly left: { places: number };
}

const TOP = { kind: null, role: 'output', isOutput: false, depth: 0 } as const;

/**
 * Finds the outputs in a place by names that most task APIs share: `video_url`, `image_url`, `audio_url`, `file_url`
 * and names that end in these, `output_url`, and `outputs` or the like as a URL, a list or an object. It is for places
 * whose own fields gave nothing. A member whose name says that it is an input is not read, and covers are thumbnails.
 * Each member is visited once, no deeper than `MAX_DEPTH`.
 *
 * @param kind what the task makes, for URLs of which neither the name nor the extension tells the kind
 * @param asked the URLs that the request holds (`urlsIn`): one that the answer repeats is no output
 * @returns each URL once; those named exactly `video_url` and the like come before those whose names end so
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

/** @returns the URLs in a request, wherever a whole text in it is one */
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

/** @returns the surroundings, with what an output says of itself: `{ type: 'music', url }` */
function ownSurroundings(place: JsonObject, around: Surroundings): Surroundings {
	const said = [place.type, place.kind, place.content_type, place.mime_type].map((value) =>
		folded(nonEmpty(value) ?? ''),
	);
	if (around.isOutput && said.some((word) => COVER_WORDS.has(word))) {
		return { ...around, kind: 'image', role: 'thumbnail' };
	}
	return { ...around, kind: kindIn(said.flatMap(wordsOf)) ?? around.kind };
}

/** Whether an output, of several, says that it has nothing to show: it failed, was cancelled or expired. */
function hasFailed(place: JsonObject): boolean {
	const status = statusOfWord(firstText(place.state, place.status) ?? '');
	return status === 'failed' || status === 'cancelled' || status === 'expired';
}

/** @returns what a member with this name means, or null if it is not read */
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
	// The extension tells no less than "file" does.
	const told = around.kind === 'file' ? null : around.kind;
	return [{ kind: told ?? kindOfUrl(url) ?? around.fallback, role: around.role, url }];
}

function hasUrl(value: unknown): boolean {
	return [value].flat().some((one, at) => at < MOST_PLACES && webAddress(one) !== null);
}

/** @returns the one form of a field's name for all its spellings: `videoUrl`, `video-url`, `Video_URL` */
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
