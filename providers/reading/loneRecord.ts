import { refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { ApiError, CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import type { Problem } from '../../core/problem';
import { amongAsked } from './askedIds';

const RECORD_NAMES = ['id', 'task_id', 'taskId', 'status', 'items'] as const;

/** @returns the record in a gateway's envelope, `{ code, data: { … }, msg }`, else the body as it is */
export function unwrapped(body: JsonObject): JsonObject {
	const isRecord = (value: JsonObject) => RECORD_NAMES.some((name) => name in value);
	return !isRecord(body) && isObject(body.data) && isRecord(body.data) ? body.data : body;
}

/** The parts of an answer about one task that tell whether it is that task's record. */
export interface LoneRecord {
	/** Every id in the answer. */
	readonly ids: readonly string[];
	readonly status: unknown;
	readonly error: ApiError;
}

/**
 * Checks an answer about one task. It need not repeat the task's id, but must not name another; upper and lower case
 * count as the same. An `error` beside a status or an id is the task's failure; without them it is a refusal under
 * a good HTTP status.
 *
 * @returns why the answer is no record of the task that was asked for; null when it is one
 */
export function whyNoRecord(
	answer: HttpAnswer,
	askedId: string,
	{ ids, status, error }: LoneRecord,
	rules: readonly CodeRule[],
): Problem | null {
	const askedAs = amongAsked([askedId]);
	if (ids.length > 0 && !ids.some((id) => askedAs(id) !== undefined)) {
		return unexpectedAnswer(answer, 'it is about another task');
	}
	if (ids.length > 0 || nonEmpty(status) !== null) return null;
	return error.code === null && error.message === null
		? unexpectedAnswer(answer, 'it is no task record')
		: refusalProblem(answer, error, rules);
}
