import { commonOutputs, urlsIn } from '../../core/task/media/commonOutputs';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { kindOfUrl, webAddress } from '../../core/task/media/mediaUrl';
import { inSnakeCase } from '../../core/text/spelling';
import type { Media, MediaKind } from '../../core/task/task';

/** Fields whose names say what they hold. `UNNAMED_FIELDS` hold what the task's type says. */
const NAMED_FIELDS: ReadonlyArray<readonly [string, MediaKind, Media['role']]> = [
	['video_url', 'video', 'output'],
	['image_url', 'image', 'output'],
	['audio_url', 'audio', 'output'],
	['last_frame_url', 'image', 'lastFrame'],
	['thumbnail_url', 'image', 'thumbnail'],
	['cover_url', 'image', 'thumbnail'],
];
/** The most items of a list that are read; no task makes so many. */
const MOST_OUTPUTS = 500;

const UNNAMED_FIELDS = ['output_url', 'result_url'] as const;

/**
 * @returns the media in `result`, in `items`, at the top of the record and in `outputs` (VapResult of vap-sdk). Where
 * a field's name does not say what it holds, the task's type does, else the file's extension, else it is a
 * video. Where these fields hold no output, fields that most task APIs share are read, too.
 */
export function mediaOf(view: JsonObject, kind: MediaKind | null): readonly Media[] {
	const result = isObject(view.result) ? inSnakeCase(view.result) : {};
	const items = [result.items, view.items].flatMap((list) =>
		Array.isArray(list) ? list.slice(0, MOST_OUTPUTS).filter(isObject).map(inSnakeCase) : [],
	);
	const listed = new Set(items);
	// The picture beside a song is its cover; in an item of a list that is certain even without the task's type.
	const isSong = (place: JsonObject) => {
		if (webAddress(place.audio_url) === null) return false;
		if (listed.has(place)) return kind === 'audio' || kind === null;
		return kind === 'audio' && webAddress(place.video_url) === null;
	};
	// A bare `url` is an output inside a result; at the top of a record it could be anything.
	const unnamed = [result, ...items].map((place) => place.url);
	const common = { kind: kind ?? 'video', asked: urlsIn([view.params, view.input, view.request]) };
	const own = [
		...[result, ...items, view].flatMap((place) => [
			...byName(place, isSong(place)),
			...UNNAMED_FIELDS.flatMap((field) => byType(place[field], kind)),
		]),
		...unnamed.flatMap((value) => byType(value, kind)),
		...commonOutputs({ outputs: [result.outputs, view.outputs] }, common),
	];
	return onceEach(hasOutput(own) ? own : [...own, ...commonOutputs(view, common)], kind);
}

/** Whether the media hold an output, which a cover or a last frame is not. */
export function hasOutput(media: readonly Media[]): boolean {
	return media.some(({ role }) => role === 'output');
}

function byName(place: JsonObject, hasCover: boolean): readonly Media[] {
	return NAMED_FIELDS.flatMap(([field, kind, role]) =>
		one(place[field], kind, hasCover && field === 'image_url' ? 'thumbnail' : role),
	);
}

/**
 * @returns each URL once, in the place where it comes first. Where several names say different kinds, the task's kind
 * counts, else that of the file's extension, if one of the names says it; else that of the first name. VAP's own
 * proxy calls the `output_url` of a video an image, too (mcp/vap_mcp_proxy.py).
 */
function onceEach(found: readonly Media[], kind: MediaKind | null): readonly Media[] {
	const sameUrls = new Map<string, Media[]>();
	for (const media of found) {
		const same = sameUrls.get(media.url);
		if (same === undefined) sameUrls.set(media.url, [media]);
		else same.push(media);
	}
	return [...sameUrls].flatMap(([url, same]) => {
		const outputs = same.filter(({ role }) => role === 'output');
		const own = kind ?? kindOfUrl(url);
		return outputs.find((media) => media.kind === own) ?? outputs[0] ?? same.slice(0, 1);
	});
}

function byType(value: unknown, kind: MediaKind | null): readonly Media[] {
	const url = webAddress(value);
	return url === null ? [] : one(url, kind ?? kindOfUrl(url) ?? 'video', 'output');
}

function one(value: unknown, kind: MediaKind, role: Media['role']): readonly Media[] {
	const url = webAddress(value);
	return url === null ? [] : [{ kind, role, url }];
}
