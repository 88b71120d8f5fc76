import { nonEmpty } from './json';
import type { JsonObject } from './json';

/** The longest name that is converted. Longer ones are keys that somebody chose, not fields of an API. */
const LONGEST_NAME = 64;

/** The most names of a record. An object with more is a table, and copying it would take longer than parsing it. */
const MOST_NAMES = 1_000;

const CAPITAL = /[A-Z]/;

/**
 * Makes fields readable by their snake_case names, because gateways and SDKs send `videoUrl` where the API says
 * `video_url`. All records are read through this view, so that no reader has to try several spellings of a field.
 * Objects inside the record are left as they are: each gets a view of its own when it is read.
 *
 * @returns a copy that has each camelCase field under its snake_case name too; if the record has both names, the
 * snake_case one keeps its value unless that is empty. The record itself if no name has a capital letter, or if
 * it has more than 1,000 names. The record is never changed.
 */
export function inSnakeCase(record: JsonObject): JsonObject {
	const names = Object.keys(record);
	if (names.length > MOST_NAMES || !names.some((name) => CAPITAL.test(name))) return record;
	// In an object without a prototype `__proto__` is a name like any other.
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
