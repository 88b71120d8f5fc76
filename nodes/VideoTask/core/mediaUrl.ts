import { nonEmpty } from './json';
import type { MediaKind } from './task';

const EXTENSIONS: ReadonlyArray<readonly [MediaKind, RegExp]> = [
	['video', /\.(mp4|mov|webm|mkv|m4v|avi)$/i],
	['image', /\.(png|jpe?g|webp|gif|avif|bmp)$/i],
	['audio', /\.(mp3|wav|m4a|ogg|flac|aac|opus)$/i],
];

/** @returns the value when it is an `http:` or `https:` URL, else null; '' is how providers say "none" */
export function webAddress(value: unknown): string | null {
	const found = nonEmpty(value);
	return found !== null && /^https?:\/\/[^\s/]/i.test(found) ? found : null;
}

/** @returns what a URL's file extension says that it is, or null */
export function kindOfUrl(url: string): MediaKind | null {
	const path = url.split(/[?#]/)[0] ?? '';
	return EXTENSIONS.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

const EXTENSION = /\.([A-Za-z0-9]{1,5})$/;

/** @returns the file extension in a URL's path, in lower case, or null */
export function extensionOf(url: string): string | null {
	return EXTENSION.exec(url.split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase() ?? null;
}

const TYPE_EXTENSIONS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'video/mp4': 'mp4',
		'video/quicktime': 'mov',
		'video/webm': 'webm',
		'image/png': 'png',
		'image/jpeg': 'jpg',
		'image/webp': 'webp',
		'image/gif': 'gif',
		'audio/mpeg': 'mp3',
		'audio/wav': 'wav',
		'audio/x-wav': 'wav',
		'audio/mp4': 'm4a',
		'audio/ogg': 'ogg',
		'audio/flac': 'flac',
	}),
);

/** @returns the file extension that goes with a media type, or null for one that is not media */
export function extensionOfType(type: string): string | null {
	return TYPE_EXTENSIONS.get(type.toLowerCase()) ?? null;
}
