import { readJson, SECRET_BEARING } from './json';

/** Shorter keys could be part of any text, and no provider has such. */
const SHORTEST_KEY = 6;

/**
 * @returns a pattern that finds a key in a text as it is, in JSON with any of its characters escaped, and
 * in a URL; null for a key too short to be one
 */
export function keyPattern(key: string): RegExp | null {
	return key.length < SHORTEST_KEY ? null : new RegExp(inAnySpelling(key), 'g');
}

function inAnySpelling(text: string): string {
	const characters = [...text].map((character) => {
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16);
		const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
		return `(?:${plain}|\\\\${plain}|\\\\u${caseless(hex.padStart(4, '0'))}|%${caseless(hex.padStart(2, '0'))})`;
	});
	return characters.join('');
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

/** A pattern of more would be too long for JavaScript. */
const LONGEST_SEARCHED = 4_000;

const CALLBACK = new RegExp(
	`"(?:${[...SECRET_BEARING].join('|')})"\\s*:\\s*("\\s*https?:(?:[^"\\\\]|\\\\.)*")`,
	'gi',
);

/** Where an address without a query ends: a longer one that begins like it is another, perhaps an output's. */
const END_OF_PATH = '(?!(?:[/_+.-]|%(?!2[02367Cc]|3[AFaf]))*[A-Za-z0-9])';

/**
 * A provider can repeat the address of a callback in any text, such as the reason why a task failed.
 *
 * @param remembered addresses that earlier answers of this run named; those of this one are added
 * @returns the body without them, wherever and however they are written
 */
export function withoutCallbacks(body: string, remembered: Set<string>): string {
	const found = new Set(remembered);
	let left = body.replace(CALLBACK, (member, literal: string) => {
		const value = readJson(literal);
		const url = typeof value === 'string' ? value.trim() : '';
		if (url.length < SHORTEST_URL) return member;
		found.add(url);
		if (remembered.size < MOST_REMEMBERED) remembered.add(url);
		return `${member.slice(0, -literal.length)}"[removed]"`;
	});
	// The longest first: what is left of one whose beginning was removed could not be found any more.
	const spellings = [...found].flatMap(spellingsOf).sort((a, b) => b.length - a.length);
	for (const spelling of spellings) {
		if (mayHold(left, spelling)) left = left.replace(patternOf(spelling), '[removed]');
	}
	return left;
}

/** HTTP libraries name only the part of an address behind its host when they report a failure. */
function spellingsOf(url: string): readonly string[] {
	const target = /^https?:\/\/[^/?#]*(\/[^?#]*\?.*)$/is.exec(url)?.[1];
	return target === undefined || target.length < SHORTEST_URL ? [url] : [url, target];
}

/** Behind a query the same address goes on; its secret comes before. */
function patternOf(spelling: string): RegExp {
	const goesOn = spelling.includes('?') || spelling.length > LONGEST_SEARCHED;
	const start = inAnySpelling(spelling.slice(0, LONGEST_SEARCHED));
	return new RegExp(goesOn ? start : `${start}${END_OF_PATH}`, 'g');
}

/** Where letters and digits stand among the characters that JSON may write by number. */
const ESCAPED_WORD = /\\u00[3-7]/;

/** An address's longest word is written alike in JSON and URLs, and found much faster than the pattern. */
function mayHold(text: string, url: string): boolean {
	const words = url.match(/[a-z0-9]+/gi) ?? [];
	const longest = words.reduce((found, word) => (word.length > found.length ? word : found), '');
	return text.includes(longest) || ESCAPED_WORD.test(text);
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
