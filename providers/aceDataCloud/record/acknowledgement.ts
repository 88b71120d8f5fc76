import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';

/** The members of the create call's first answer: the ids, and that the task was accepted. */
const ACKNOWLEDGING: ReadonlySet<string> = new Set(['task_id', 'trace_id', 'success']);

function isThere(value: unknown): boolean {
	return (
		value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '')
	);
}

/** @returns the names of the members that are not null, undefined or blank */
function membersOf(place: JsonObject): readonly string[] {
	return Object.keys(place).filter((name) => isThere(place[name]));
}

/** Whether `data` holds a result: more than empty members, the task's ids and `success`. */
export function holdsSomething(data: unknown): boolean {
	if (Array.isArray(data))
		return data.some((entry: unknown) => !Array.isArray(entry) && holdsSomething(entry));
	if (!isObject(data)) return isThere(data);
	return membersOf(data).some((name) => !ACKNOWLEDGING.has(name));
}

/** Whether a response only acknowledges the task: it holds `task_id`, and beside it no more than ids and `success`. */
export function isAcknowledgement(response: JsonObject): boolean {
	return (
		isThere(response.task_id) &&
		membersOf(response).every((name) => name === 'id' || ACKNOWLEDGING.has(name))
	);
}
