import { jsonOf, unexpectedAnswer } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer, JsonBody } from '../../core/http/wire';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { ServiceFacts } from '../../core/task/task';
import { idOf, isBareResult, recordIn } from './record/parts';
import { aceDataList } from './recent';
import { codeRules, errorUnderGoodStatus, refusalOf } from './refusals';
import type { AceDataService, Differences } from './services/service';
import { toTask } from './record/record';
import type { ProviderAdapter, Way } from '../../core/look/adapter';
import { amongAsked } from '../reading/askedIds';

const PROVIDER = 'aceDataCloud';

/** "Maximum recommended batch size is 50 tasks" (AceData's MCP servers); their n8n node refuses more. */
const MAX_BATCH_SIZE = 50;

/** "polling interval 15 seconds" (AceData's MCP servers). */
const POLL_AFTER_SECONDS = 15;

/** The most records of one task that are read. An answer may list a task twice, but the API never lists it so often. */
const MAX_RECORDS_OF_TASK = 8;

/**
 * AceData Cloud, `POST /{service}/tasks`: one API for all its services.
 *
 * `action` is always sent, because its default differs by service. A batch also gets `limit`, because otherwise
 * it holds 12 tasks at most. A batch is answered in any order, without the tasks that are not known.
 *
 * @param chosenBy the title of the form's field that the service was chosen with, in quotes
 */
export function aceDataCloud(service: AceDataService, chosenBy = "'Service'"): ProviderAdapter {
	const facts: ServiceFacts = {
		provider: PROVIDER,
		pollAfterSeconds: POLL_AFTER_SECONDS,
		expectedSeconds: service.expectedSeconds,
		urlLifetimeSeconds: service.urlLifetimeSeconds,
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: ['forbidden'],
		withoutUrl: service.differs?.withoutUrl ?? null,
	};
	const question = { service, rules: codeRules(service.service, chosenBy) };
	const adapter: ProviderAdapter = {
		provider: PROVIDER,
		service: service.service,
		facts,
		ways: waysOf(service),
		parse(answer, askedIds) {
			const records = recordsOf(answer, askedIds, question);
			if (isProblem(records)) return records;
			return records.map(([id, one]) =>
				toTask(id, one, { service, facts, nowMs: answer.receivedAtMs }),
			);
		},
		hintForUnknownId: () => service.differs?.whenUnknown ?? '',
	};
	return service.hasHistory === true
		? { ...adapter, recent: [aceDataList(adapter, service)] }
		: adapter;
}

function waysOf(service: AceDataService): ProviderAdapter['ways'] {
	const { batch, differs = {} } = service;
	const path = `/${service.service}/tasks`;
	const way = (name: Way['name'], maxIds: number): Way => ({
		name,
		maxIds,
		request: (ids) => ({ method: 'POST', path, body: questionAbout(ids, differs.idsNamed) }),
	});
	if (batch === 'none') return [way('single', 1)];
	const many = way('batch', MAX_BATCH_SIZE);
	return batch === 'unproven' ? [many, way('single', 1)] : [many];
}

/** @param idsNamed the name of the member for the id or the ids, where it is not `id` or `ids` */
function questionAbout(ids: readonly string[], idsNamed: string | undefined): JsonBody {
	const [first = ''] = ids;
	return ids.length === 1
		? { action: 'retrieve', [idsNamed ?? 'id']: first }
		: { action: 'retrieve_batch', [idsNamed ?? 'ids']: ids, limit: ids.length };
}

type IdentifiedRecord = readonly [string, JsonObject];

/** The service that the request was sent to, and what the codes of its refusals mean. */
interface Question {
	readonly service: AceDataService;
	readonly rules: readonly CodeRule[];
}

function recordsOf(
	answer: HttpAnswer,
	askedIds: readonly string[],
	question: Question,
): readonly IdentifiedRecord[] | Problem {
	if (answer.status < 200 || answer.status > 299)
		return refusalOf(answer, askedIds, question.rules);
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const [onlyId] = askedIds;
	return onlyId !== undefined && askedIds.length === 1 && !isList(json.value)
		? singleRecord(answer, json.value, onlyId, question)
		: batchRecords(answer, json.value, askedIds, question);
}

/** Whether a body is a list. A gateway may answer with a list of one, although one id was asked for. */
function isList(body: JsonObject): boolean {
	return Array.isArray(body.items) && !('id' in body) && !('response' in body);
}

/**
 * @returns the record in an answer about one id; none for `{}`, which says that there is no such task. The id may
 * stand in the record, in its result, or nowhere.
 */
function singleRecord(
	answer: HttpAnswer,
	body: JsonObject,
	askedId: string,
	{ rules, service }: Question,
): readonly IdentifiedRecord[] | Problem {
	const record = recordIn(body, service.differs ?? {});
	if (record === null) return [];
	if (!('id' in record) && !('response' in record) && !isBareResult(record)) {
		return (
			errorUnderGoodStatus(answer, body, rules) ?? unexpectedAnswer(answer, 'it is no task record')
		);
	}
	const id = idOf(record, service.differs ?? {});
	if (id !== null && amongAsked([askedId])(id) === undefined)
		return unexpectedAnswer(answer, 'it is about another task');
	return [[askedId, record]];
}

function batchRecords(
	answer: HttpAnswer,
	body: JsonObject,
	askedIds: readonly string[],
	{ rules, service }: Question,
): readonly IdentifiedRecord[] | Problem {
	if (!Array.isArray(body.items)) {
		return (
			errorUnderGoodStatus(answer, body, rules) ??
			unexpectedAnswer(answer, 'it is no list of tasks')
		);
	}
	return askedFor(body.items, askedIds, service.differs ?? {});
}

/**
 * @returns the records that were asked for, each with its id as it was asked; of other records only the id is
 * read. An id in another case, as a UUID may come back, counts only where no record has the id as it was asked.
 */
function askedFor(
	items: readonly unknown[],
	askedIds: readonly string[],
	differs: Differences,
): readonly IdentifiedRecord[] {
	const askedIdOf = amongAsked(askedIds);
	const exact = new Map<string, JsonObject[]>();
	const similar = new Map<string, JsonObject[]>();
	for (const item of items) {
		const record = isObject(item) ? recordIn(item, differs) : null;
		const id = record === null ? null : idOf(record, differs);
		if (record === null || id === null) continue;
		const own = askedIdOf(id);
		if (own === undefined) continue;
		const found = own === id ? exact : similar;
		const known = found.get(own) ?? [];
		if (known.length < MAX_RECORDS_OF_TASK) found.set(own, [...known, record]);
	}
	const others = [...similar].filter(([id]) => !exact.has(id));
	return [...exact, ...others].flatMap(([id, records]) =>
		records.map((record) => [id, record] as const),
	);
}
