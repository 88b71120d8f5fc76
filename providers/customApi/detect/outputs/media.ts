import type { JsonObject } from '../../../../core/text/json';
import { kindOfUrl } from '../../../../core/task/media/mediaUrl';
import type { Media, MediaKind } from '../../../../core/task/task';
import type { Address } from './addresses';
import { aroundIn, earlyNames } from './around';
import type { Around } from './around';
import * as names from './names';
import { isOwn } from './ownAddresses';
import type { KnownAddresses } from './ownAddresses';

/** An address that is taken for a file of the task. */
export interface Output extends Media {
	readonly path: string;
	/** Whether its name, type or extension makes it an output even in an answer that does not tell the state. */
	readonly isPlain: boolean;
	/** Compared number by number, the lower first. The first is 1 if the address was there while the task ran. */
	readonly rank: readonly number[];
}

const KIND_RANKS: Readonly<Record<MediaKind, number>> = { video: 0, audio: 1, image: 2, file: 3 };

/**
 * Chooses the addresses that are files of the task, and sorts them. Names such as result, output or download come
 * before the rest; films before sounds, sounds before pictures, pictures before other files. Addresses that were at
 * the same place while the task ran come last, because they are usually, but not always, inputs.
 *
 * @param place the record, in which a bare `audio_url` may be an input; null for addresses at a known path
 * @returns each URL once, the main one first
 */
export function outputsOf(
	addresses: readonly Address[],
	place: JsonObject | null,
	known: KnownAddresses,
): readonly Output[] {
	const around = new Map<JsonObject, Around>();
	const early = earlyNames(addresses, known);
	const outputs = addresses.flatMap((address) => {
		if (isOwn(address.url, known.own)) return [];
		const { holder } = address;
		const beside = around.get(holder) ?? aroundIn(holder, holder === place, early.get(holder));
		around.set(holder, beside);
		const output = outputOf(address, beside, known.before);
		return output === null ? [] : [output];
	});
	return onceEach(outputs.sort(byRank));
}

function outputOf(address: Address, around: Around, before: ReadonlySet<string>): Output | null {
	const { url, path } = address;
	const own = address.names.at(-1) ?? '';
	if (
		isInput(own, around) ||
		(around.hasUnmarked && !names.isUnmarkedName(own) && !names.isCoverName(own))
	)
		return null;
	const told = kindsOf(address, around);
	const isNamed = address.names.some(names.isOutputName);
	const isFile = names.isModelUrl(url) || kindOfUrl(url) !== null;
	if (!isNamed && !isFile && told === null && !names.isAddressName(own)) return null;
	const kind = told ?? 'file';
	const role = roleOf(address.names, around, kind);
	const isModel = names.isModelUrl(url) || (kind === 'file' && names.kindOfName(own) === 'file');
	const isPlain = isNamed || around.hasType || (!names.isBareName(own) && kind !== 'file');
	return {
		...{ path, url, role, isPlain },
		kind: role === 'output' ? kind : kind === 'video' ? kind : 'image',
		rank: [
			before.has(`${path}\n${url}`) ? 1 : 0,
			role === 'output' ? 0 : 1,
			names.isCompanionName(own) ? 1 : 0,
			isNamed || isModel ? 0 : 1,
			isModel ? 0 : around.isSong && kind === 'audio' ? -1 : KIND_RANKS[kind],
		],
	};
}

/** Whether an address is an input: a bare `audio_url` or `image_url` is what the result beside it was made from. */
function isInput(own: string, around: Around): boolean {
	if (around.isSong) return false;
	const isMedium = /^(audio|video|image|file|media)_?url$/.test(own);
	if (around.hasText && (names.isBareName(own) || isMedium)) return true;
	if (around.hasResult && names.isBareName(own)) return true;
	if (around.hasResultUrl && /^(video|file)_url$/.test(own)) return true;
	return around.hasFilm && /^(audio|voice|sound)(_url)?$|^(source|src)$/.test(own);
}

/**
 * @returns the file's kind by its own name, the type beside it, its extension or the names around it; null if none
 * tells it. The type and the names around a cover or a text are about the film that it belongs to
 */
function kindsOf({ url, names: path }: Address, around: Around): MediaKind | null {
	const own = path.at(-1) ?? '';
	const named = names.kindOfName(own);
	const typed = around.hasType && !names.isAsideName(own) ? around.kind : null;
	const ending = names.isModelUrl(url) ? 'file' : kindOfUrl(url);
	const itself = first([named === 'file' ? null : named, typed, ending, named]);
	if (itself !== null) return itself;
	const outer = first([...path.map(names.kindOfName).reverse(), around.kind]);
	return outer !== null && path.some(names.isAsideName) ? 'file' : outer;
}

function first(kinds: ReadonlyArray<MediaKind | null>): MediaKind | null {
	return kinds.find((kind) => kind !== null) ?? null;
}

function roleOf(path: readonly string[], around: Around, kind: MediaKind): Media['role'] {
	if (path.some(names.isLastFrameName)) return 'lastFrame';
	if (path.some(names.isCoverName)) return 'thumbnail';
	const own = path.at(-1) ?? '';
	// Also if the film is an object: `{ video: { url }, image: '…' }`.
	const isCover = around.hasMain && kind === 'image' && names.isPictureName(own);
	return isCover ? 'thumbnail' : 'output';
}

function byRank(a: Output, b: Output): number {
	for (const [at, rank] of a.rank.entries()) {
		const other = b.rank[at] ?? 0;
		if (rank !== other) return rank - other;
	}
	return 0;
}

function onceEach(outputs: readonly Output[]): readonly Output[] {
	const seen = new Set<string>();
	return outputs.filter(({ url }) => !seen.has(url) && seen.add(url));
}
