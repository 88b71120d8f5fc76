import { judged } from '../../../core/task/failureReason';
import { firstText, isObject, nonEmpty } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { webAddress } from '../../../core/task/media/mediaUrl';
import { statusOfWord } from '../../../core/task/statusWords';
import { errorWordsIn, firstCode } from '../../reading/errorCode';
import type { ErrorWords } from '../../reading/errorCode';
import type { Recipe } from '../recipe';
import { outward } from './places';
import type { Place } from './places';
import { valueAt } from './valueAt';

const ERROR_FIELDS = [
	...['error', 'errors', 'failure', 'failure_reason', 'fail_reason', 'failed_reason'],
	...['error_message', 'error_msg', 'err_msg', 'fail_msg', 'failure_message'],
	// Google's answer to what its filters refused.
	'rai_media_filtered_reasons',
] as const;
const CODE_FIELDS = ['error_code', 'err_code', 'fail_code', 'failure_code'] as const;

/** How APIs write that there is none, where they write something. */
const NO_ERROR = new Set([
	'none',
	'null',
	'no error',
	'no_error',
	'success',
	'ok',
	'n/a',
	'0',
	'200',
]);

/**
 * @param record under its names in snake_case
 * @returns the error that stands in a record: a text, a code that is not 0, or an object with either; null for
 * none. A remark (`message`, `detail`) is none
 */
export function errorIn(record: JsonObject): ErrorWords | null {
	const errors = ERROR_FIELDS.map((field) => ofError(record[field]));
	const base = isObject(record.base_resp) ? inSnakeCase(record.base_resp) : {};
	const code = firstCode(
		...errors.map((error) => error.code),
		...CODE_FIELDS.map((field) => record[field]),
		base.status_code,
	);
	const message = firstText(...errors.map((error) => error.message));
	if (isNone(code) && message === null) return null;
	const ofBase = isNone(firstCode(base.status_code)) ? null : base.status_msg;
	return { code: isNone(code) ? null : code, message: firstText(message, ofBase) };
}

function isNone(text: string | null): boolean {
	return text === null || NO_ERROR.has(text.trim().toLowerCase());
}

/** An error as a text, as an object (D-ID says `kind` and `description`), or as the first of a list of either. */
function ofError(value: unknown): ErrorWords {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (!isObject(first)) {
		const text = nonEmpty(first);
		// Some gateways write the output's address where a reason would stand.
		return { code: null, message: isNone(text) || webAddress(text) !== null ? null : text };
	}
	const error = inSnakeCase(first);
	const inner = isObject(error.error) ? inSnakeCase(error.error) : {};
	const code = firstCode(
		error.code,
		error.error_code,
		inner.code,
		error.type,
		error.kind,
		error.name,
	);
	const message = firstText(
		...[error.message, error.msg, error.error_message, error.raw_message, error.description],
		...[error.detail, error.reason, inner.message, error.error],
	);
	return { code: isNone(code) ? null : code, message: isNone(message) ? null : message };
}

/** What APIs write about a task's state in words of their own. */
const REMARK_FIELDS = [
	...['task_status_msg', 'status_message', 'status_msg', 'status_reason', 'reason', 'details'],
	...['description', 'status_detail', 'status_details', 'message', 'msg', 'detail'],
] as const;

/** Where a record's outputs, and what went wrong with them, stand. */
const INNER_NAMES = ['output', 'result', 'response'] as const;

/** @returns what stands in the record's outputs, Google's `generateVideoResponse` included, in snake_case */
function innerViews(place: Place | null): readonly JsonObject[] {
	const inner = INNER_NAMES.map((name) => place?.view[name])
		.filter(isObject)
		.map(inSnakeCase);
	const answers = inner.map((view) => view.generate_video_response).filter(isObject);
	return [...inner, ...answers.map(inSnakeCase)];
}

/** @returns the first error in the record, in what is around it, or in its outputs; null for none */
export function errorAround(place: Place | null): ErrorWords | null {
	const views = [...outward(place).map(({ view }) => view), ...innerViews(place)];
	return views.map(errorIn).find((error) => error !== null) ?? null;
}

/**
 * Why a task failed, by the recipe's fields, else as the record says it, else what is around the record.
 *
 * @returns null for what is not said. A gateway's own "success" is no reason
 */
export function failureIn(body: unknown, place: Place | null, recipe: Recipe): ErrorWords {
	const views = outward(place).map(({ view }) => view);
	const inner = innerViews(place);
	const errors = [...views, ...inner].map(errorIn);
	// A list of faults in the request (FastAPI, fal), or an object with one (BFL).
	const faults = views
		.flatMap(({ detail, details }) => [detail, details])
		.map((one) => (typeof one === 'object' ? ofError(one) : null));
	const remarks = views.flatMap((view) => REMARK_FIELDS.map((field) => remark(view[field])));
	const shared = errorWordsIn(...views, ...inner);
	const said = [...errors, ...faults];
	return {
		code:
			described(body, recipe.failureCodeField) ??
			firstText(...said.map((error) => error?.code), shared.code, ...views.map(codeWord)),
		message:
			described(body, recipe.failureMessageField) ??
			firstText(...said.map((error) => error?.message), ...remarks, remark(shared.message)),
	};
}

/** A `code` in words beside a message (DashScope); as a number it is an envelope's. */
function codeWord({ code }: JsonObject): string | null {
	const word = remark(code);
	return word !== null && /[A-Za-z]/.test(word) ? word : null;
}

function described(body: unknown, path: string | null): string | null {
	return path === null ? null : firstCode(valueAt(body, path));
}

function remark(value: unknown): string | null {
	const text = nonEmpty(value);
	return isNone(text) || statusOfWord(text ?? '') === 'succeeded' ? null : text;
}

/**
 * A word can say more of a failure than that there is one, as BFL's "Content Moderated" does.
 *
 * @returns the words with it as the code where they have none and it speaks of the content
 */
export function toldByWord(said: ErrorWords, word: string | null): ErrorWords {
	if (said.code !== null || word === null) return said;
	return judged(word, null, []).reason === 'content_policy' ? { ...said, code: word } : said;
}
