import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';

/** What the create call answers before there is anything: the task's name, and that it was accepted. */
const ACKNOWLEDGING: ReadonlySet<string> = new Set(['task_id', 'trace_id', 'success']);

function isThere(value: unknown): boolean {
	return (
		value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '')
	);
}

/** @returns the names that have something under them */
function membersOf(place: JsonObject): readonly string[] {
	return Object.keys(place).filter((name) => isThere(place[name]));
}

/** Whether `data` is an answer: something other than empty places and the task's name. */
export function holdsSomething(data: unknown): boolean {
	if (Array.isArray(data))
		return data.some((entry: unknown) => !Array.isArray(entry) && holdsSomething(entry));
	if (!isObject(data)) return isThere(data);
	return membersOf(data).some((name) => !ACKNOWLEDGING.has(name));
}

/** Whether a response, or a record that is its own, holds a task's id and nothing but what goes with it. */
export function isAcknowledgement(response: JsonObject): boolean {
	return (
		isThere(response.task_id) &&
		membersOf(response).every((name) => name === 'id' || ACKNOWLEDGING.has(name))
	);
}
