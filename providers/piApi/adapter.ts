import { jsonIn } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { Problem } from '../../core/problem';
import type { Task } from '../../core/task/task';
import { isObject, nonEmpty } from '../../core/text/json';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { recordIn, whyNoOwnRecord } from '../reading/ownRecord';
import { readTask } from './record';

const PROVIDER = 'piApi';

/** The mean over the measured models, from creation to end; nearly all of PiAPI's models make videos. */
const EXPECTED_SECONDS = 123;

/**
 * An answer is `{ code, data, message }`. Words are pending, staged (it waits for room in the account's plan),
 * processing, completed, failed, in any case. `data.error` is always there, with the code 0 for no error
 * (piapi.ai/docs). `urlLifetimeSeconds` is not set, because it differs by the host that serves a URL.
 */
const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/api/v1/task/{id}',
	statusField: 'data.status',
	outputFields: ['data.output'],
	progressField: 'data.output.progress',
	notFoundOn: new Set(),
	notFoundOnEmpty: false,
	expectedSeconds: EXPECTED_SECONDS,
};

const OWN_RECORD = { wrappedIn: 'data', idName: 'task_id', rules: accountRefusals('at PiAPI') };

const API: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	accountAt: 'at PiAPI',
	knowsRecord: true,
	refusal: refusalOf,
	read: readTask,
};

/**
 * An unknown task is HTTP 400 or 404 with a code and a message, as people remember it. A 404 with a code comes from
 * PiAPI and is about the task, unless its message is about a path. A 400 is about the task where its message says so.
 *
 * @returns an empty list for an unknown task, why the answer is no record, or null for a record and other refusals
 */
function refusalOf(answer: HttpAnswer, askedId: string): readonly [] | Problem | null {
	const body = jsonIn(answer);
	const code = isObject(body) && answer.status === 200 ? body.code : answer.status;
	if (isObject(body) && (code === 400 || code === 404) && recordIn(body, OWN_RECORD) === null) {
		const message = (nonEmpty(body.message) ?? '').slice(0, LONGEST_MESSAGE);
		if (/\btasks?(?:\b|_?id)|\brecord not found\b/i.test(message)) return [];
		const isOwn = code === 404 && typeof body.code === 'number';
		if (isOwn && !/\b(?:route|path|page|endpoint)\b/i.test(message)) return [];
	}
	return whyNoOwnRecord(answer, askedId, OWN_RECORD);
}

const LONGEST_MESSAGE = 1_000;

/** PiAPI: one task a request, whatever the model. */
export function piApi(baseUrl: string, known?: readonly Task[]): ProviderAdapter {
	return recipeAdapter(API, { recipe: RECIPE, baseUrl }, known);
}
