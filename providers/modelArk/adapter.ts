import { jsonOf, refusalBody, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { ApiError, CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { firstText, isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { inSnakeCase } from '../../core/text/spelling';
import type { ServiceFacts } from '../../core/task/task';
import { accountRefusals } from '../reading/accountRefusals';
import type { ProviderAdapter, Way } from '../../core/look/adapter';
import { amongAsked, idText } from '../reading/askedIds';
import { refusalWords } from '../reading/errorCode';
import { unwrapped, whyNoRecord } from '../reading/loneRecord';
import { modelArkLists } from './recent';
import { toTask, wordOf } from './record';

const PROVIDER = 'modelArk';
const SERVICE = 'seedance';
const TASKS = '/contents/generations/tasks';

/** The list takes 500 ids; 50 keep the URL near 2 kB, which every proxy lets through. */
const MAX_BATCH_SIZE = 50;

/** "Wait another 30-90 seconds" (the Seedance 2.0 MCP server's advice). */
const POLL_AFTER_SECONDS = 30;

/** The geometric mean of 1 to 5 minutes, which AceData names for the same models (Seedance). */
const EXPECTED_SECONDS = 134;

const DAY_SECONDS = 24 * 60 * 60;

const FACTS: ServiceFacts = {
	provider: PROVIDER,
	pollAfterSeconds: POLL_AFTER_SECONDS,
	expectedSeconds: EXPECTED_SECONDS,
	// "video_url and last_frame_url: 24 hours, then cleared" (Volcengine Ark, get task).
	urlLifetimeSeconds: DAY_SECONDS,
	urlsClearedAfterSeconds: DAY_SECONDS,
	contentPolicyCodes: [],
};

const CODE_RULES: readonly CodeRule[] = [
	{
		code: /^AuthenticationError/i,
		kind: 'unauthorized',
		advice: 'Check the API key in the credential. Keys belong to one region: check that too.',
	},
	...accountRefusals('in the console'),
];

/**
 * Codes that say that there is no such task: `ResourceNotFound`, `NotFound.Task` and gateways' words for it, but not
 * `InvalidEndpoint.NotFound`, which is about a model's endpoint.
 */
const NOT_FOUND_CODE = /^(resource|task)?_?not_?(found|exist)/i;

/**
 * @returns the way that asks for a list. `filter.task_ids` is repeated for each id, because ids with commas between
 * them match nothing. The page size is given, because it is 20 otherwise (Volcengine Ark, list tasks).
 */
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
 * The list shows only tasks of the default service tier. So an id that it leaves out is asked for in the flex tier,
 * then by itself, and only then it counts as not found. Tasks are kept for seven days.
 */
const adapter: ProviderAdapter = {
	provider: PROVIDER,
	service: SERVICE,
	facts: FACTS,
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
		const body = unwrapped(json.value);
		const records = 'items' in body ? listed(answer, body, askedIds) : lone(answer, body, askedIds);
		if (isProblem(records)) return records;
		return records.map(([id, one]) => toTask(id, one, FACTS, answer.receivedAtMs));
	},
	hintForUnknownId: () =>
		'Tasks are kept for 7 days and belong to one region: check the region in the credential.',
};

export const modelArk: ProviderAdapter = { ...adapter, recent: modelArkLists(adapter, TASKS) };

function refusalOf(answer: HttpAnswer, askedIds: readonly string[]): readonly [] | Problem {
	const error = errorOf(refusalBody(answer));
	const notFound = answer.status === 404 && NOT_FOUND_CODE.test(error.code ?? '');
	return notFound && askedIds.length === 1 ? [] : refusalProblem(answer, error, CODE_RULES);
}

type IdentifiedRecord = readonly [string, JsonObject];

/** @returns the records that were asked for. Of others only the id is read, because a list may hold a million. */
function listed(
	answer: HttpAnswer,
	{ items }: JsonObject,
	askedIds: readonly string[],
): readonly IdentifiedRecord[] | Problem {
	if (!Array.isArray(items)) return unexpectedAnswer(answer, 'it is no list of tasks');
	const askedAs = amongAsked(askedIds);
	const records: IdentifiedRecord[] = [];
	for (const item of items) {
		if (!isObject(item)) continue;
		const id = idOf(item);
		const asked = id === null ? undefined : askedAs(id);
		if (asked !== undefined) records.push([asked, item]);
	}
	return records;
}

function idOf(record: JsonObject): string | null {
	return idText(record.id) ?? idText(record.task_id) ?? idText(record.taskId);
}

function lone(
	answer: HttpAnswer,
	body: JsonObject,
	askedIds: readonly string[],
): readonly IdentifiedRecord[] | Problem {
	const [askedId] = askedIds;
	if (askedId === undefined || askedIds.length > 1)
		return unexpectedAnswer(answer, 'it is no list of tasks');
	const id = idOf(body);
	const said = { ids: id === null ? [] : [id], status: wordOf(body), error: errorOf(body) };
	return whyNoRecord(answer, askedId, said, CODE_RULES) ?? [[askedId, body]];
}

function errorOf(body: JsonObject): ApiError {
	const error = isObject(body.error) ? inSnakeCase(body.error) : {};
	return {
		...refusalWords(body),
		traceId: firstText(inSnakeCase(body).request_id, error.request_id),
	};
}
