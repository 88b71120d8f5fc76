import { firstText, isObject, quantity, readField } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import type { Differences } from '../services/service';
import { idText } from '../../reading/askedIds';
import { saysError } from '../../reading/errorCode';

/** A task record in parts, found as the row of its service says. All names are in snake_case. */
export interface RecordParts {
	readonly record: JsonObject;
	/** The result of the create call; null or undefined as long as there is none. */
	readonly response: unknown;
	/** The elements of `response.data`, or `response.data` itself. */
	readonly outputs: readonly JsonObject[];
	/** The record's own word for its state; null where the service puts none there. */
	readonly recordWord: string | null;
	/** In percent, 0 to 100; null where the record tells none. */
	readonly progress: number | null;
}

/** @returns the record that a body holds; null when the body says that there is none */
export function recordIn(body: JsonObject, { recordIn: place }: Differences): JsonObject | null {
	const isRecord = 'id' in body || 'response' in body;
	if (place === undefined || isRecord || !(place in body)) {
		return Object.keys(body).length > 0 ? body : null;
	}
	const record = body[place];
	return isObject(record) && Object.keys(record).length > 0 ? record : null;
}

/**
 * @returns the task's id in a record, or null. Where a service calls its ids something else (`idsNamed`), `id` can
 * be a row number of a database, so it is read last. The id is read of every record in an answer, before anything
 * else, because a record that nobody asked for must cost nothing more.
 */
export function idOf(sent: JsonObject, { idsNamed }: Differences): string | null {
	const record = inSnakeCase(sent);
	const own = idsNamed === undefined ? [record.id, record.task_id] : [record[idsNamed]];
	return firstId(own) ?? firstId([inSnakeCase(objectAt(record.response)).task_id, record.id]);
}

function firstId(values: readonly unknown[]): string | null {
	for (const value of values) {
		const id = idText(value);
		if (id !== null) return id;
	}
	return null;
}

function objectAt(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** Whether an object is the result of a task without the record around it: `task_id`, no `id`, no `response`. */
export function isBareResult(sent: JsonObject): boolean {
	const record = inSnakeCase(sent);
	return firstId([record.task_id]) !== null && !('id' in record) && !('response' in record);
}

export function partsOf(sent: JsonObject, differs: Differences): RecordParts {
	const record = inSnakeCase(sent);
	const response = responseOf(record, differs);
	const outputs = isObject(response) ? outputsOf(response, differs) : [];
	return {
		record,
		response,
		outputs,
		recordWord: differs.wordInRecord === true ? wordOf(record) : null,
		progress: progressOf(record, response, outputs),
	};
}

function responseOf(record: JsonObject, differs: Differences): unknown {
	if (isObject(record.response)) return withoutQuery(inSnakeCase(record.response), differs);
	const isItsOwn =
		isBareResult(record) ||
		saysFailure(record) ||
		(differs.resultInRecord === true && speaksForItself(record));
	return isItsOwn ? withoutQuery(record, differs) : record.response;
}

/** @returns the response without a `success: true` that is about the request and not about the task */
function withoutQuery(response: JsonObject, { successOfQuery }: Differences): JsonObject {
	return successOfQuery === true && response.success === true
		? { ...response, success: undefined }
		: response;
}

/**
 * Whether the record itself, outside its response, says that the task failed. AceData's MCP servers read it so, too.
 * `success: true` in the same place proves nothing.
 */
function saysFailure(record: JsonObject): boolean {
	return record.success === false || saysError(record);
}

/** Whether the record itself tells its state, by a word or by the flag `success`. */
function speaksForItself(record: JsonObject): boolean {
	return wordOf(record) !== null || typeof record.success === 'boolean';
}

/** The most outputs of a record that are read. No task makes more, but an answer could hold millions. */
const MOST_OUTPUTS = 500;

function outputsOf({ data }: JsonObject, { outputsIn }: Differences): readonly JsonObject[] {
	if (Array.isArray(data)) return listed(data);
	if (!isObject(data)) return [];
	const place = inSnakeCase(data);
	const list = outputsIn === undefined ? undefined : place[outputsIn];
	return Array.isArray(list) ? listed(list) : [place];
}

function listed(outputs: readonly unknown[]): readonly JsonObject[] {
	return outputs.slice(0, MOST_OUTPUTS).filter(isObject).map(inSnakeCase);
}

/**
 * @returns the object's word for its state: `state` (veo), `status` (seedance), or `task_status`, the name that
 * services have which AceData resells; null where there is none. Numbers are HTTP codes and no words.
 */
export function wordOf(place: JsonObject): string | null {
	return firstText(place.state, place.status, place.task_status);
}

function progressOf(
	record: JsonObject,
	response: unknown,
	outputs: readonly JsonObject[],
): number | null {
	for (const place of [isObject(response) ? response : {}, record, outputs[0] ?? {}]) {
		const percent = percentOf(place.progress);
		if (percent !== null) return percent;
	}
	return null;
}

/** Reads a number (midjourney), a text with a percent sign (producer), or an object with `percent` (maestro). */
function percentOf(value: unknown): number | null {
	const percent = isObject(value) ? value.percent : value;
	const number = readField(quantity, typeof percent === 'string' ? withoutSign(percent) : percent);
	return number !== null && number >= 0 && number <= 100 ? number : null;
}

function withoutSign(percent: string): string {
	const bare = percent.trimEnd();
	return bare.endsWith('%') ? bare.slice(0, -1) : bare;
}
