import { firstText, identifier, isObject, nonEmpty, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';

/** The numbers by which APIs that always send a code say that nothing is wrong; they count as no code. */
const ALL_WELL: ReadonlySet<unknown> = new Set([0, 200]);

/** The texts that say that nothing is wrong. */
const ALL_WELL_WORDS: ReadonlySet<string> = new Set(['0', '200', 'success', 'ok']);

/** @returns the first value that is a code, as text, also if it was sent as a number (MiniMax's 1026); null for none */
export function firstCode(...values: readonly unknown[]): string | null {
	return firstText(
		...values.map((value) => (ALL_WELL.has(value) ? null : readField(identifier, value))),
	);
}

/** What a provider says about what went wrong. */
export interface ErrorWords {
	readonly code: string | null;
	readonly message: string | null;
}

/**
 * The fields in which task APIs and the gateways before them say why a task failed, in order of preference:
 * texts written for the task's owner first, then the error as the system behind the API sent it.
 */
const REASON_FIELDS = ['failure_reason', 'fail_reason', 'failed_reason'] as const;
const MESSAGE_FIELDS = ['error_message', 'error_msg', 'err_msg', 'fail_msg', 'failure_message'];
const ERROR_FIELDS = ['error', 'failure'] as const;
const CODE_FIELDS = ['error_code', 'err_code', 'fail_code', 'failure_code'] as const;
const REMARK_FIELDS = ['message', 'msg', 'detail'] as const;
const ALL_REASONS = [...REASON_FIELDS, ...MESSAGE_FIELDS, ...ERROR_FIELDS];

/**
 * @param places the record, and objects in it that may hold the error, too: a result, an output
 * @returns code and message of why a task failed, each null where there is none. Names may be in camelCase or
 * snake_case, and an error may be a text or an object.
 */
export function errorWordsIn(...places: readonly unknown[]): ErrorWords {
	const read = places.filter(isObject).map(inSnakeCase);
	const at = (fields: readonly string[]) => read.flatMap((place) => heldIn(place, fields));
	const values = at(ALL_REASONS);
	const said = values.map(wordsOf);
	return {
		code: firstCode(...said.map(({ code }) => code), ...at(CODE_FIELDS), ...values.map(typeOf)),
		message: firstText(...said.map(({ message }) => message), ...at(REMARK_FIELDS).map(complaint)),
	};
}

/** @returns the values of the fields that the object has, in the order of the fields; most objects have none of them */
function heldIn(place: JsonObject, fields: readonly string[]): unknown[] {
	const held: unknown[] = [];
	for (const field of fields) {
		const value = place[field];
		if (value !== undefined && value !== null) held.push(value);
	}
	return held;
}

/**
 * Whether a record holds an error: a text, or an object with a code or a message. A text under `fail_reason` is no
 * error, because gateways write other texts there while all is well (a URL, a remark).
 */
export function saysError(record: JsonObject): boolean {
	const place = inSnakeCase(record);
	const values = [...heldIn(place, ['error']), ...heldIn(place, REASON_FIELDS).filter(isObject)];
	return values.some((value) => {
		const { code, message } = wordsOf(value);
		const isDenied = isAllWell(code) || (isObject(value) && ALL_WELL.has(value.code));
		return !isDenied && (code ?? complaint(message)) !== null;
	});
}

/**
 * @returns code and message of a refusal, each null where there is none: `{error: {code, message}}`, `{error: text}`,
 * `{code, detail}` and a few more shapes
 */
export function refusalWords(body: JsonObject): ErrorWords {
	const place = inSnakeCase(body);
	const { code, message } = wordsOf(place.error);
	return {
		code: firstCode(code, typeOf(place.error), place.code, place.error_code),
		message: firstText(
			...[message, place.message, place.error_message, place.msg, place.detail].map(complaint),
		),
	};
}

/** Reads an error that is a text, an object, or an object in an object (a gateway's around the provider's). */
function wordsOf(value: unknown): ErrorWords {
	if (!isObject(value)) return { code: null, message: nonEmpty(value) };
	const outer = inSnakeCase(value);
	const inner = isObject(outer.error) ? inSnakeCase(outer.error) : {};
	const words = [outer, inner].flatMap((one) => [one.message, one.msg, one.error_message]);
	return {
		code: firstCode(outer.code, outer.error_code, inner.code),
		message: firstText(...words, outer.error, outer.detail, outer.reason),
	};
}

function typeOf(value: unknown): unknown {
	return isObject(value) ? inSnakeCase(value).type : null;
}

function complaint(value: unknown): string | null {
	const text = nonEmpty(value);
	return isAllWell(text) ? null : text;
}

function isAllWell(text: string | null): boolean {
	return text !== null && ALL_WELL_WORDS.has(text.toLowerCase());
}
