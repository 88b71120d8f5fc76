import { jsonOf, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { firstText, isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { idText } from './askedIds';
import { refusalWords } from './errorCode';
import { whyNoRecord } from './loneRecord';

/** Where a provider's answer about one task says whose it is and how it stands. */
export interface RecordForm {
	/** @returns every id that the answer carries; what is no id is passed over */
	idsIn(body: JsonObject): readonly unknown[];
	/** @returns its word for the task's state; a text where it says it without one, null for none */
	wordIn(body: JsonObject): unknown;
	/** How an asked id is written in the answer; as it was asked where this is absent. */
	asAnswered?(taskId: string): string;
}

/**
 * A provider whose records are known, asked and read as a description says (with `knowsRecord`). An answer about
 * another task, or about none, is a Problem here.
 *
 * @param described reads one task out of an answer to one id
 * @param rules codes of refusals, for one under a good HTTP status
 */
export function ownRecords(
	described: ProviderAdapter,
	form: RecordForm,
	rules: readonly CodeRule[],
): ProviderAdapter {
	return {
		...described,
		parse(answer, askedIds) {
			const trouble = whyNoRecordInForm(answer, askedIds[0] ?? '', form, rules);
			return trouble ?? described.parse(answer, askedIds);
		},
	};
}

const NOTHING_SAID = { code: null, message: null, traceId: null };

/**
 * Tells an answer about the task from other JSON under a good HTTP status: a record may leave out its id or its
 * state, but not both, and must not name another task.
 *
 * @returns why a good answer is no record of the task; null for one that is, and for a refusal
 */
export function whyNoRecordInForm(
	answer: HttpAnswer,
	askedId: string,
	{ idsIn, wordIn, asAnswered }: RecordForm,
	rules: readonly CodeRule[],
): Problem | null {
	// Nothing is known of a result elsewhere.
	if (answer.status === 303) return refusalProblem(answer, NOTHING_SAID, rules);
	if (answer.status < 200 || answer.status > 299) return null;
	const json = jsonOf(answer);
	// RFC 9110: "202 Accepted" is no answer yet, and needs no body.
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
