import { jsonIn, jsonOf, refusalBody, refusalProblem } from '../../../core/http/http';
import type { HttpAnswer } from '../../../core/http/wire';
import { isProblem, problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { isDone } from '../../../core/task/task';
import type { Task } from '../../../core/task/task';
import { firstText, isObject, quantity, readField } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { accountRefusals } from '../../reading/accountRefusals';
import { refusalWords } from '../../reading/errorCode';
import { detect } from '../detect/detect';
import type { AnswerRecord, Detected } from '../detect/detect';
import type { Recipe } from '../recipe';
import { addressesAbout, seeOther, taskOf } from './tasks';
import type { Reading } from './tasks';

/** @returns the task, [] if the answer says that there is no such task, or the Problem with the answer */
export function tasksIn(
	answer: HttpAnswer,
	askedId: string,
	reading: Reading,
): readonly Task[] | Problem {
	const own = reading.api.refusal?.(answer, askedId) ?? null;
	if (own !== null) return own;
	if (answer.status === 303 && (answer.headers.location ?? '') !== '') {
		return [seeOther(answer, askedId, reading)];
	}
	if (answer.status < 200 || answer.status > 299) return refusalOf(answer, reading);
	const record = recordOf(answer);
	if (isProblem(record)) return record;
	return isEmptyRecord(record, reading.recipe) ? [] : read(answer, askedId, record, reading);
}

/** Reads the body, which has to be JSON, except under "202 Accepted": that is no answer yet (RFC 9110). */
function recordOf(answer: HttpAnswer): AnswerRecord | Problem {
	if (answer.status === 202) return { httpStatus: 202, value: jsonIn(answer) };
	const json = jsonOf(answer);
	return isProblem(json) ? json : { httpStatus: answer.status, value: json.value };
}

/** Whether the answer is `{}`, `null`, or has null in all its members (Leonardo's `{"generations_by_pk": null}`). */
function isEmptyRecord({ httpStatus, value }: AnswerRecord, { notFoundOnEmpty }: Recipe): boolean {
	if (!notFoundOnEmpty || httpStatus === 202) return false;
	return value === null || (isObject(value) && Object.values(value).every((one) => one === null));
}

function read(
	answer: HttpAnswer,
	askedId: string,
	record: AnswerRecord,
	reading: Reading,
): readonly Task[] | Problem {
	const { api, recipe, seen } = reading;
	const own = addressesAbout(askedId, record.value ?? null, reading);
	const plain = detect(record, recipe, seen.of(askedId), own);
	const found = api.read?.(plain, record) ?? plain;
	if (found.status === 'not_found') return [];
	if (found.bodyCode !== null && !isDone(found.status))
		return refusalOf({ ...answer, status: found.bodyCode }, reading);
	const needsWord = record.httpStatus !== 202 && api.knowsRecord !== true;
	if (needsWord && saysNoStatus(found, recipe)) return noStatus(found, recipe, record.httpStatus);
	const task = taskOf(found, { taskId: askedId, raw: record.value ?? null }, answer, reading);
	if (!task.done) seen.add(askedId, found.addresses);
	return [task];
}

/**
 * @returns [] if the refusal says that there is no such task, else the Problem. HTTP 410 is a permanent 404. A web
 * page, whatever its status, and a 404 without JSON are not from the API, so they say nothing about an id
 */
function refusalOf(answer: HttpAnswer, { api, recipe }: Reading): readonly [] | Problem {
	const refused = withAddress(refusal(answer, api.accountAt), api.addressTitle);
	const { status, body } = answer;
	const isOfAccount = ['unauthorized', 'paymentRequired', 'forbidden'].includes(refused.kind);
	const isNamed = recipe.notFoundOn.has(status) || status === 410;
	const isSaid = jsonIn(answer) !== undefined || (status !== 404 && !/^\s*</.test(body));
	const isCodeOfAccount = isOfAccount && ![401, 402, 403].includes(status);
	return isNamed && isSaid && !isCodeOfAccount ? [] : refused;
}

/** Adds that the user's field for the address is to be checked first, if the address may be wrong. */
function withAddress(refused: Problem, title: string | undefined): Problem {
	if (title === undefined || refused.kind !== 'wrongAddress') return refused;
	return { ...refused, description: `Check ${title}. ${refused.description}` };
}

/** @returns the Problem that a refusal means, with the API's own words if it has any */
export function refusal(answer: HttpAnswer, accountAt = 'at the provider'): Problem {
	const body = refusalBody(answer);
	const { request_id, trace_id, retry_after } = inSnakeCase(body);
	const error = {
		...refusalWords(body),
		traceId: firstText(request_id, trace_id),
		retryAfterSeconds: readField(quantity, retry_after),
	};
	return refusalProblem(answer, error, accountRefusals(accountAt));
}

function saysNoStatus(
	{ saysNothing, status, details }: Detected,
	{ statusField }: Recipe,
): boolean {
	const isMissed = statusField !== null && status === 'unknown' && details.found.status === null;
	return saysNothing || isMissed;
}

/** How many paths a sentence lists at most. */
const MOST_CHOICES = 5;

function noStatus({ choices }: Detected, { statusField }: Recipe, httpStatus: number): Problem {
	const listed = choices.slice(0, MOST_CHOICES).join(', ');
	const example = listed === '' ? '' : `, for example one of: ${listed}`;
	if (statusField === null) {
		return problem('unexpectedAnswer', 'no status word was found in the answer', {
			httpStatus,
			description: `No status word was found in the answer; choose 'Status Field'${example}.${listed === '' ? ' ' + CHECK_ADDRESS : ''}`,
		});
	}
	return problem(
		'unexpectedAnswer',
		`'Status Field' names ${statusField}, where the answer has no word`,
		{
			httpStatus,
			description: `Choose another 'Status Field'${example}, or leave it empty to have it found.`,
		},
	);
}

const CHECK_ADDRESS = "Check 'Status URL' and the base URL in the credential, too.";
