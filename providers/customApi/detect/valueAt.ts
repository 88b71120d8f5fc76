import { isObject, readJson } from '../../../core/text/json';
import { partsOf } from '../path';

/** No API puts longer JSON into a text. */
const LONGEST_JSON = 1_000_000;

/**
 * @returns the value of a text that is a JSON object or list (kie's `resultJson`), else undefined
 */
export function jsonInText(text: string): unknown {
	if (text.length > LONGEST_JSON || !/^\s{0,100}[[{]/.test(text)) return undefined;
	return readJson(text);
}

/**
 * Reads a dotted path: `data.task.state`, `results.0.url`, `results[0].url`, `results[].url` for all entries.
 * A path also leads into a text that is JSON. Only members that were sent are read, never inherited ones.
 *
 * @returns the value, or undefined when the path leads to nothing. For a path with `[]` always a list of the values
 * found, be it empty or of one entry
 */
export function valueAt(value: unknown, path: string): unknown {
	const found = placesAt(value, path);
	return path.includes('[]') ? found.map((one) => one.value) : found[0]?.value;
}

/** @returns the first value at a path that is neither null nor undefined, or null */
export function firstAt(value: unknown, path: string): unknown {
	return placesAt(value, path).find((one) => (one.value ?? null) !== null)?.value ?? null;
}

/**
 * @returns each value that a path leads to, with its own path, in which the entry's number replaces `[]`; the whole
 * value for '', [] for a text that is no path
 */
export function placesAt(
	value: unknown,
	path: string,
): ReadonlyArray<{ readonly path: string; readonly value: unknown }> {
	let found = [{ path: '', value }];
	const parts = path.trim() === '' ? [] : partsOf(path);
	if (parts === null) return [];
	for (const part of parts) {
		found = found.flatMap((one) => stepInto(one, part));
	}
	return found;
}

function stepInto(from: { path: string; value: unknown }, key: string) {
	const value = typeof from.value === 'string' ? jsonInText(from.value) : from.value;
	if (key === '[]') {
		const entries: readonly unknown[] = Array.isArray(value) ? value : [];
		return entries.map((entry, index) => ({ path: `${from.path}[${index}]`, value: entry }));
	}
	const isEntry = Array.isArray(value) && /^\d{1,9}$/.test(key);
	if (!(isEntry || isObject(value)) || !Object.hasOwn(value as object, key)) return [];
	const inner = (value as Readonly<Record<string, unknown>>)[key];
	return [{ path: isEntry ? `${from.path}[${key}]` : memberPath(from.path, key), value: inner }];
}

/** @returns the path of a member of the object at `path` */
export function memberPath(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}
