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
	// Google says here why its filters refused the content.
	'rai_media_filtered_reasons',
] as const;
const CODE_FIELDS = ['error_code', 'err_code', 'fail_code', 'failure_code'] as const;

/** Texts with which APIs say that there is no error. */
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
 * @param record the record with its names in snake_case
 * @returns the error in a record: a text, a code that is not 0, or an object with either; null for none. A `message`
 * or `detail` alone is a remark and no error
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

/** Reads an error: a text, an object (D-ID's has `kind` and `description`), or the first entry of a list of either. */
function ofError(value: unknown): ErrorWords {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (!isObject(first)) {
		const text = nonEmpty(first);
		// Some gateways write the output's address into the member for the reason.
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

/** Members in which APIs explain a task's state in free text. */
const REMARK_FIELDS = [
	...['task_status_msg', 'status_message', 'status_msg', 'status_reason', 'reason', 'details'],
	...['description', 'status_detail', 'status_details', 'message', 'msg', 'detail'],
] as const;

/** Members that hold a record's outputs, or what went wrong with them. */
const INNER_NAMES = ['output', 'result', 'response'] as const;

/** @returns the objects that hold the record's outputs, and Google's `generateVideoResponse` in them, in snake_case */
function innerViews(place: Place | null): readonly JsonObject[] {
	const inner = INNER_NAMES.map((name) => place?.view[name])
		.filter(isObject)
		.map(inSnakeCase);
	const answers = inner.map((view) => view.generate_video_response).filter(isObject);
	return [...inner, ...answers.map(inSnakeCase)];
}

/** @returns the first error in the record, in the records around it, or in its outputs; null for none */
export function errorAround(place: Place | null): ErrorWords | null {
	const views = [...outward(place).map(({ view }) => view), ...innerViews(place)];
	return views.map(errorIn).find((error) => error !== null) ?? null;
}

/**
 * Reads why a task failed: at the recipe's fields, else from the errors, then the remarks in the record, in the
 * records around it and in its outputs.
 *
 * @returns the code and the message, each null if the answer tells none. A gateway's own "success" is no reason
 */
export function failureIn(body: unknown, place: Place | null, recipe: Recipe): ErrorWords {
	const views = outward(place).map(({ view }) => view);
	const inner = innerViews(place);
	const errors = [...views, ...inner].map(errorIn);
	// `detail` or `details` may be a list of faults in the request (FastAPI, fal), or an object with one (BFL).
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

/** @returns a `code` in words (DashScope, beside a message); null for a number, which is the envelope's */
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
 * Reads the word for the state as an error code, because it may tell why the task failed (BFL's "Content Moderated").
 *
 * @returns `said` with the word as its code if it has no code and the word means refused content; else `said` itself
 */
export function toldByWord(said: ErrorWords, word: string | null): ErrorWords {
	if (said.code !== null || word === null) return said;
	return judged(word, null, []).reason === 'content_policy' ? { ...said, code: word } : said;
}
