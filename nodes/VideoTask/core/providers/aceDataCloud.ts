import { z } from 'zod';

import { jsonOf, refusalBody, refusalProblem, unexpectedAnswer } from '../http';
import type { ApiError, CodeRule, HttpAnswer } from '../http';
import { firstText, identifier, isObject, nonEmpty, readField } from '../json';
import type { JsonObject } from '../json';
import { isProblem } from '../problem';
import type { Problem } from '../problem';
import type { ServiceFacts } from '../task';
import type { AceDataService } from './aceDataServices';
import { toTask } from './aceDataTask';
import type { ProviderAdapter } from './adapter';

const PROVIDER = 'aceDataCloud';

/** "Maximum recommended batch size is 50 tasks" (AceData's MCP servers); their n8n node refuses more. */
const MAX_BATCH_SIZE = 50;

/** "polling interval 15 seconds" (AceData's MCP servers). */
const POLL_AFTER_SECONDS = 15;

const taskBatch = z.object({ items: z.array(z.unknown()) });

/** Codes that decide against the HTTP status; `token_mismatched` and `disabled` come under two. */
function codeRules(service: string): readonly CodeRule[] {
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
			advice: "'Service' has no tasks endpoint under this name.",
		},
	];
}

/** Codes that say that there is no such task (digital-human, maestro). */
const NOT_FOUND_CODES: ReadonlySet<string> = new Set(['no_task', 'not_found']);

/**
 * AceData Cloud, `POST /{service}/tasks`: one API for all its services.
 *
 * `action` is always sent, because services differ in its default, and `limit` too, because a batch gives
 * 12 tasks unless told otherwise. Batches answer in any order and leave out what they do not know.
 */
export function aceDataCloud(service: AceDataService): ProviderAdapter {
	const facts: ServiceFacts = {
		provider: PROVIDER,
		pollAfterSeconds: POLL_AFTER_SECONDS,
		urlLifetimeSeconds: service.urlLifetimeSeconds,
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: ['forbidden'],
	};
	const path = `/${service.service}/tasks`;
	const rules = codeRules(service.service);
	return {
		provider: PROVIDER,
		service: service.service,
		pollAfterSeconds: POLL_AFTER_SECONDS,
		expectedSeconds: service.expectedSeconds,
		ways: [
			{
				name: 'batch',
				maxIds: MAX_BATCH_SIZE,
				request: (ids) => ({ method: 'POST', path, body: questionAbout(ids) }),
			},
		],
		parse(answer, askedIds) {
			const records = recordsOf(answer, askedIds, rules);
			if (isProblem(records)) return records;
			return records.map(([id, one]) =>
				toTask(id, one, { service, facts, nowMs: answer.receivedAtMs }),
			);
		},
		hintForUnknownId: (taskId) =>
			taskId.startsWith('cgt-')
				? "It looks like ModelArk's id; use task_id from the top level of AceData's create answer."
				: '',
	};
}

function questionAbout(ids: readonly string[]) {
	const [first = ''] = ids;
	return ids.length === 1
		? { action: 'retrieve', id: first }
		: { action: 'retrieve_batch', ids, limit: ids.length };
}

type IdentifiedRecord = readonly [string, JsonObject];

function recordsOf(
	answer: HttpAnswer,
	askedIds: readonly string[],
	rules: readonly CodeRule[],
): readonly IdentifiedRecord[] | Problem {
	if (answer.status < 200 || answer.status > 299) return refusalOf(answer, askedIds, rules);
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const [onlyId] = askedIds;
	return askedIds.length === 1 && onlyId !== undefined
		? singleRecord(answer, json.value, onlyId, rules)
		: batchRecords(answer, json.value, rules);
}

function refusalOf(
	answer: HttpAnswer,
	askedIds: readonly string[],
	rules: readonly CodeRule[],
): readonly IdentifiedRecord[] | Problem {
	const error = errorOf(refusalBody(answer));
	const notFound = answer.status === 404 && NOT_FOUND_CODES.has(error.code ?? '');
	return notFound && askedIds.length === 1 ? [] : refusalProblem(answer, error, rules);
}

/** `{}` says that there is no such task; a record names its id itself, in its result, or not at all. */
function singleRecord(
	answer: HttpAnswer,
	body: JsonObject,
	askedId: string,
	rules: readonly CodeRule[],
): readonly IdentifiedRecord[] | Problem {
	if (Object.keys(body).length === 0) return [];
	if (!('id' in body) && !('response' in body)) {
		return (
			errorUnderGoodStatus(answer, body, rules) ?? unexpectedAnswer(answer, 'it is no task record')
		);
	}
	const id = idOf(body);
	if (id !== null && id !== askedId) return unexpectedAnswer(answer, 'it is about another task');
	return [[askedId, body]];
}

function errorUnderGoodStatus(
	answer: HttpAnswer,
	body: JsonObject,
	rules: readonly CodeRule[],
): Problem | null {
	const error = errorOf(body);
	return error.code === null && error.message === null
		? null
		: refusalProblem(answer, error, rules);
}

function batchRecords(
	answer: HttpAnswer,
	body: JsonObject,
	rules: readonly CodeRule[],
): readonly IdentifiedRecord[] | Problem {
	const batch = taskBatch.safeParse(body);
	if (!batch.success)
		return (
			errorUnderGoodStatus(answer, body, rules) ??
			unexpectedAnswer(answer, 'it is no list of tasks')
		);
	return batch.data.items.flatMap((item): IdentifiedRecord[] => {
		const id = isObject(item) ? idOf(item) : null;
		return isObject(item) && id !== null ? [[id, item]] : [];
	});
}

function idOf(body: JsonObject): string | null {
	const response = isObject(body.response) ? body.response : {};
	return (
		nonEmpty(readField(identifier, body.id)) ?? nonEmpty(readField(identifier, response.task_id))
	);
}

/** Refusals come as `{error: {code, message}}`, `{error: text}`, `{code, detail}` and a few more. */
function errorOf(body: JsonObject): ApiError {
	const error = isObject(body.error) ? body.error : {};
	const traceId = firstText(body.trace_id, body.request_id);
	return {
		code: firstText(error.code, error.type, body.code),
		message: firstText(error.message, body.error, body.message, body.detail),
		traceId,
	};
}
