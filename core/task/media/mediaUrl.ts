import { nonEmpty } from '../../text/json';
import type { MediaKind } from '../task';

const EXTENSIONS: ReadonlyArray<readonly [MediaKind, RegExp]> = [
	['video', /\.(mp4|mov|webm|mkv|m4v|avi)$/i],
	['image', /\.(png|jpe?g|webp|gif|avif|bmp)$/i],
	['audio', /\.(mp3|wav|m4a|ogg|flac|aac|opus)$/i],
];

/** The longest URL: servers and browsers take no longer ones; signed addresses of storage services have 2 kB. */
const LONGEST_ADDRESS = 16_000;

/** Characters that end an address in a text: blanks, control and invisible characters, quotes and brackets. */
const UNSAFE = /[\s\p{Cc}\p{Cf}"<>`]/u;

/**
 * @returns the value if it is an `http:` or `https:` URL of at most 16,000 characters, else null; '' is how providers
 * say "none". Blanks and other characters that would end a URL within a text are encoded as the URL class does, so
 * that words behind an address stay a part of it. Null if that makes no URL
 */
export function webAddress(value: unknown): string | null {
	const found = nonEmpty(value);
	if (found === null || found.length > LONGEST_ADDRESS) return null;
	if (!/^https?:\/\/[^\s/]/i.test(found)) return null;
	return UNSAFE.test(found) ? encoded(found) : found;
}

function encoded(address: string): string | null {
	if (!URL.canParse(address)) return null;
	// The URL class leaves some of these, such as backticks, as they are in some parts.
	const { href } = new URL(address);
	const whole = href.replace(/[\s\p{Cc}\p{Cf}"<>`]/gu, encodeURIComponent);
	return whole.length > LONGEST_ADDRESS ? null : whole;
}

/** @returns the kind of file that a URL's extension stands for, or null */
export function kindOfUrl(url: string): MediaKind | null {
	const path = pathOf(url);
	return EXTENSIONS.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** @returns a URL up to the end of its path */
function pathOf(url: string): string {
	const end = url.search(/[?#]/);
	return end < 0 ? url : url.slice(0, end);
}

const EXTENSION = /\.([A-Za-z0-9]{1,5})$/;

/** @returns the file extension in a URL's path, in lower case, or null */
export function extensionOf(url: string): string | null {
	return EXTENSION.exec(pathOf(url))?.[1]?.toLowerCase() ?? null;
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
