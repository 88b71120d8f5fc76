import { isRecord, wholeNumber } from './json.mjs';

/**
 * @typedef {{ offset: number, size: number }} Page  which part of a list is wanted
 * @typedef {Pick<import('./provider.mjs').Asked, 'query' | 'body'>} Asked
 * @typedef {object} PageNames  what a list calls its pages
 * @property {string} [number]  the page, from 1 on
 * @property {string} [offset]  in its place: how many records come before
 * @property {string} size
 * @property {number} [usual]  records of a page that names no size; 20 where this is absent
 * @property {number} [most]  records that a page may hold; 100 where this is absent
 */

/**
 * One way to page for all lists: by a number or by an offset, in the query or in the body.
 *
 * @param {PageNames} names
 * @returns {(asked: Asked) => Page | undefined} undefined for a page that the list does not have
 */
export function pagedBy({ number, offset: before, size: sizeName, usual = 20, most = 100 }) {
	return ({ query, body }) => {
		const given = (/** @type {string} */ name) =>
			isRecord(body) && name in body ? body[name] : (query.get(name) ?? undefined);
		const size = wholeNumber(given(sizeName), { usual, least: 1, most });
		if (size === undefined) return undefined;
		if (before !== undefined) {
			const offset = wholeNumber(given(before), { usual: 0, least: 0, most: 1e6 });
			return offset === undefined ? undefined : { offset, size };
		}
		const page = wholeNumber(given(number ?? ''), { usual: 1, least: 1, most: 1000 });
		return page === undefined ? undefined : { offset: (page - 1) * size, size };
	};
}

/**
 * @template Entry
 * @param {readonly Entry[]} entries
 * @param {Page} page
 */
export function onPage(entries, { offset, size }) {
	const end = offset + size;
	return {
		entries: entries.slice(offset, end),
		total: entries.length,
		/** How many come before the next page; null for the last one. */
		next: end < entries.length ? end : null,
	};
}
