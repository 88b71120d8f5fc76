import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { foldedName } from './outputs/names';
import { memberPath } from './valueAt';

/** A record in an answer, with the records around it. */
export interface Place {
	/** Where the record is in the answer; '' for the whole answer. */
	readonly path: string;
	readonly record: JsonObject;
	/** The record with each camelCase name under its snake_case name, too. */
	readonly view: JsonObject;
	readonly outer: Place | null;
	/** How many records are around it. */
	readonly depth: number;
}

/** Members into which APIs, and the gateways before them, wrap a task's record. */
export const WRAPPERS = [
	...['data', 'task', 'response', 'output', 'result', 'movie', 'job', 'resp', 'run', 'prediction'],
	...['generation', 'generations_by_pk', 'operation', 'item', 'render', 'attributes', 'status'],
] as const;

/** How many wrappers are followed one inside the other; no API nests more. */
const MOST_WRAPPERS = 4;

/** @returns the answer's own record and the records wrapped in it, outer before inner; [] for what is no record */
export function placesIn(body: unknown): readonly Place[] {
	const places: Place[] = [];
	const visit = (value: unknown, path: string, outer: Place | null): void => {
		// A list with one entry (Creatomate's create answer) is read as that entry.
		const isLone = Array.isArray(value) && value.length === 1;
		const record: unknown = isLone ? (value as readonly unknown[])[0] : value;
		if (!isObject(record)) return;
		const place: Place = {
			path: isLone ? `${path}[0]` : path,
			record,
			view: inSnakeCase(record),
			outer,
			depth: outer === null ? 0 : outer.depth + 1,
		};
		places.push(place);
		if (place.depth >= MOST_WRAPPERS) return;
		for (const wrapper of WRAPPERS) visit(place.view[wrapper], pathOf(place, wrapper), place);
	};
	visit(body, '', null);
	return places;
}

/** @returns the path of the member with this snake_case name, in the answer's own spelling */
export function pathOf({ path, record }: Place, name: string): string {
	const own = Object.hasOwn(record, name)
		? name
		: Object.keys(record).find((one) => foldedName(one) === name);
	return memberPath(path, own ?? name);
}

/** @returns the place and the places around it, from the inside out; [] for null */
export function outward(place: Place | null): readonly Place[] {
	const chain: Place[] = [];
	for (let at = place; at !== null; at = at.outer) chain.push(at);
	return chain;
}
