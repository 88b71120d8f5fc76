import { isObject, nonEmpty } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import type { Recipe } from '../recipe';
import { outward, WRAPPERS } from './places';
import type { Place } from './places';
import { valueAt } from './valueAt';

/** Members in which APIs put a result that is no file: a transcript, a model's answer, rows, a parsed document. */
const RESULT_NAMES = [
	...['text', 'transcript', 'transcription', 'output', 'outputs', 'result', 'results'],
	...[
		'markdown',
		'content',
		'response',
		'answer',
		'analyze_result',
		'data',
		'rows',
		'items',
		'documents',
	],
] as const;

/** How deep a value is searched for something in it. What nests deeper counts as something. */
const EMPTY_DEPTH = 6;

/**
 * @param place the record in which the word for the state stood
 * @returns the result that is no file, as sent: at the recipe's `resultField`, else under a usual name in the record,
 * else in the records around it; null for none. Without a `resultField` it is never one of these records itself
 */
export function resultIn(body: unknown, place: Place | null, recipe: Recipe): unknown {
	if (recipe.resultField !== null) return valueAt(body, recipe.resultField) ?? null;
	const chain = outward(place);
	const inside = new Set<unknown>(chain.map(({ record }) => record));
	for (const { view } of chain) {
		for (const name of RESULT_NAMES) {
			const value = view[name];
			// A list with one entry is read as that entry, as in `placesIn`.
			const isChain = inside.has(value) || (Array.isArray(value) && inside.has(value[0]));
			if (!isChain && isResult(value)) return value;
		}
	}
	return null;
}

function isResult(value: unknown): boolean {
	if (typeof value === 'string') return nonEmpty(value) !== null;
	return typeof value === 'object' && !isEmpty(value);
}

/** Whether a value holds only nulls, false, zeros, empty texts and the name of its type, down to `EMPTY_DEPTH`. */
export function isEmpty(value: unknown, depth = 0): boolean {
	if (value === null || value === undefined || value === 0 || value === false) return true;
	if (typeof value === 'string') return nonEmpty(value) === null;
	if (typeof value !== 'object' || depth > EMPTY_DEPTH) return false;
	// Entries are read only up to the first that holds something, so that a long list costs little.
	if (Array.isArray(value)) return value.every((one) => isEmpty(one, depth + 1));
	for (const name in value) {
		const one = (value as JsonObject)[name];
		if (name !== '@type' && !isEmpty(one, depth + 1)) return false;
	}
	return true;
}

/** Members of an envelope that are about the request, not about a task. */
const ENVELOPE_NAMES = new Set([
	...['code', 'msg', 'message', 'success', 'request_id', 'requestId', 'trace_id', 'status'],
]);

/**
 * @returns whether an answer means that there is no such task because it is empty: `{}`, `null`, `[]`, or an envelope
 * with nothing in it, `{ data: null }` (Leonardo: `{ generations_by_pk: null }`)
 */
export function isNoRecord(body: unknown): boolean {
	if (body === undefined) return false;
	if (body === null || (typeof body === 'object' && Object.keys(body).length === 0)) return true;
	if (!isObject(body)) return false;
	const told = Object.entries(body).filter(([name]) => !ENVELOPE_NAMES.has(name));
	const isWrapper = (name: string) => (WRAPPERS as readonly string[]).includes(name.toLowerCase());
	return told.length > 0 && told.every(([name, value]) => isWrapper(name) && isNothing(value));
}

function isNothing(value: unknown): boolean {
	return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
