import { z } from 'zod';

/**
 * Fields that a provider may drop, null or send in another type. A field that cannot be read is not
 * known: one odd field must never cost the user a task that is already paid for.
 */
export const text = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);
/** An id: text, or the digits of a number. */
export const identifier = z
	.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().nullish())
	.catch(null);
export const anything = z.unknown();

/** A number, or text that is one: VAP sends money as "0.18", Kling durations as "5.1". */
export const quantity = z
	.preprocess((value) => (isNumeral(value) ? Number(value) : value), z.number().finite().nullish())
	.catch(null);

/** An object whose fields are read later, or null for whatever is none. */
export const record = z.record(z.unknown()).nullish().catch(null);

function isNumeral(value: unknown): boolean {
	return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value);
}

/** The one method of a schema that the core uses; zod 3 and zod 4 both have it. */
export interface Schema<Value> {
	parse(value: unknown): Value;
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
	const exact = /\d{16}/.test(body)
		? body.replace(TOKEN, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token))
		: body;
	try {
		return JSON.parse(exact) as unknown;
	} catch {
		return undefined;
	}
}

const SECRET_BEARING: ReadonlySet<string> = new Set([
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
