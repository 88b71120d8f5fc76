import {
	jsonIn,
	jsonOf,
	refusalBody,
	refusalProblem,
	unexpectedAnswer,
} from '../../core/http/http';
import type { ApiError } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { firstText, isObject, quantity, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { inSnakeCase } from '../../core/text/spelling';
import type { ServiceFacts } from '../../core/task/task';
import { accountRefusals } from '../reading/accountRefusals';
import type { ProviderAdapter } from '../../core/look/adapter';
import { idText } from '../reading/askedIds';
import { refusalWords } from '../reading/errorCode';
import { unwrapped, whyNoRecord } from '../reading/loneRecord';
import { vapList } from './recent';
import { showsSuccess, toTask, wordOf } from './record';

const PROVIDER = 'vap';

/** The same as for AceData, whose tasks take as long: VAP does not document how often to ask. */
const POLL_AFTER_SECONDS = 15;

/** The geometric mean of 1 to 5 minutes: VAP's videos come from the same models as those of other providers. */
const EXPECTED_SECONDS = 134;

const FACTS: ServiceFacts = {
	provider: PROVIDER,
	pollAfterSeconds: POLL_AFTER_SECONDS,
	expectedSeconds: EXPECTED_SECONDS,
	urlLifetimeSeconds: null,
	urlsClearedAfterSeconds: null,
	contentPolicyCodes: [],
};

const CODE_RULES = accountRefusals('at VAP');

export type VapApiVersion = 'v3' | 'v1';

/** `/v3/tasks` is the older contract, `/api/v1/generations` the current one; both are served. */
const PATHS: Readonly<Record<VapApiVersion, string>> = {
	v3: '/v3/tasks/',
	v1: '/api/v1/generations/',
};

/** VAP (Vapagent): one task a request, because there is no batch by ids. */
export function vap(apiVersion: VapApiVersion): ProviderAdapter {
	const adapter = lookingAt(PATHS[apiVersion]);
	// Only the older contract documents a list; whether its ids are valid in the current one is not documented.
	return apiVersion === 'v3' ? { ...adapter, recent: [vapList(adapter)] } : adapter;
}

function lookingAt(path: string): ProviderAdapter {
	return {
		provider: PROVIDER,
		service: PROVIDER,
		facts: FACTS,
		ways: [
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => ({
					method: 'GET',
					path: `${path}${encodeURIComponent(id)}`,
				}),
			},
		],
		parse(answer, [askedId = '']) {
			if (answer.status < 200 || answer.status > 299) return refusalOf(answer);
			const json = jsonOf(answer);
			if (isProblem(json)) return json;
			if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
			const body = unwrapped(json.value);
			const status = wordOf(body) ?? (showsSuccess(body) ? 'success' : null);
			const said = { ids: idsOf(body), status, error: errorOf(body) };
			const trouble = whyNoRecord(answer, askedId, said, CODE_RULES);
			return trouble ?? [toTask(askedId, body, FACTS, answer.receivedAtMs)];
		},
		hintForUnknownId: () => '',
	};
}

/** @returns an empty list for every 404 with JSON, because VAP documents no shape for it; else the Problem */
function refusalOf(answer: HttpAnswer): readonly [] | Problem {
	const isJson = jsonIn(answer) !== undefined;
	if (answer.status === 404 && isJson) return [];
	return refusalProblem(answer, errorOf(refusalBody(answer)), CODE_RULES);
}

/** @returns every id of a record: the generation's, its task's, and its execution's (vap-sdk) */
function idsOf(body: JsonObject): readonly string[] {
	const { generation_id, task_id, execution_id, id } = inSnakeCase(body);
	return [generation_id, task_id, execution_id, id].map(idText).filter((value) => value !== null);
}

function errorOf(body: JsonObject): ApiError {
	const { request_id, trace_id, retry_after } = inSnakeCase(body);
	return {
		...refusalWords(body),
		traceId: firstText(request_id, trace_id),
		retryAfterSeconds: readField(quantity, retry_after),
	};
}
