import { kindOfUrl, webAddress } from '../../core/task/media/mediaUrl';
import type { Media, MediaKind } from '../../core/task/task';
import { isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { detect } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';

/**
 * @returns the files in a model's result: first those that are found by the names around them, the main one first and
 * covers as thumbnails. Each model has its own names, but a file is always an object with `url` and `content_type`,
 * so files under unknown names follow in the order of the result.
 */
export function filesIn(value: unknown): readonly Media[] {
	const record = { status: 'succeeded', result: value };
	const recipe = { ...NO_RECIPE, statusField: 'status' };
	const { media } = detect({ httpStatus: 200, value: record }, recipe, new Set());
	const known = new Set(media.map(({ url }) => url));
	return [...media, ...objectsIn(value).filter(({ url }) => !known.has(url))];
}

/** How deep, and for how many files, a result is searched. No result is deeper or holds more. */
const MOST_DEPTH = 12;
const MOST_FILES = 500;

function objectsIn(value: unknown): readonly Media[] {
	const files = new Map<string, Media>();
	const visit = (inner: unknown, depth: number): void => {
		if (typeof inner !== 'object' || inner === null) return;
		if (depth > MOST_DEPTH || files.size >= MOST_FILES) return;
		const file = isObject(inner) ? fileOf(inner) : null;
		if (file !== null && !files.has(file.url)) files.set(file.url, file);
		for (const member of Object.values(inner)) visit(member, depth + 1);
	};
	visit(value, 0);
	return [...files.values()];
}

const KIND_OF_TYPE = /^(video|image|audio)\//i;

function fileOf(holder: JsonObject): Media | null {
	const url = webAddress(holder.url);
	if (url === null || !('content_type' in holder)) return null;
	const type = KIND_OF_TYPE.exec((nonEmpty(holder.content_type) ?? '').slice(0, 100))?.[1];
	const kind = (type?.toLowerCase() as MediaKind | undefined) ?? kindOfUrl(url) ?? 'file';
	return { kind, role: 'output', url };
}
