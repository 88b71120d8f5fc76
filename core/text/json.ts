import { z } from 'zod';

import { nestsTooDeep, withNumbers } from './jsonText';

/**
 * How to read a field that a provider may leave out, set to null or send in another type: with `strict`, and if
 * that fails with `lenient`. A value that neither can read counts as not known (null), because one odd field must
 * never cost the user a task that is already paid for.
 */
interface Field<Value> {
	readonly strict: z.ZodType<Value>;
	readonly lenient: (value: unknown) => Value | null;
}

function field<Value>(
	schema: z.ZodType<Value>,
	lenient: (value: unknown) => Value | null = () => null,
): Field<Value> {
	return { strict: schema, lenient };
}

export const text = field(z.string());
export const flag = field(z.boolean());
export const anything = field<unknown>(z.unknown());
/** An object whose fields are read later. */
export const record = field(z.custom<JsonObject>(isObject));
/** An id: text, or the digits of a number. */
export const identifier = field(z.string(), (value) =>
	typeof value === 'number' ? String(value) : null,
);
/** A number, or text that is one: VAP sends money as "0.18", Kling durations as "5.1". */
export const quantity = field(z.number().finite(), (value) =>
	isNumeral(value) ? Number(value) : null,
);

function isNumeral(value: unknown): boolean {
	return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value);
}

/** @returns the value of a single field; null if it is missing or cannot be read */
export function readField<Value>({ strict, lenient }: Field<Value>, value: unknown): Value | null {
	// Most records lack most fields, so this saves most of the work.
	if (value === undefined || value === null) return null;
	const read = strict.safeParse(value);
	return read.success ? read.data : lenient(value);
}

type Values<Fields> = {
	readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value | null : never;
};

/** @returns a function that reads these fields of an object, each by itself; one that is not sent is null */
export function reader<Fields extends Readonly<Record<string, Field<unknown>>>>(fields: Fields) {
	const entries = Object.entries(fields);
	return (value: JsonObject): Values<Fields> => {
		const values: Record<string, unknown> = {};
		for (const [name, one] of entries) values[name] = readField(one, value[name]);
		return values as Values<Fields>;
	};
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The longest text that is kept whole, in UTF-16 units. Any prompt or reason is far shorter. */
export const LONGEST_TEXT = 64 * 1024;

/**
 * @returns the text without white space around it; null if nothing is left, or if the value is no text. A text
 * beyond 64 kB is cut to its beginning and `…`, so that no code searches megabytes for a word
 */
export function nonEmpty(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const whole = value.length <= LONGEST_TEXT;
	const text = whole ? value.trim() : wellFormed(value.slice(0, LONGEST_TEXT)).trim();
	if (text === '') return null;
	return whole ? text : `${text}…`;
}

/** @returns the text without the half character that a cut between two UTF-16 units can leave at its end */
export function wellFormed(text: string): string {
	return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** @returns the first value that is a text and not blank, as `nonEmpty` reads it; null if there is none */
export function firstText(...values: readonly unknown[]): string | null {
	for (const value of values) {
		const found = nonEmpty(value);
		if (found !== null) return found;
	}
	return null;
}

/**
 * @returns the parsed JSON; undefined when the text is no JSON or nests deeper than 1,000 levels. Integers that a
 * JavaScript number cannot hold exactly become texts
 */
export function readJson(text: string): unknown {
	return nestsTooDeep(text) ? undefined : readScannedJson(text);
}

/** @returns the same as `readJson`, for a body from which `BodyScan` has left out what is nested too deep */
export function readScannedJson(body: string): unknown {
	try {
		const value = JSON.parse(body) as unknown;
		const exact = /\d{16}/.test(body) ? withExactIntegers(body) : body;
		return exact === body ? value : (JSON.parse(exact) as unknown);
	} catch {
		return undefined;
	}
}

const LONG_INTEGER = /^-?\d{16,}$/;

/** Puts integers beyond 2^53 in quotes, so that they stay exact as text: some providers' ids are such integers. */
function withExactIntegers(json: string): string {
	return withNumbers(json, (number) =>
		LONG_INTEGER.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : null,
	);
}
