import { readJson, SECRET_BEARING } from './json';

/** Shorter keys could be part of any text, and no provider has such. */
const SHORTEST_KEY = 6;

/**
 * @returns a pattern that finds a key in a text as it is, in JSON with any of its characters escaped, and
 * in a URL; null for a key too short to be one
 */
export function keyPattern(key: string): RegExp | null {
	if (key.length < SHORTEST_KEY) return null;
	const characters = [...key].map((character) => {
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16);
		const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
		return `(?:${plain}|\\\\${plain}|\\\\u${caseless(hex.padStart(4, '0'))}|%${caseless(hex.padStart(2, '0'))})`;
	});
	return new RegExp(characters.join(''), 'g');
}

function caseless(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** A key that a server echoes must not reach messages, items and logs. */
export function withoutKey(text: string, pattern: RegExp | null): string {
	return pattern === null ? text : text.replace(pattern, '[removed]');
}

/** What a text says in the place of a callback's address; shorter ones are no addresses. */
const SHORTEST_URL = 12;
const MOST_REMEMBERED = 200;

const CALLBACK = new RegExp(
	`"(?:${[...SECRET_BEARING].join('|')})"\\s*:\\s*("https?:(?:[^"\\\\]|\\\\.)*")`,
	'g',
);

/** Where an address ends: a longer one that begins like it is another, perhaps an output's. */
const END_OF_URL = '(?![\\w/?#&=~+-]|[.:,;](?=\\w)|%(?!2[027C]))';

/**
 * A provider can repeat the address of a callback in any text, such as the reason why a task failed.
 *
 * @param remembered addresses that earlier answers of this run named; those of this one are added
 * @returns the body without them, wherever and however they are written
 */
export function withoutCallbacks(body: string, remembered: Set<string>): string {
	let left = body.replace(CALLBACK, (member, literal: string) => {
		const url = readJson(literal);
		if (typeof url !== 'string' || url.length < SHORTEST_URL) return member;
		if (remembered.size < MOST_REMEMBERED) remembered.add(url);
		return `${member.slice(0, -literal.length)}"[removed]"`;
	});
	for (const url of remembered) {
		const pattern = mayHold(left, url) ? keyPattern(url) : null;
		if (pattern === null) continue;
		left = left.replace(new RegExp(`${pattern.source}${END_OF_URL}`, 'g'), '[removed]');
	}
	return left;
}

/** An address's longest word is written alike in JSON and URLs, and found much faster than the pattern. */
function mayHold(text: string, url: string): boolean {
	const words = url.match(/[a-z0-9]+/gi) ?? [];
	const longest = words.reduce((found, word) => (word.length > found.length ? word : found), '');
	return text.includes(longest) || /\\u00[2-7]/.test(text);
}

/**
 * What follows the question mark of a URL is often a signature or a token, and tells a reader nothing.
 *
 * @returns a provider's sentence without the queries of the URLs in it
 */
export function withoutQueries(text: string): string {
	return text.replace(/[^\s"'<>]+/g, (word) => {
		const start = word.search(/https?(?::|%3A)/i);
		const query = start < 0 ? -1 : word.slice(start).search(/\?|%3F/i);
		return query < 0 ? word : `${word.slice(0, start + query)}?[removed]`;
	});
}
