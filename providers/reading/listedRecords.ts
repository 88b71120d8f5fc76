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

/** How a provider lists tasks whose records are those of its answers about one task. */
export interface RecordList {
	request: TaskList['request'];
	/** @returns the records of an answer; whatever is no list for an answer that is none */
	recordsIn(body: JsonObject): unknown;
	/** @returns what the next page is asked for with, or null */
	next(page: ListPage): string | null;
	/** The members that may hold a record's id, the first that has one counts. */
	readonly idNames: readonly string[];
	/** @returns the body in which the provider would answer about this record's task alone */
	alone(record: JsonObject): JsonObject;
}

/** A page as it was asked for and answered. */
export interface ListPage {
	readonly page: string | null;
	readonly wanted: Wanted;
	readonly body: JsonObject;
	/** How many records it holds. */
	readonly count: number;
}

/** What a page holds beyond this is passed over: none is asked for with so many. */
const MOST_RECORDS = 1_000;

/** @returns the list, each record of which is read as the adapter reads an answer about it alone */
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
			const records = isObject(body) ? list.recordsIn(body) : null;
			if (!isObject(body) || !Array.isArray(records)) return refusalOf(answer, adapter);
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

/** A record that cannot be read is a task all the same, of which no more than its id is known. */
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

/** @returns why there is no list; what means "no such task" about one task means that there is no such list */
function refusalOf(answer: HttpAnswer, { parse }: Pick<ProviderAdapter, 'parse'>): Problem {
	const read = parse(answer, ['']);
	if (isProblem(read)) return { ...read, concernsIds: false };
	if (answer.status < 400) return unexpectedAnswer(answer, 'it is no list of tasks');
	const said = { ...refusalWords(refusalBody(answer)), traceId: null };
	return { ...refusalProblem(answer, said, []), concernsIds: false };
}
