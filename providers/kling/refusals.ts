import { jsonIn, refusalProblem } from '../../core/http/http';
import type { ApiError, CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { Problem } from '../../core/problem';
import { firstText } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { refusalWords } from '../reading/errorCode';
import { codeOf } from './record';

/** The code for "no such resource", which is the task when a task was asked for. */
const NOT_FOUND = '1203';

/** Kling's error codes (kling.ai/document-api, error codes), which count more than the HTTP status. */
const CODE_RULES: readonly CodeRule[] = [
	{
		code: /^100[0-4]$/,
		kind: 'unauthorized',
		advice:
			"Check the API key, or the access key and its secret key, and 'Region' in the credential: keys are of one region, and tokens are refused where this machine's clock is wrong.",
	},
	{
		code: /^110[12]$/,
		kind: 'paymentRequired',
		advice: "The account's balance or its resource pack is used up: top it up at Kling.",
	},
	{
		code: /^1100$/,
		kind: 'forbidden',
		advice: 'The account is not in order: check its state at Kling.',
	},
	{
		code: /^1103$/,
		kind: 'forbidden',
		advice: 'The account has no right to this: check its plan at Kling.',
	},
	{
		code: /^1202$/,
		kind: 'wrongAddress',
		advice: "Kling has no tasks under this path: check 'Service'.",
	},
	{
		code: /^130[23]$/,
		kind: 'rateLimited',
		advice: "Ask less often: raise 'Poll Interval', or run fewer tasks at once.",
	},
	{
		code: /^1304$/,
		kind: 'forbidden',
		advice: "Kling does not take this machine's IP address: check the account's list of addresses.",
	},
	{
		code: /^500[0-2]$/,
		kind: 'providerFault',
		advice: 'Kling had an internal fault; the task may still be running. Look again.',
	},
];

/** Codes that refuse the request. The rule is used only below HTTP 400, where the status does not say so. */
const REFUSED_QUESTION: CodeRule = {
	code: /^(120[01]|130[01])$/,
	kind: 'refused',
	advice: "Check the task id, and that it was created under this 'Service' and with this account.",
};

/** @returns an empty list for a refusal that means "no such task", whatever its HTTP status, else the Problem */
export function refusalOf(answer: HttpAnswer, body: JsonObject): readonly [] | Problem {
	const error = errorOf(body);
	// A 404 without a code counts only with JSON: a web page does not come from the API.
	const isPlain = answer.status === 404 && error.code === null && jsonIn(answer) !== undefined;
	if (error.code === NOT_FOUND || isPlain) return [];
	const rules = answer.status < 400 ? [...CODE_RULES, REFUSED_QUESTION] : CODE_RULES;
	return refusalProblem(answer, error, rules);
}

/** @returns the error that an answer tells; code and message are null where its code is 0, whatever its message says */
export function errorOf(body: JsonObject): ApiError {
	const { request_id, trace_id } = inSnakeCase(body);
	const { code, message } = refusalWords(body);
	const own = codeOf(body) ?? (body.code === undefined ? code : null);
	const isSaid = own !== null || body.code === undefined;
	return {
		code: own,
		message: isSaid ? message : null,
		traceId: firstText(request_id, trace_id),
	};
}
