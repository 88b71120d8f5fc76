import {
	jsonIn,
	jsonOf,
	refusalBody,
	refusalProblem,
	unexpectedAnswer,
} from '../../core/http/http';
import type { ApiError } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { foldedWord, statusOfWord } from '../../core/task/statusWords';
import type { ServiceFacts, Task } from '../../core/task/task';
import { firstText, isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { accountRefusals } from '../reading/accountRefusals';
import { amongAsked, idText } from '../reading/askedIds';
import { refusalWords } from '../reading/errorCode';
import { whyNoRecord } from '../reading/loneRecord';
import { heyGenList } from './recent';
import { recordIn, toTask } from './record';
import type { HeyGenService } from './services';

/** The geometric mean of 1 to 15 minutes, which a minute of speech takes as people remember it. */
const EXPECTED_SECONDS = 232;

/** HeyGen does not document how often to ask. */
const POLL_AFTER_SECONDS = 15;

/** For URLs that do not tell their own expiry; no source at hand confirms the time. Each look brings new URLs. */
const URL_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

const FACTS: ServiceFacts = {
	provider: 'heyGen',
	pollAfterSeconds: POLL_AFTER_SECONDS,
	expectedSeconds: EXPECTED_SECONDS,
	urlLifetimeSeconds: URL_LIFETIME_SECONDS,
	urlsClearedAfterSeconds: null,
	contentPolicyCodes: [],
};

/** "Up to 100 IDs" (HeyGen, bulk statuses). */
const MAX_BATCH_SIZE = 100;

const CODE_RULES = accountRefusals('at HeyGen');

/**
 * HeyGen, version 3: the states of up to 100 tasks in one request, without files and reasons. Of that answer `parse`
 * leaves out tasks that succeeded, or failed without a reason, so that each is asked for by itself. So are ids that
 * the list does not know, because it is not documented whether it knows ids of older versions.
 */
export function heyGen({ service, path, idsName }: HeyGenService): ProviderAdapter {
	const root = `/v3/${path}`;
	const adapter: ProviderAdapter = {
		provider: FACTS.provider,
		service,
		facts: FACTS,
		ways: [
			{
				name: 'batch',
				maxIds: MAX_BATCH_SIZE,
				request: (ids) => ({
					method: 'GET',
					path: `${root}/statuses?${idsName}=${ids.map(encodeURIComponent).join(',')}`,
				}),
			},
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => ({ method: 'GET', path: `${root}/${encodeURIComponent(id)}` }),
			},
		],
		parse(answer, askedIds) {
			if (answer.status < 200 || answer.status > 299) return refusalOf(answer);
			const json = jsonOf(answer);
			if (isProblem(json)) return json;
			if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
			const records = Array.isArray(json.value.data)
				? listed(json.value.data, askedIds)
				: lone(answer, json.value, askedIds);
			if (isProblem(records)) return records;
			const { receivedAtMs } = answer;
			const tasks = records.map(({ taskId, body }) =>
				toTask(body, { taskId, service, facts: FACTS, receivedAtMs }),
			);
			return Array.isArray(json.value.data) ? unended(tasks) : tasks;
		},
		hintForUnknownId: () => "Check that 'Service' is the one that the task was created with.",
	};
	return { ...adapter, recent: [heyGenList(adapter, root)] };
}

/** @returns the tasks of a list that need not be asked for again; a task with several entries only if none needs it */
function unended(tasks: readonly Task[]): readonly Task[] {
	const ended = new Set(tasks.filter((task) => !isWhole(task)).map(({ taskId }) => taskId));
	return tasks.filter(({ taskId }) => !ended.has(taskId));
}

/**
 * Whether a task from a list need not be asked for by itself: a success must be, for its files, and a failure without
 * a code and a message, for its reason.
 */
function isWhole({ status, reported }: Task): boolean {
	if (status === 'failed') return reported.code !== null || reported.message !== null;
	return status !== 'succeeded';
}

/** HTTP statuses that are about the request and not about the account. */
const QUESTIONED: ReadonlySet<number> = new Set([400, 404, 422]);

/** @returns an empty list for a 404 with JSON, or for a code `…not_found` under 400, 404 or 422; else the Problem */
function refusalOf(answer: HttpAnswer): readonly [] | Problem {
	const error = errorOf(refusalBody(answer));
	const isSaid = answer.status === 404 && jsonIn(answer) !== undefined;
	const isCode =
		QUESTIONED.has(answer.status) && foldedWord(error.code ?? '').endsWith('not_found');
	return isSaid || isCode ? [] : refusalProblem(answer, error, CODE_RULES);
}

interface IdentifiedRecord {
	readonly taskId: string;
	readonly body: JsonObject;
}

function listed(
	data: readonly unknown[],
	askedIds: readonly string[],
): readonly IdentifiedRecord[] {
	const askedAs = amongAsked(askedIds);
	return data.flatMap((entry) => {
		if (!isObject(entry) || isUnknown(entry)) return [];
		const taskId = idsOf(entry)
			.map(askedAs)
			.find((id) => id !== undefined);
		return taskId === undefined ? [] : [{ taskId, body: entry }];
	});
}

function lone(
	answer: HttpAnswer,
	body: JsonObject,
	askedIds: readonly string[],
): readonly IdentifiedRecord[] | Problem {
	const [taskId] = askedIds;
	if (taskId === undefined || askedIds.length > 1)
		return unexpectedAnswer(answer, 'it is no list of tasks');
	const record = recordIn(body);
	const said = { ids: idsOf(record), status: record.status, error: errorOf(body) };
	const trouble = whyNoRecord(answer, taskId, said, CODE_RULES);
	if (trouble !== null) return trouble;
	return isUnknown(record) ? [] : [{ taskId, body }];
}

/** @returns the ids of an entry: `video_id` in lists of all services, `id` in a record, `video_translate_id` in v2 */
function idsOf(record: JsonObject): readonly string[] {
	const { id, video_id, video_translation_id, video_translate_id, lipsync_id } = record;
	return [id, video_id, video_translation_id, video_translate_id, lipsync_id]
		.map(idText)
		.filter((text) => text !== null);
}

/** Whether a record says "not_found", as HeyGen does for unknown ids and for those of another account. */
function isUnknown({ status }: JsonObject): boolean {
	return statusOfWord(nonEmpty(status) ?? '') === 'not_found';
}

function errorOf(body: JsonObject): ApiError {
	return { ...refusalWords(body), traceId: firstText(body.request_id, body.trace_id) };
}
