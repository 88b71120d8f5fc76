import { isObject, readJson } from '../../../core/text/json';
import { partsOf } from '../path';

/** What is longer is no JSON that an API would put into a text. */
const LONGEST_JSON = 1_000_000;

/**
 * @returns what a text holds where it is a JSON object or list (kie's `resultJson`), else undefined
 */
export function jsonInText(text: string): unknown {
	if (text.length > LONGEST_JSON || !/^\s{0,100}[[{]/.test(text)) return undefined;
	return readJson(text);
}

/**
 * Reads a dotted path: `data.task.state`, `results.0.url`, `results[0].url`, `results[].url` for all entries.
 * A path leads on into a text that is JSON. Only what was sent is read, never what objects inherit.
 *
 * @returns undefined where the path leads to nothing; with `[]` in it a list of what was found, if only one
 */
export function valueAt(value: unknown, path: string): unknown {
	const found = placesAt(value, path);
	return path.includes('[]') ? found.map((one) => one.value) : found[0]?.value;
}

/** @returns the first of what stands at a path that is something, or null */
export function firstAt(value: unknown, path: string): unknown {
	return placesAt(value, path).find((one) => (one.value ?? null) !== null)?.value ?? null;
}

/** @returns each place that a path leads to, its number in the place of `[]`; the whole for '', none for what is no path */
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

/** @returns the path of a member of what stands at a path */
export function memberPath(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}
