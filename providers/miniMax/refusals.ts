import { jsonIn, refusalProblem } from '../../core/http/http';
import type { ApiError, CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { Problem } from '../../core/problem';
import { firstText, isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { firstCode, refusalWords } from '../reading/errorCode';

/** The code for invalid parameters. The id is the only parameter of a request about a task, so it means the id. */
const NOT_FOUND = '2013';

/** The message of version 2 about ids that are not of the last 7 days. */
const UNKNOWN_ID = /\binvalid task_?id\b/i;

/** MiniMax's codes, which count more than the HTTP status, because version 1 sends nearly all of them with HTTP 200. */
const CODE_RULES: readonly CodeRule[] = [
	{
		code: /^(1004|2049|authorized_error)$/,
		kind: 'unauthorized',
		advice:
			"Check the API key and 'Region' in the credential: the platforms of MiniMax share no keys.",
	},
	{
		code: /^(1002|1039|1041)$/,
		kind: 'rateLimited',
		advice: "Ask less often: raise 'Poll Interval', or run fewer executions at once.",
	},
	{
		code: /^1008$/,
		kind: 'paymentRequired',
		advice: "The account's balance is used up: top it up at MiniMax.",
	},
	{
		code: /^(1000|1001|1013|1024|1033)$/,
		kind: 'providerFault',
		advice: 'MiniMax had an internal fault; the task may still be running. Look again.',
	},
	{
		code: /^(1026|1027)$/,
		kind: 'refused',
		advice: 'MiniMax refused the content of this task.',
	},
];

/** @returns an empty list for a refusal that means "no such task", whatever its HTTP status, else the Problem */
export function refusalOf(answer: HttpAnswer, body: JsonObject): readonly [] | Problem {
	const { code, message } = errorOf(body);
	// A 404 counts only with JSON: a web page does not come from the API.
	const isPlain = answer.status === 404 && jsonIn(answer) !== undefined;
	const isSaid = code === NOT_FOUND || UNKNOWN_ID.test(message ?? '');
	return isSaid || isPlain ? [] : problemOf(answer, body);
}

/** @returns the Problem that a refusal means, for requests about tasks and about files */
export function problemOf(answer: HttpAnswer, body: JsonObject): Problem {
	return refusalProblem(answer, errorOf(body), CODE_RULES);
}

/**
 * @returns code and message of a body: from `base_resp: { status_code, status_msg }` in version 1, from
 * `error: { type, message, http_code }` in version 2, where the code ends the message: "insufficient balance (1008)"
 */
export function errorOf(body: JsonObject): ApiError {
	const { request_id, trace_id, base_resp } = inSnakeCase(body);
	const base = isObject(base_resp) ? inSnakeCase(base_resp) : {};
	const { code, message } = refusalWords(body);
	const ofBase = firstCode(base.status_code);
	const own = ofBase === '0' ? null : ofBase;
	return {
		code: own ?? codeInText(message) ?? code,
		message: firstText(own === null ? null : base.status_msg, message),
		traceId: firstText(request_id, trace_id),
	};
}

/** How many characters at the end of a message are searched for a code. */
const LONGEST_ENDING = 12;

/** @returns the code at the end of a text, as in "internal error (1000)", or null */
export function codeInText(message: string | null): string | null {
	const ending = (nonEmpty(message) ?? '').slice(-LONGEST_ENDING);
	return /\(([12]\d{3})\)\.?$/.exec(ending)?.[1] ?? null;
}
