import { z } from 'zod';

import { nestsTooDeep, withNumbers } from './jsonText';

/**
 * A field that a provider may drop, null or send in another type: read as it should be, and where that
 * cannot be as it is sent. What cannot be read at all is not known: one odd field must never cost the user
 * a task that is already paid for.
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

/** @returns the value of a single field, or null */
export function readField<Value>({ strict, lenient }: Field<Value>, value: unknown): Value | null {
	// Most fields of most records are not there.
	if (value === undefined || value === null) return null;
	const read = strict.safeParse(value);
	return read.success ? read.data : lenient(value);
}

type Values<Fields> = {
	readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value | null : never;
};

/** @returns a reader of objects, each field by itself; a field that is not sent is null */
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

/** Far longer than any prompt or reason; what is longer is no text for a reader. */
export const LONGEST_TEXT = 64 * 1024;

/**
 * @returns the text without white space around it, or null for '' and for what is no text. Of a text beyond
 * 64 kB the beginning, so that nobody looks through megabytes for a word
 */
export function nonEmpty(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const whole = value.length <= LONGEST_TEXT;
	const text = whole ? value.trim() : wellFormed(value.slice(0, LONGEST_TEXT)).trim();
	if (text === '') return null;
	return whole ? text : `${text}…`;
}

/** @returns the text without half a character at its end, as a cut between two UTF-16 units leaves it */
export function wellFormed(text: string): string {
	return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** @returns the first value that is a text with something in it */
export function firstText(...values: readonly unknown[]): string | null {
	for (const value of values) {
		const found = nonEmpty(value);
		if (found !== null) return found;
	}
	return null;
}

/**
 * @returns what the text holds, integers that JavaScript cannot hold as text, or undefined when it is no JSON or
 * nests deeper than 1,000 levels
 */
export function readJson(text: string): unknown {
	return nestsTooDeep(text) ? undefined : readScannedJson(text);
}

/** @returns as `readJson`, of a body that came in without levels below the deepest */
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

/** Some providers' ids are integers beyond 2^53: they stay exact as text. */
function withExactIntegers(json: string): string {
	return withNumbers(json, (number) =>
		LONG_INTEGER.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : null,
	);
}
