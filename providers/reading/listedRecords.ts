import { jsonOf, refusalBody, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { ListedTasks, TaskList, Wanted } from '../../core/look/recent/taskList';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { unseenTask } from '../../core/task/completeTask';
import type { Task } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { idText } from './askedIds';
import { refusalWords } from './errorCode';

/** A provider's list whose records look like those in its answers about one task. */
export interface RecordList {
	request: TaskList['request'];
	/** @returns the array of records in an answer; any other value where the answer holds no list */
	recordsIn(body: JsonObject): unknown;
	/** @returns the text to ask for the next page with, or null after the last page */
	next(page: ListPage): string | null;
	/** The members that may hold a record's id; the first of them that holds one counts. */
	readonly idNames: readonly string[];
	/** @returns the body in which the provider would answer about this record's task alone */
	alone(record: JsonObject): JsonObject;
}

/** A page: the request for it and its answer. */
export interface ListPage {
	readonly page: string | null;
	readonly wanted: Wanted;
	readonly body: JsonObject;
	/** How many records the page holds. */
	readonly count: number;
}

/** The most records of a page that are read; no page is asked for with so many. */
const MOST_RECORDS = 1_000;

/** @returns a list that reads each record as the adapter reads an answer about that task alone */
export function recordList(
	adapter: Pick<ProviderAdapter, 'parse' | 'provider' | 'service' | 'facts'>,
	list: RecordList,
): TaskList {
	return {
		request: list.request,
		parse(answer, page, wanted): ListedTasks | Problem {
			if (answer.status < 200 || answer.status > 299) return refusalOf(answer, adapter);
			const json = jsonOf(answer);
			if (isProblem(json)) return json;
			const body = json.value;
			if (!isObject(body)) return refusalOf(answer, adapter);
			const records = list.recordsIn(body);
			if (!Array.isArray(records)) return whyNoList(answer, adapter);
			const tasks = records.slice(0, MOST_RECORDS).flatMap((record: unknown) => {
				const id = isObject(record) ? idIn(record, list.idNames) : null;
				return isObject(record) && id !== null
					? [taskOf(id, list.alone(record), answer, adapter)]
					: [];
			});
			return { tasks, next: list.next({ page, wanted, body, count: records.length }) };
		},
	};
}

function idIn(record: JsonObject, names: readonly string[]): string | null {
	return names.map((name) => idText(record[name])).find((id) => id !== null) ?? null;
}

/** @returns the task of a record; where the record cannot be read, a task of which only the id is known */
function taskOf(
	id: string,
	body: JsonObject,
	answer: HttpAnswer,
	adapter: Parameters<typeof recordList>[0],
): Task {
	const read = adapter.parse({ ...answer, body: JSON.stringify(body) }, [id]);
	const task = isProblem(read) ? undefined : read[0];
	return task ?? unseenTask(id, adapter);
}

/** @returns why there is no list. A refusal that would mean "no such task" about one task means "no such list" here. */
function refusalOf(answer: HttpAnswer, { parse }: Pick<ProviderAdapter, 'parse'>): Problem {
	const read = parse(answer, ['']);
	if (isProblem(read)) return { ...read, concernsIds: false };
	if (answer.status < 400) return noList(answer);
	const said = { ...refusalWords(refusalBody(answer)), traceId: null };
	return { ...refusalProblem(answer, said, []), concernsIds: false };
}

/** @returns why an object under a good HTTP status is no list. The adapter, which reads it as one task, knows its refusals. */
function whyNoList(answer: HttpAnswer, adapter: Pick<ProviderAdapter, 'parse'>): Problem {
	const refusal = refusalOf(answer, adapter);
	return refusal.kind === 'unexpectedAnswer' ? noList(answer) : refusal;
}

function noList(answer: HttpAnswer): Problem {
	return unexpectedAnswer(answer, 'it is no list of tasks');
}
