import { z } from 'zod';

import { jsonOf, refusalBody, refusalProblem, unexpectedAnswer } from '../http';
import type { ApiError, CodeRule, HttpAnswer } from '../http';
import { firstText, identifier, isObject, nonEmpty, readField } from '../json';
import type { JsonObject } from '../json';
import { isProblem } from '../problem';
import type { Problem } from '../problem';
import type { ServiceFacts } from '../task';
import type { ProviderAdapter, Way } from './adapter';
import { firstCode } from './errorCode';
import { whyNoRecord } from './loneRecord';
import { toTask } from './modelArkTask';

const PROVIDER = 'modelArk';
const SERVICE = 'seedance';
const TASKS = '/contents/generations/tasks';

/** The list takes 500 ids; 50 keep the URL near 2 kB, which every proxy lets through. */
const MAX_BATCH_SIZE = 50;

/** "Wait another 30-90 seconds" (the Seedance 2.0 MCP server's advice). */
const POLL_AFTER_SECONDS = 30;

/** The same models as behind AceData's Seedance, 1 to 5 minutes: their geometric mean. */
const EXPECTED_SECONDS = 134;

const DAY_SECONDS = 24 * 60 * 60;

const FACTS: ServiceFacts = {
	provider: PROVIDER,
	pollAfterSeconds: POLL_AFTER_SECONDS,
	// "video_url and last_frame_url: 24 hours, then cleared" (Volcengine Ark, get task).
	urlLifetimeSeconds: DAY_SECONDS,
	urlsClearedAfterSeconds: DAY_SECONDS,
	contentPolicyCodes: [],
};

const taskList = z.object({ items: z.array(z.unknown()) });

const CODE_RULES: readonly CodeRule[] = [
	{
		code: /^AuthenticationError/i,
		kind: 'unauthorized',
		advice: 'Check the API key in the credential. Keys belong to one region: check that too.',
	},
	{
		code: /^AccountOverdueError/i,
		kind: 'forbidden',
		advice: "The account's payment is overdue: top it up in the console.",
	},
	{
		code: /^(ModelNotOpen|InvalidEndpoint\b)/i,
		kind: 'wrongAddress',
		advice: 'The account has no access to this model or endpoint: activate it in the console.',
	},
];

const NOT_FOUND_CODE = 'resourcenotfound';

/** `filter.task_ids` is repeated, a list with commas matches nothing; the page holds 20 unless told. */
function list(name: Way['name'], more: string): Way {
	return {
		name,
		maxIds: MAX_BATCH_SIZE,
		request: (ids) => {
			const filters = ids.map((id) => `filter.task_ids=${encodeURIComponent(id)}`).join('&');
			return {
				method: 'GET',
				path: `${TASKS}?page_num=1&page_size=${ids.length}&${filters}${more}`,
			};
		},
	};
}

/**
 * ModelArk (BytePlus) and Volcengine Ark: `GET /contents/generations/tasks`.
 *
 * The list shows tasks of the default service tier only, so what it leaves out is asked for again in the
 * flex tier, and then by itself, before it is not found. Tasks are kept for seven days.
 */
export const modelArk: ProviderAdapter = {
	provider: PROVIDER,
	service: SERVICE,
	pollAfterSeconds: POLL_AFTER_SECONDS,
	expectedSeconds: EXPECTED_SECONDS,
	ways: [
		list('batch', ''),
		list('flexBatch', '&filter.service_tier=flex'),
		{
			name: 'single',
			maxIds: 1,
			request: ([id = '']) => ({ method: 'GET', path: `${TASKS}/${encodeURIComponent(id)}` }),
		},
	],
	parse(answer, askedIds) {
		if (answer.status < 200 || answer.status > 299) return refusalOf(answer, askedIds);
		const json = jsonOf(answer);
		if (isProblem(json)) return json;
		if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
		const records =
			'items' in json.value ? listed(answer, json.value) : lone(answer, json.value, askedIds);
		if (isProblem(records)) return records;
		return records.map(([id, one]) => toTask(id, one, FACTS, answer.receivedAtMs));
	},
	hintForUnknownId: (taskId) =>
		taskId.startsWith('cgt-')
			? 'Tasks are kept for 7 days and belong to one region: check the region in the credential.'
			: "It does not look like ModelArk's id, which begins with cgt-.",
};

function refusalOf(answer: HttpAnswer, askedIds: readonly string[]): readonly [] | Problem {
	const error = errorOf(refusalBody(answer));
	const notFound = answer.status === 404 && error.code?.toLowerCase() === NOT_FOUND_CODE;
	return notFound && askedIds.length === 1 ? [] : refusalProblem(answer, error, CODE_RULES);
}

type IdentifiedRecord = readonly [string, JsonObject];

function listed(answer: HttpAnswer, body: JsonObject): readonly IdentifiedRecord[] | Problem {
	const page = taskList.safeParse(body);
	if (!page.success) return unexpectedAnswer(answer, 'it is no list of tasks');
	return page.data.items.flatMap((item): IdentifiedRecord[] => {
		const id = isObject(item) ? nonEmpty(readField(identifier, item.id)) : null;
		return isObject(item) && id !== null ? [[id, item]] : [];
	});
}

function lone(
	answer: HttpAnswer,
	body: JsonObject,
	askedIds: readonly string[],
): readonly IdentifiedRecord[] | Problem {
	const [askedId] = askedIds;
	if (askedId === undefined || askedIds.length > 1)
		return unexpectedAnswer(answer, 'it is no list of tasks');
	const id = nonEmpty(readField(identifier, body.id));
	const said = { ids: id === null ? [] : [id], status: body.status, error: errorOf(body) };
	return whyNoRecord(answer, askedId, said, CODE_RULES) ?? [[askedId, body]];
}

function errorOf(body: JsonObject): ApiError {
	const error = isObject(body.error) ? body.error : {};
	return {
		code: firstCode(error.code, error.type),
		message: firstText(error.message, body.error, body.message),
		traceId: firstText(body.request_id, error.request_id),
	};
}
