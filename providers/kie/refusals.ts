import { jsonIn, refusalProblem } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { Problem } from '../../core/problem';
import { isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { idText } from '../reading/askedIds';

/** Where users manage balance and keys, for messages. */
export const ACCOUNT_AT = 'at kie.ai';

/** kie.ai's own codes whose meaning no HTTP status of the same number tells (docs.kie.ai, status codes). */
const OWN_CODES: readonly CodeRule[] = [
	{
		code: /^455$/,
		kind: 'providerFault',
		advice: 'kie.ai is under maintenance; the task may still be running. Look again later.',
	},
	{
		code: /^505$/,
		kind: 'refused',
		advice: 'kie.ai has this function switched off. Check its notices, and look again later.',
	},
];

/**
 * Reads refusals that only kie.ai's own code tells, under any HTTP status: maintenance, a function that is switched
 * off.
 *
 * @returns the Problem, or null for codes that the usual rules read: 401, 402, 404, 422, 429, 500, and 501, which is
 * the task's failure
 */
export function refusalIn(answer: HttpAnswer): Problem | null {
	const body = jsonIn(answer);
	const code = isObject(body) && !isObject(body.data) ? idText(body.code) : null;
	const status = code ?? String(answer.status);
	if (!OWN_CODES.some((rule) => rule.code.test(status))) return null;
	const message = isObject(body) ? messageOf(body) : null;
	const error = { code: status, message, traceId: null };
	return refusalProblem({ ...answer, status: Number(status) }, error, OWN_CODES);
}

/** @returns the message of a body, which kie.ai calls `msg` at most addresses and `message` at some; null for none */
export function messageOf(body: JsonObject): string | null {
	return nonEmpty(body.msg) ?? nonEmpty(body.message);
}
