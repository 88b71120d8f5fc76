import { isObject, readJson } from '../text/json';
import { parseTaskId } from '../text/taskIds';
import type { IdForms } from '../text/taskIds';

/** The longest body of a callback, in bytes; a task's record is a few kB. */
export const LONGEST_BODY = 1024 * 1024;

/** How many ids of one callback are read: more than any provider sends. */
const MOST_IDS = 50;

/** How many values one step of a path may lead to. */
const MOST_VALUES = 1_000;

/**
 * @param contentType as in the header, or ''
 * @returns what the body holds: JSON, JSON within a text, or the fields of a form, each of which may be JSON;
 * undefined if it is none of these
 */
export function readCallback(body: string, contentType: string): unknown {
	const json = unwrapped(readJson(body));
	if (json !== undefined) return json;
	if (!/^application\/x-www-form-urlencoded\b/i.test(contentType.trim())) return undefined;
	const fields = [...new URLSearchParams(body)].slice(0, MOST_VALUES);
	return Object.fromEntries(fields.map(([name, value]) => [name, fieldOf(value)]));
}

/** @returns the value, or, if it is a text that is JSON itself, what that JSON holds */
function unwrapped(value: unknown): unknown {
	return typeof value === 'string' ? (readJson(value) ?? value) : value;
}

function fieldOf(value: string): unknown {
	return /^\s*[[{]/.test(value) ? (readJson(value) ?? value) : value;
}

/**
 * Reads only ids, because nothing that a callback says about a task is believed.
 *
 * @param forms the forms of ids that the provider takes beside plain ones
 * @returns the distinct ids at the paths, at most 50, in the order of the paths; what cannot be an id is left out
 */
export function idsInCallback(
	body: unknown,
	paths: readonly string[],
	forms: IdForms = {},
): readonly string[] {
	const ids = new Set<string>();
	for (const path of paths) {
		for (const value of valuesAt(body, path.split('.'))) {
			if (typeof value !== 'string' && typeof value !== 'number') continue;
			const id = parseTaskId(value, '', '', forms);
			if (typeof id === 'string') ids.add(id);
			if (ids.size === MOST_IDS) return [...ids];
		}
	}
	return [...ids];
}

/** @returns the values at the path, which goes on in each entry of every list on its way */
function valuesAt(body: unknown, path: readonly string[]): readonly unknown[] {
	let values = entriesOf(body);
	for (const name of path) {
		values = values
			.flatMap((value) =>
				isObject(value) && Object.hasOwn(value, name) ? entriesOf(value[name]) : [],
			)
			.slice(0, MOST_VALUES);
	}
	return values;
}

function entriesOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
}

/** @returns the text to send back to a provider that tests the URL; null if the body is no such test */
export function challengeIn(body: unknown, member: string | undefined): string | null {
	if (member === undefined || !isObject(body) || !Object.hasOwn(body, member)) return null;
	const text = body[member];
	return typeof text === 'string' && /^[\w.~-]{1,256}$/.test(text) ? text : null;
}
