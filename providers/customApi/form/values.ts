import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { isObject, nonEmpty, quantity, readField, readJson } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { TITLES } from './titles';
import type { FieldName } from './titles';

/** @returns the Problem with a field, which is quoted by its title: `'Status URL' holds no {id}` */
export function badField(name: FieldName, what: string, todo: string): Problem {
	return problem('invalidInput', `'${TITLES[name]}' ${what}`, { description: todo });
}

const MOST_QUOTED = 60;

/** @returns the beginning of a text in double quotes, with `?` for all characters but printable ASCII */
export function quoted(text: string): string {
	const visible = text.slice(0, MOST_QUOTED).replace(/[^\x20-\x7e]/g, '?');
	return text.length <= MOST_QUOTED ? `"${visible}"` : `"${visible}…"`;
}

/** @returns the text of a field: a number as its digits, an object or a list as JSON; '' for nothing */
export function textOf(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'object' && value !== null) return JSON.stringify(value);
	return nonEmpty(value) ?? '';
}

/** @returns the entries of a list, of a list as JSON, or of a text with `separator` between them, without empty ones */
export function listOf(value: unknown, separator: RegExp): readonly string[] {
	const parsed = typeof value === 'string' && /^\s*\[/.test(value) ? readJson(value) : value;
	const entries = Array.isArray(parsed) ? (parsed as unknown[]) : textOf(value).split(separator);
	return entries.map(textOf).filter((entry) => entry !== '');
}

/**
 * Reads the rows of a field: a list of rows, a list under a name as n8n has it (`{ values: [...] }`), one row, or
 * an object from the first column to the second, `{ "X-Version": "1" }`; each also as JSON in a text.
 *
 * @param columns the names of the two columns of each row, such as name and value
 * @returns the rows, or null for a value that is none of these
 */
export function rowsOf(
	value: unknown,
	[first, second]: readonly [string, string],
): readonly JsonObject[] | null {
	const parsed = typeof value === 'string' ? readJson(value) : value;
	if (!isObject(parsed)) return listOfRows(parsed);
	if ('values' in parsed) return listOfRows([parsed.values].flat());
	const inside = Object.values(parsed).find((one) => (listOfRows(one)?.length ?? 0) > 0);
	if (inside !== undefined) return listOfRows(inside);
	if (first in parsed && second in parsed) return [parsed];
	return Object.entries(parsed).map(([key, one]) => ({ [first]: key, [second]: one }));
}

function listOfRows(value: unknown): readonly JsonObject[] | null {
	return Array.isArray(value) && value.every(isObject) ? value : null;
}

/** @returns a number above 0, null for an empty field and for 0, or the Problem that it is no number from 0 up */
export function measureOf(name: FieldName, value: unknown): number | null | Problem {
	if (textOf(value) === '') return null;
	const number = readField(quantity, value);
	if (number === null || number < 0) {
		return badField(name, `is ${quoted(textOf(value))}, which is no number from 0 up`, MEASURE);
	}
	return number === 0 ? null : number;
}

const MEASURE = 'Give a number such as 60, or 0 where it is not known.';

/** @returns whether a switch is on, or the Problem that its value is neither true nor false */
export function switchOf(name: FieldName, value: unknown): boolean | Problem {
	const word = textOf(value).toLowerCase();
	if (word === 'true' || word === 'false') return word === 'true';
	return badField(
		name,
		`is ${quoted(word)}, which is neither true nor false`,
		'Give true or false.',
	);
}
