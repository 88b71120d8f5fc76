import { wellFormed } from './json';

/** What may stand bare in a sentence of ours, also where that sentence is read as HTML. */
const PLAIN_WORD = /^[A-Za-z0-9_ -]{1,40}$/;

/** @returns a word from outside that is letters, digits, `_`, `-` and blanks only, 40 at most; else null */
export function plainWord(text: string): string | null {
	return PLAIN_WORD.test(text) ? text : null;
}

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Without a width, of another direction, half a character: what a reader does not see, but a model reads. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** @returns the text in one line of characters that can be seen, cut between words where it is too long */
export function oneLine(text: string, maxLength: number): string {
	// What is cut off anyway is not worth reading; what is dropped may stand before what stays.
	const start = text.trimStart().slice(0, 4 * maxLength + 100);
	return shortened(start.replace(BREAKS, ' ').replace(UNSEEN, '').trim(), maxLength);
}

/** Cut between words, and only where it is too long. */
export function shortened(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	const start = text.slice(0, maxLength);
	const end = start.lastIndexOf(' ');
	return `${wellFormed(start.slice(0, end > maxLength / 2 ? end : maxLength))}…`;
}

/**
 * @returns the text as JSON in one line, with no quotes inside: whoever reads it, a model too, sees where
 * it begins and where it ends
 */
export function asData(text: string, maxLength: number): string {
	return JSON.stringify(oneLine(text, maxLength).replace(/["\\`]/g, "'"));
}

/** Longer than any signed URL that a provider is known to send, shorter than what a model should read. */
export const LONGEST_URL = 2048;

/** What has no place in a URL, or ends one in the eyes of a reader. */
const UNSAFE_IN_URL = /[^\x21-\x7e]+|["'<>\\^`{|}]/gu;

/** @returns the URL with everything encoded that is no part of one; null where it is too long */
export function urlAsData(url: string): string | null {
	if (url.length > LONGEST_URL) return null;
	const encoded = url.replace(UNSAFE_IN_URL, percentEncoded);
	return encoded.length > LONGEST_URL ? null : encoded;
}

function percentEncoded(text: string): string {
	return new TextEncoder()
		.encode(text)
		.reduce((codes, byte) => `${codes}%${byte.toString(16).toUpperCase().padStart(2, '0')}`, '');
}
