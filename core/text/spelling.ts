import { nonEmpty } from './json';
import type { JsonObject } from './json';

/** Longer names are keys that somebody chose, not fields of an API. */
const LONGEST_NAME = 64;

/** An object with more names is a table and no record; a copy of it would take longer than to parse it. */
const MOST_NAMES = 1_000;

const CAPITAL = /[A-Z]/;

/**
 * Spellings of one field are one field: gateways and SDKs send `videoUrl` where the API says `video_url`.
 * Whoever reads one such name reads them all, so records are read through this view and never sorted by
 * spelling field by field. Objects inside are left as they are: each gets a view of its own when it is read.
 *
 * @returns the record with each camelCase name under its snake_case name too, which wins where both hold
 * something; the record itself where no name has a capital letter, and where there are too many. What was sent
 * is never changed.
 */
export function inSnakeCase(record: JsonObject): JsonObject {
	const names = Object.keys(record);
	if (names.length > MOST_NAMES || !names.some((name) => CAPITAL.test(name))) return record;
	// Without a prototype `__proto__` is a name like any other.
	const view = Object.assign(Object.create(null) as Record<string, unknown>, record);
	for (const name of names) {
		const snake = snakeCaseOf(name);
		if (snake !== name && !holdsSomething(view[snake])) view[snake] = record[name];
	}
	return view;
}

/** @returns `video_url` for `videoUrl`, `VideoUrl` and `videoURL`; other names as they are */
export function snakeCaseOf(name: string): string {
	if (name.length > LONGEST_NAME || !CAPITAL.test(name)) return name;
	return name
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/([A-Z])([A-Z][a-z])(?!$)/g, '$1_$2')
		.toLowerCase();
}

function holdsSomething(value: unknown): boolean {
	return typeof value === 'string' ? nonEmpty(value) !== null : (value ?? null) !== null;
}
