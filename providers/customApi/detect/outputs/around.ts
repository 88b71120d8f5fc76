import { isObject, nonEmpty } from '../../../../core/text/json';
import type { JsonObject } from '../../../../core/text/json';
import { inSnakeCase } from '../../../../core/text/spelling';
import type { MediaKind } from '../../../../core/task/task';
import type { Address } from './addresses';
import * as names from './names';
import { isOwn } from './ownAddresses';
import type { KnownAddresses } from './ownAddresses';

/** Members with the text that a task made from a medium; the medium's address is beside them. */
const TEXT_NAMES = [
	'text',
	'transcript',
	'transcription',
	'utterances',
	'words',
	'segments',
] as const;

/**
 * @returns for each object the names of its members whose address was there while the task ran or is the API's own.
 * Such members say nothing about the others
 */
export function earlyNames(
	addresses: readonly Address[],
	{ before, own }: KnownAddresses,
): ReadonlyMap<JsonObject, ReadonlySet<string>> {
	const early = new Map<JsonObject, Set<string>>();
	for (const { holder, names: path, ...address } of addresses) {
		const isEarly = before.has(`${address.path}\n${address.url}`);
		if (!isEarly && !isOwn(address.url, own)) continue;
		const known = early.get(holder) ?? new Set();
		early.set(holder, known.add(path.at(-1) ?? ''));
	}
	return early;
}

/** What the other members of an object say about an address in it. */
export interface Around {
	readonly kind: MediaKind | null;
	readonly hasType: boolean;
	/** Whether there is a film, a sound or a model, beside which a picture is a cover. */
	readonly hasMain: boolean;
	/** Whether there is a copy without a watermark, so that the others have one. */
	readonly hasUnmarked: boolean;
	/** Whether there is a result, so that a bare `audio_url` beside it is an input. */
	readonly hasResult: boolean;
	/** Whether that result is an address itself: only then a `video_url` beside it is an input, too. */
	readonly hasResultUrl: boolean;
	readonly hasText: boolean;
	readonly hasFilm: boolean;
	readonly isSong: boolean;
}

/**
 * @param isRecord whether the object is the record itself, in which inputs stand beside outputs
 * @param early names of members that say nothing, see `earlyNames`
 */
export function aroundIn(
	holder: JsonObject,
	isRecord: boolean,
	early: ReadonlySet<string> = new Set(),
): Around {
	const view = inSnakeCase(holder);
	const members = Object.entries(holder)
		.filter(([, value]) => holds(value))
		.map(([name, value]) => ({ name: names.foldedName(name), value }))
		.filter(({ name }) => !early.has(name));
	const held = members.map(({ name }) => name);
	const files = members.filter(({ value }) => holdsFile(value));
	const results = files.filter(
		({ name }) => names.isOutputName(name) && !names.leadsElsewhere(name),
	);
	const type = ['content_type', 'mime_type', 'media_type']
		.map((name) => nonEmpty(view[name]))
		.find((value) => value !== null);
	const said = type ?? nonEmpty(view.type) ?? '';
	const kind = names.kindOfName(said.slice(0, 64).toLowerCase());
	const isMainType = type !== undefined && kind !== null && kind !== 'image';
	return {
		kind,
		hasType: type !== undefined,
		hasMain: files.some(({ name }) => isMainName(name) || (isMainType && isTypedName(name))),
		hasUnmarked: held.some(names.isUnmarkedName),
		hasResult: isRecord && results.length > 0,
		hasResultUrl: isRecord && results.some(({ value }) => typeof value === 'string'),
		hasText:
			held.some((name) => /^transcri(?:pt|ption)_url$/.test(name)) ||
			(isRecord && TEXT_NAMES.some((name) => holds(view[name]))),
		hasFilm: isRecord && held.some((name) => /^video(_url)?s?$/.test(name)),
		isSong: isSong(view) || (isObject(view.metadata) && isSong(view.metadata)),
	};
}

/** Whether a name is that of a film, a sound or a model, and not of its cover. */
function isMainName(name: string): boolean {
	const kind = names.isCoverName(name) ? null : names.kindOfName(name);
	return kind !== null && kind !== 'image';
}

/** Whether a name is that of an address whose kind only the type beside it tells, as `url` is. */
function isTypedName(name: string): boolean {
	return names.isAddressName(name) && names.kindOfName(name) === null && !names.isAsideName(name);
}

/** Whether an object is about a song: it has lyrics, tags or a style, which a film has not. */
function isSong(view: JsonObject): boolean {
	return ['lyric', 'lyrics', 'tags', 'style'].some((name) => holds(view[name]));
}

function holds(value: unknown): boolean {
	if (typeof value === 'string') return nonEmpty(value) !== null;
	if (typeof value !== 'object' || value === null) return false;
	return Object.keys(value).length > 0;
}

/** Whether a member may hold a file: it is an address, an object or a list. A word, as in `model`, is no file. */
function holdsFile(value: unknown): boolean {
	return typeof value === 'string'
		? /^\s*https?:/i.test(value)
		: isObject(value) || Array.isArray(value);
}
