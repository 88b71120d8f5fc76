import { jsonOf, refusalBody, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import type { Task } from '../../core/task/task';
import { whyNoRecord } from './loneRecord';
import type { LoneRecord } from './loneRecord';

/** How the records and the refusals of an API about one task are read. */
export interface SingleRecords {
	/** @returns ids, status and error of the body read as a record; `error.code` is null while all is well */
	saidIn(body: JsonObject): LoneRecord;
	/** @returns an empty list for a refusal that means "no such task", else the Problem; also under HTTP 200 */
	refusalOf(answer: HttpAnswer, body: JsonObject): readonly [] | Problem;
	taskOf(taskId: string, body: JsonObject, receivedAtMs: number): Task;
}

/**
 * Reads an answer of an API that is asked about one task a request and that also tells refusals by a code in the body.
 * A word for the task's state counts more than that code, which then says why the task failed.
 */
export function singleTask(
	answer: HttpAnswer,
	askedId: string,
	records: SingleRecords,
): readonly Task[] | Problem {
	if (answer.status < 200 || answer.status > 299) {
		return records.refusalOf(answer, refusalBody(answer));
	}
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const said = records.saidIn(json.value);
	if (nonEmpty(said.status) === null && said.error.code !== null) {
		return records.refusalOf(answer, json.value);
	}
	return (
		whyNoRecord(answer, askedId, said, []) ?? [
			records.taskOf(askedId, json.value, answer.receivedAtMs),
		]
	);
}
