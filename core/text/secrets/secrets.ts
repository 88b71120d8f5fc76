import { LONGEST_SEARCHED, SHORTEST_URL, withoutCallbackTexts } from './callbackTexts';
import { TextSearch } from './textSearch';
import type { Sought } from './textTree';

/** The shortest key that is searched for. Shorter ones could be part of any text, and no provider has them. */
const SHORTEST_KEY = 6;

/** A search for a key in each form in which it is sent. */
export interface KeySearch {
	readonly search: TextSearch;
	/** The longest word of each form, cut to 24. A text without it has the form only with escaped letters or digits. */
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

/** A letter or a digit that is written as its character code, in any of the ways that `Spelling` reads. */
const ESCAPED_WORD =
	/\\u00(?:2[56]|3[0-9]|[46][1-9a-f]|[57][0-9a])|%(?:25)*(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|&(?:amp;)*#/i;

/** @returns the text without the key, which must not reach messages, items and logs when a server echoes it */
export function withoutKey(text: string, key: KeySearch | null): string {
	if (key === null) return text;
	const mayHoldOne = key.anchors.some((anchor) => text.includes(anchor));
	return mayHoldOne || ESCAPED_WORD.test(text) ? key.search.without(text) : text;
}

const MOST_REMEMBERED = 200;

/** The search for each set of remembered addresses, and the size of the set for which it was made. */
const SEARCHES = new WeakMap<ReadonlySet<string>, { size: number; search: TextSearch }>();

/**
 * Removes the addresses of callbacks from an answer's body, because a provider can repeat them in any text, such
 * as the reason why a task failed.
 *
 * @param remembered addresses that earlier answers named; those of this one are added, up to 200 in all
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
 * @returns the texts by which an address is found. An address with a query is removed also from the beginning of
 * a longer one, because its secret comes before the rest. One without a query is not: the longer one is another
 * address, perhaps an output's. The part behind the host is searched for too, because it is all that HTTP libraries
 * name when they report a failure.
 */
function soughtFor(address: string): readonly Sought[] {
	const spellings = new Set([address, inAscii(address)]);
	return [...spellings].flatMap((url): readonly Sought[] => {
		if (url.length >= LONGEST_SEARCHED) {
			// Without an escape that was cut in two, which would be searched for letter by letter.
			const text = url.slice(0, LONGEST_SEARCHED).replace(/%[0-9a-f]?$/i, '');
			return [{ text, extent: 'rest' }];
		}
		if (!url.includes('?')) return [{ text: url, extent: 'path' }];
		const target = /^https?:\/\/[^/?#]*(\/[^?#]*\?.*)$/is.exec(url)?.[1] ?? '';
		const whole: Sought = { text: url, extent: 'text' };
		return target.length < SHORTEST_URL ? [whole] : [whole, { text: target, extent: 'text' }];
	});
}

/** @returns the address as it is sent, with characters beyond ASCII percent-encoded as UTF-8 */
function inAscii(address: string): string {
	return address.replace(/[\u0080-\uffff]+/g, (part) =>
		/\p{Surrogate}/u.test(part) ? part : encodeURIComponent(part),
	);
}

/**
 * Removes the queries of URLs, because a query is often a signature or a token and tells a reader nothing.
 *
 * @returns a provider's sentence with `?[removed]` in place of the queries of the URLs in it
 */
export function withoutQueries(text: string): string {
	return text.replace(/[^\s"'<>]+/g, (word) => {
		const start = word.search(/https?(?::|%3A)/i);
		const query = start < 0 ? -1 : word.slice(start).search(/\?|%3F/i);
		return query < 0 ? word : `${word.slice(0, start + query)}?[removed]`;
	});
}
