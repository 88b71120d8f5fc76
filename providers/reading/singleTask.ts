import { jsonOf, refusalBody, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import type { Task } from '../../core/task/task';
import { whyNoRecord } from './loneRecord';
import type { LoneRecord } from './loneRecord';

/** What an API says about one task, and how it says that it cannot. */
export interface SingleRecords {
	/** @returns what the body says of itself as a record; `error.code` is null while all is well */
	saidIn(body: JsonObject): LoneRecord;
	/** @returns no task where a refusal says that there is none, else the Problem; also under HTTP 200 */
	refusalOf(answer: HttpAnswer, body: JsonObject): readonly [] | Problem;
	taskOf(taskId: string, body: JsonObject, receivedAtMs: number): Task;
}

/**
 * For APIs that are asked about one task a request, and put their refusals into a code of the body as well. A
 * word for the task's state is believed before the code around it, which then says why the task failed.
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
