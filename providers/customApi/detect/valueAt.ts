import { isObject, readJson } from '../../../core/text/json';

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

/** @returns each place that a path leads to, its number in the place of `[]` */
export function placesAt(
	value: unknown,
	path: string,
): ReadonlyArray<{ readonly path: string; readonly value: unknown }> {
	let found = [{ path: '', value }];
	for (const step of stepsOf(path)) {
		found = found.flatMap((one) => stepInto(one, step));
	}
	return found;
}

function stepsOf(path: string): readonly string[] {
	return path
		.trim()
		.replace(/^\$\.?/, '')
		.replace(/\[(\d{0,9})\]/g, '.[$1]')
		.split('.')
		.filter((step) => step !== '');
}

function stepInto(from: { path: string; value: unknown }, step: string) {
	const value = typeof from.value === 'string' ? jsonInText(from.value) : from.value;
	if (step === '[]') {
		const entries: readonly unknown[] = Array.isArray(value) ? value : [];
		return entries.map((entry, index) => ({ path: `${from.path}[${index}]`, value: entry }));
	}
	const key = step.startsWith('[') ? step.slice(1, -1) : step;
	const isEntry = Array.isArray(value) && /^\d{1,9}$/.test(key);
	if (!(isEntry || isObject(value)) || !Object.hasOwn(value as object, key)) return [];
	const inner = (value as Readonly<Record<string, unknown>>)[key];
	return [{ path: isEntry ? `${from.path}[${key}]` : memberPath(from.path, key), value: inner }];
}

/** @returns the path of a member of what stands at a path */
export function memberPath(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}
