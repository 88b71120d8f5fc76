import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { Problem } from '../../core/problem';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { whyNoRecordInForm } from './ownRecords';
import type { RecordForm } from './ownRecords';

/** What is known of an API's answer about one task. */
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

/** An HTTP status as the envelope's own code (WaveSpeed's 403 "insufficient role"), which says what it means. */
function isRefusal({ code }: JsonObject): boolean {
	return typeof code === 'number' && code >= 400 && code <= 599;
}

/**
 * @param askedId the bare id
 * @returns why the answer is no record of the task; null where it is, and for refusals, which are read elsewhere
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
