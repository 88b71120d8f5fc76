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
