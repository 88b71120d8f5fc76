import { wellFormed } from './json';

/** A word from outside that is safe without quotes in a sentence of ours, also when that is read as HTML. */
const PLAIN_WORD = /^[A-Za-z0-9_ -]{1,40}$/;

/** @returns the text if it is 1 to 40 ASCII letters, digits, `_`, `-` and blanks, else null */
export function plainWord(text: string): string | null {
	return PLAIN_WORD.test(text) ? text : null;
}

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Characters that a reader does not see but a model reads: those without a width, those for direction, half ones. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** @returns the text in one line without invisible characters, cut as by `shortened` */
export function oneLine(text: string, maxLength: number): string {
	// Only the beginning is cleaned, because the rest is cut off anyway. It is longer than the result because
	// characters are dropped.
	const start = text.trimStart().slice(0, 4 * maxLength + 100);
	return shortened(start.replace(BREAKS, ' ').replace(UNSEEN, '').trim(), maxLength);
}

/** @returns the text; if it is longer than `maxLength`, its beginning, cut between words if possible, and `…` */
export function shortened(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	const start = text.slice(0, maxLength);
	const end = start.lastIndexOf(' ');
	return `${wellFormed(start.slice(0, end > maxLength / 2 ? end : maxLength))}…`;
}

/**
 * @returns the text as a JSON string in one line, with `'` in place of quotes, backslashes and backticks inside:
 * a reader, also a model, sees where the text begins and where it ends
 */
export function asData(text: string, maxLength: number): string {
	return JSON.stringify(oneLine(text, maxLength).replace(/["\\`]/g, "'"));
}

/** The longest URL that is shown. No provider is known to send longer signed URLs, and a model should not read more. */
export const LONGEST_URL = 2048;

/** Characters that do not belong in a URL, or at which a reader takes it to end. */
const UNSAFE_IN_URL = /[^\x21-\x7e]+|["'<>\\^`{|}]/gu;

/** @returns the URL with such characters percent-encoded; null if it has more than 2,048 characters, then or before */
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
