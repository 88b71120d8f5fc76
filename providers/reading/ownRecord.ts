import { jsonOf, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { firstText, isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { idText } from './askedIds';
import { refusalWords } from './errorCode';
import { whyNoRecord } from './loneRecord';

/** Where a provider's answer about one task holds the task's id and the word for its state. */
export interface RecordForm {
	/** @returns every id in the answer; values that are no ids are ignored */
	idsIn(body: JsonObject): readonly unknown[];
	/** @returns the answer's word for the task's state, or a text in its place; null where it tells no state */
	wordIn(body: JsonObject): unknown;
	/** @returns an id that was asked for, as the answer writes it; absent where both are the same */
	asAnswered?(taskId: string): string;
}

const NOTHING_SAID = { code: null, message: null, traceId: null };

/**
 * Tells a task's record from other JSON under a good HTTP status: a record may leave out its id or its state, but
 * not both, and must not name another task.
 *
 * @returns why an answer with a good HTTP status, or a redirect 303, is no record of the task; null for a record, for
 * a 202 without an object, and for refusals
 */
export function whyNoRecordInForm(
	answer: HttpAnswer,
	askedId: string,
	{ idsIn, wordIn, asAnswered }: RecordForm,
	rules: readonly CodeRule[],
): Problem | null {
	// 303 says that there is a result under another address, of which nothing is known.
	if (answer.status === 303) return refusalProblem(answer, NOTHING_SAID, rules);
	if (answer.status < 200 || answer.status > 299) return null;
	const json = jsonOf(answer);
	// RFC 9110: "202 Accepted" is not the final answer, and needs no body.
	if (answer.status === 202 && (isProblem(json) || !isObject(json.value))) return null;
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const { request_id, trace_id } = inSnakeCase(json.value);
	const said = {
		ids: idsIn(json.value)
			.map(idText)
			.filter((id) => id !== null),
		status: wordIn(json.value),
		error: { ...refusalWords(json.value), traceId: firstText(request_id, trace_id) },
	};
	return whyNoRecord(answer, asAnswered?.(askedId) ?? askedId, said, rules);
}

/** The shape of an API's answer about one task. */
export interface OwnRecord {
	/** The member of the answer that holds the record; null where the answer is the record. */
	readonly wrappedIn: string | null;
	/** The record's member with the task's id. */
	readonly idName: string;
	readonly rules: readonly CodeRule[];
}

/** @returns the record in an answer's JSON, or null for an answer that holds none */
export function recordIn(
	value: unknown,
	{ wrappedIn }: Pick<OwnRecord, 'wrappedIn'>,
): JsonObject | null {
	const record = isObject(value) && wrappedIn !== null ? value[wrappedIn] : value;
	return isObject(record) ? record : null;
}

/** Whether the envelope's own code is an HTTP status from 400 to 599 (WaveSpeed's 403 "insufficient role"). */
function isRefusal({ code }: JsonObject): boolean {
	return typeof code === 'number' && code >= 400 && code <= 599;
}

/**
 * @param askedId the bare id, not a status address
 * @returns why the answer is no record of the task; null for a record, and for refusals, which are read elsewhere
 */
export function whyNoOwnRecord(
	answer: HttpAnswer,
	askedId: string,
	own: OwnRecord,
): Problem | null {
	return whyNoRecordInForm(answer, askedId, formOf(own), own.rules);
}

function formOf(own: OwnRecord): RecordForm {
	return {
		idsIn: (body) => [recordIn(body, own)?.[own.idName]],
		wordIn(body) {
			const record = recordIn(body, own);
			return record === null && isRefusal(body) ? String(body.code) : record?.status;
		},
	};
}
