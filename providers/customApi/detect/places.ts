import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { foldedName } from './names';
import { memberPath } from './valueAt';

/** A record in an answer, and the records around it. */
export interface Place {
	/** '' for the whole answer. */
	readonly path: string;
	readonly record: JsonObject;
	/** The record under its names in snake_case. */
	readonly view: JsonObject;
	readonly outer: Place | null;
	/** How many records are around it. */
	readonly depth: number;
}

/** What APIs and the gateways before them wrap a task's record into. */
export const WRAPPERS = [
	...['data', 'task', 'response', 'output', 'result', 'movie', 'job', 'resp', 'run', 'prediction'],
	...['generation', 'generations_by_pk', 'operation', 'item', 'render', 'attributes', 'status'],
] as const;

/** Wrappers are nested no deeper. */
const MOST_WRAPPERS = 4;

/** @returns the answer's own record and those wrapped in it, each after what is around it; none for what is no record */
export function placesIn(body: unknown): readonly Place[] {
	const places: Place[] = [];
	const visit = (value: unknown, path: string, outer: Place | null): void => {
		// A list of one (Creatomate's create answer) is about the one.
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

/** @returns the path of a member by its name in snake_case, as the answer spells it */
export function pathOf({ path, record }: Place, name: string): string {
	const own = Object.hasOwn(record, name)
		? name
		: Object.keys(record).find((one) => foldedName(one) === name);
	return memberPath(path, own ?? name);
}

/** @returns the place and what is around it, from the inside out */
export function outward(place: Place | null): readonly Place[] {
	const chain: Place[] = [];
	for (let at = place; at !== null; at = at.outer) chain.push(at);
	return chain;
}
