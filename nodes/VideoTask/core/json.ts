import { z } from 'zod';

/**
 * A field that a provider may drop, null or send in another type: read as it should be, and where that
 * cannot be as it is sent. What cannot be read at all is not known: one odd field must never cost the user
 * a task that is already paid for.
 */
interface Field<Value> {
	readonly strict: z.ZodType<Value | null | undefined>;
	readonly lenient: (value: unknown) => Value | null;
}

function field<Value>(
	schema: z.ZodType<Value>,
	lenient: (value: unknown) => Value | null = () => null,
): Field<Value> {
	return { strict: schema.nullish(), lenient };
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
	const read = strict.safeParse(value);
	return read.success ? (read.data ?? null) : lenient(value);
}

type Values<Fields> = {
	readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value | null : never;
};

/**
 * @returns a reader of objects. The schema takes whole what is sent as documented; only when it does not,
 * fields are read one by one (a schema that forgives every field by itself takes four times as long)
 */
export function reader<Fields extends Readonly<Record<string, Field<unknown>>>>(fields: Fields) {
	const entries = Object.entries(fields);
	const whole = z.object(Object.fromEntries(entries.map(([name, { strict }]) => [name, strict])));
	return (value: JsonObject): Values<Fields> => {
		const read = whole.safeParse(value);
		const values: Record<string, unknown> = {};
		for (const [name, one] of entries) {
			// `undefined` and null both mean that a field is not known.
			values[name] = read.success ? (read.data[name] ?? null) : readField(one, value[name]);
		}
		return values as Values<Fields>;
	};
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the text without white space around it, or null for '' and for what is no text */
export function nonEmpty(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** @returns the first value that is a text with something in it */
export function firstText(...values: readonly unknown[]): string | null {
	for (const value of values) {
		const found = nonEmpty(value);
		if (found !== null) return found;
	}
	return null;
}

/** Integers that JavaScript cannot hold stay exact as text: some providers' ids are such numbers. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** @returns what the text holds, integers of 16 digits and more as text, or undefined when it is no JSON */
export function readJson(body: string): unknown {
	const exact = /[:,[\s]-?\d{16}/.test(body)
		? body.replace(TOKEN, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token))
		: body;
	try {
		return JSON.parse(exact) as unknown;
	} catch {
		return undefined;
	}
}

/** Members that hold the address of a callback. */
export const SECRET_BEARING: ReadonlySet<string> = new Set([
	'callback_url',
	'callbackUrl',
	'callBackUrl',
	'webhook_url',
	'webhookUrl',
]);

/** Deeper than any provider goes; what is below would overflow the stack of whoever copies the item. */
const MAX_DEPTH = 64;

/** @returns a copy without the URLs that callbacks go to: they often carry a secret, and items are stored */
export function withoutCallbackUrls(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return '[removed]';
	if (Array.isArray(value)) return value.map((entry) => withoutCallbackUrls(entry, depth + 1));
	const copy: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value)) {
		copy[name] = SECRET_BEARING.has(name) ? '[removed]' : withoutCallbackUrls(entry, depth + 1);
	}
	return copy;
}
