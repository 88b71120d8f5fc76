import { LONGEST_SEARCHED, SHORTEST_URL, withoutCallbackTexts } from './callbackTexts';
import { TextSearch } from './textSearch';
import type { Sought } from './textTree';

/** Shorter keys could be part of any text, and no provider has such. */
const SHORTEST_KEY = 6;

/** A key that is looked for, in each form in which it is sent. */
export interface KeySearch {
	readonly search: TextSearch;
	/** Of each form the part that every text with it holds, unless letters or digits are escaped in it. */
	readonly anchors: readonly string[];
}

/**
 * @param secrets the key, and other forms in which it is sent
 * @returns how to find them in a text: as they are, escaped in JSON, in a URL or in HTML; null where all are too
 * short to be keys
 */
export function keyPattern(...secrets: readonly string[]): KeySearch | null {
	const keys = secrets.filter(({ length }) => length >= SHORTEST_KEY);
	if (keys.length === 0) return null;
	return {
		search: new TextSearch(keys.map((text) => ({ text, extent: 'text' }))),
		anchors: keys.map(longestWord),
	};
}

const LONGEST_ANCHOR = 24;

function longestWord(key: string): string {
	const words = key.match(/[A-Za-z0-9]+/g) ?? [];
	const longest = words.reduce((found, word) => (word.length > found.length ? word : found), '');
	return longest.slice(0, LONGEST_ANCHOR);
}

/** A letter or a digit that is written by its number, in any of the ways that `Spelling` reads. */
const ESCAPED_WORD =
	/\\u00(?:2[56]|3[0-9]|[46][1-9a-f]|[57][0-9a])|%(?:25)*(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|&(?:amp;)*#/i;

/** A key that a server echoes must not reach messages, items and logs. */
export function withoutKey(text: string, key: KeySearch | null): string {
	if (key === null) return text;
	const mayHoldOne = key.anchors.some((anchor) => text.includes(anchor));
	return mayHoldOne || ESCAPED_WORD.test(text) ? key.search.without(text) : text;
}

const MOST_REMEMBERED = 200;

/** What is looked for in the answers of a run, for the addresses that it remembers. */
const SEARCHES = new WeakMap<ReadonlySet<string>, { size: number; search: TextSearch }>();

/**
 * A provider can repeat the address of a callback in any text, such as the reason why a task failed.
 *
 * @param remembered addresses that earlier answers of this run named; those of this one are added
 * @returns the body without them, wherever and however they are written, in time linear in the body
 */
export function withoutCallbacks(body: string, remembered: Set<string>): string {
	const { text, addresses } = withoutCallbackTexts(body);
	for (const address of addresses) {
		if (remembered.size < MOST_REMEMBERED) remembered.add(address);
	}
	const others = addresses.filter((address) => !remembered.has(address));
	if (remembered.size === 0) return text;
	if (others.length === 0) return searchFor(remembered).without(text);
	return new TextSearch([...remembered, ...others].flatMap(soughtFor)).without(text);
}

function searchFor(remembered: ReadonlySet<string>): TextSearch {
	const known = SEARCHES.get(remembered);
	if (known?.size === remembered.size) return known.search;
	const search = new TextSearch([...remembered].flatMap(soughtFor));
	SEARCHES.set(remembered, { size: remembered.size, search });
	return search;
}

/**
 * Behind a query the same address goes on, and its secret comes before; without one a longer address is
 * another, perhaps an output's. HTTP libraries name only the part behind the host when they report a failure.
 */
function soughtFor(address: string): readonly Sought[] {
	const spellings = new Set([address, inAscii(address)]);
	return [...spellings].flatMap((url): readonly Sought[] => {
		if (url.length >= LONGEST_SEARCHED) {
			// A part of an escaped character would be looked for as it is.
			const text = url.slice(0, LONGEST_SEARCHED).replace(/%[0-9a-f]?$/i, '');
			return [{ text, extent: 'rest' }];
		}
		if (!url.includes('?')) return [{ text: url, extent: 'path' }];
		const target = /^https?:\/\/[^/?#]*(\/[^?#]*\?.*)$/is.exec(url)?.[1] ?? '';
		const whole: Sought = { text: url, extent: 'text' };
		return target.length < SHORTEST_URL ? [whole] : [whole, { text: target, extent: 'text' }];
	});
}

/** An address as it is sent: characters beyond ASCII by their numbers in UTF-8. */
function inAscii(address: string): string {
	return address.replace(/[\u0080-\uffff]+/g, (part) =>
		/\p{Surrogate}/u.test(part) ? part : encodeURIComponent(part),
	);
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
