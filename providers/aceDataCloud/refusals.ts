import { refusalBody, refusalProblem } from '../../core/http/http';
import type { ApiError, CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { firstText } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import type { Problem } from '../../core/problem';
import { inSnakeCase } from '../../core/text/spelling';
import { accountRefusals } from '../reading/accountRefusals';
import { refusalWords } from '../reading/errorCode';

/** Codes that say that there is no such task (digital-human, maestro). */
const NOT_FOUND_CODES: ReadonlySet<string> = new Set(['no_task', 'not_found']);

/**
 * Codes that count more than the HTTP status; `token_mismatched` and `disabled` come with two different statuses.
 *
 * @param parameter the title of the form's field that names the path, in quotes
 */
export function codeRules(service: string, parameter: string): readonly CodeRule[] {
	return [
		{
			code: /^token_mismatched$/i,
			kind: 'unauthorized',
			advice: `This API key belongs to another service than '${service}'. Use that service's key or a global one.`,
		},
		{
			code: /^(no_token|invalid_token|token_\w+|authorization_\w+)$/i,
			kind: 'unauthorized',
			advice: 'Check the API key in the credential.',
		},
		{
			code: /^used_up$/i,
			kind: 'forbidden',
			advice: "The account's balance is used up: top it up at AceData Cloud.",
		},
		{
			code: /^disabled$/i,
			kind: 'forbidden',
			advice: 'The application was disabled: ask the support of AceData Cloud.',
		},
		{
			code: /^(api_not_implemented|no_api)$/i,
			kind: 'wrongAddress',
			advice: `${parameter} has no tasks endpoint under this name.`,
		},
		...accountRefusals('at AceData Cloud'),
	];
}

/** @returns an empty list when a refusal of one id says that there is no such task, else the Problem */
export function refusalOf(
	answer: HttpAnswer,
	askedIds: readonly string[],
	rules: readonly CodeRule[],
): readonly [] | Problem {
	const error = errorOf(refusalBody(answer));
	const notFound = answer.status === 404 && NOT_FOUND_CODES.has(error.code ?? '');
	return notFound && askedIds.length === 1 ? [] : refusalProblem(answer, error, rules);
}

/** @returns the Problem that a body under a good HTTP status tells, or null when it holds no error */
export function errorUnderGoodStatus(
	answer: HttpAnswer,
	body: JsonObject,
	rules: readonly CodeRule[],
): Problem | null {
	const error = errorOf(body);
	return error.code === null && error.message === null
		? null
		: refusalProblem(answer, error, rules);
}

/** Reads an error: `{error: {code, message}}`, `{error: text}`, `{code, detail}` and a few more shapes. */
function errorOf(body: JsonObject): ApiError {
	const { trace_id, request_id } = inSnakeCase(body);
	return { ...refusalWords(body), traceId: firstText(trace_id, request_id) };
}
