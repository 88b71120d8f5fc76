import { jsonOf, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { idText } from './askedIds';
import { refusalWords } from './errorCode';
import { whyNoRecord } from './loneRecord';

/** What is known of an API's answer about one task. */
export interface OwnRecord {
	/** The member of the answer that holds the record; null where the answer is the record. */
	readonly wrappedIn: string | null;
	/** The record's member with the task's id. */
	readonly idName: string;
	readonly rules: readonly CodeRule[];
}

const NOTHING_SAID = { code: null, message: null, traceId: null };

/** @returns the record in an answer's JSON, or null for an answer that holds none */
export function recordIn(
	value: unknown,
	{ wrappedIn }: Pick<OwnRecord, 'wrappedIn'>,
): JsonObject | null {
	const record = isObject(value) && wrappedIn !== null ? value[wrappedIn] : value;
	return isObject(record) ? record : null;
}

/** An HTTP status as the envelope's own code (WaveSpeed's 403 "insufficient role"), which says what it means. */
function isRefusal({ code }: JsonObject): boolean {
	return typeof code === 'number' && code >= 400 && code <= 599;
}

/**
 * Tells an answer about the task from other JSON under a good HTTP status: a record may leave out its id or its
 * state, but not both, and must not name another task.
 *
 * @param askedId the bare id
 * @returns why the answer is no record of the task; null where it is, and for refusals, which are read elsewhere
 */
export function whyNoOwnRecord(
	answer: HttpAnswer,
	askedId: string,
	own: OwnRecord,
): Problem | null {
	// None of these APIs leads elsewhere, as those do that nobody described.
	if (answer.status === 303) return refusalProblem(answer, NOTHING_SAID, own.rules);
	if (answer.status < 200 || answer.status > 299 || answer.status === 202) return null;
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const record = recordIn(json.value, own) ?? {};
	if (own.wrappedIn !== null && !isObject(json.value[own.wrappedIn]) && isRefusal(json.value))
		return null;
	const id = idText(record[own.idName]);
	const error = { ...refusalWords(json.value), traceId: null };
	const ids = id === null ? [] : [id];
	return whyNoRecord(answer, askedId, { ids, status: record.status, error }, own.rules);
}
