import { identifier, isObject, nonEmpty, quantity, readField } from '../json';
import type { JsonObject } from '../json';
import type { Differences } from './aceDataService';

/** A task record, taken apart by what its service's row says. */
export interface RecordParts {
	readonly record: JsonObject;
	/** What the create call answered in the end; null or undefined as long as there is nothing. */
	readonly response: unknown;
	/** The elements of `response.data`, or `response.data` itself. */
	readonly outputs: readonly JsonObject[];
	/** The record's own word for its state, where its service has one there. */
	readonly recordWord: string | null;
	/** 0 to 100, or null. */
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
 * @returns the id by which a record names itself, or null. Where a service calls its ids something else,
 * `id` can be the row that the record has in a database.
 */
export function idOf(record: JsonObject, { idsNamed }: Differences): string | null {
	const response = isObject(record.response) ? record.response : {};
	const values =
		idsNamed === undefined
			? [record.id, record.task_id, response.task_id]
			: [record[idsNamed], response.task_id, record.id];
	for (const value of values) {
		const id = nonEmpty(readField(identifier, value));
		if (id !== null) return id;
	}
	return null;
}

/** Whether an object is the result of a task without the record around it: a task id, and no more. */
export function isBareResult(record: JsonObject): boolean {
	const hasTaskId = nonEmpty(readField(identifier, record.task_id)) !== null;
	return hasTaskId && !('id' in record) && !('response' in record);
}

export function partsOf(record: JsonObject, differs: Differences): RecordParts {
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
	const isItsOwn =
		isBareResult(record) ||
		isRefusal(record) ||
		(differs.resultInRecord === true && speaksForItself(record));
	const response = isItsOwn && !isObject(record.response) ? record : record.response;
	return differs.successOfQuery === true && isObject(response) && response.success === true
		? { ...response, success: undefined }
		: response;
}

/** AceData's MCP servers take a record that says so itself for failed; `success: true` there proves nothing. */
function isRefusal({ success, error }: JsonObject): boolean {
	return success === false && isObject(error);
}

/** A record that holds the result itself says how it stands, in a word or a flag. */
function speaksForItself(record: JsonObject): boolean {
	return wordOf(record) !== null || typeof record.success === 'boolean';
}

function outputsOf({ data }: JsonObject, { outputsIn }: Differences): readonly JsonObject[] {
	if (Array.isArray(data)) return data.filter(isObject);
	if (!isObject(data)) return [];
	const list = outputsIn === undefined ? undefined : data[outputsIn];
	return Array.isArray(list) ? list.filter(isObject) : [data];
}

/** @returns the object's own word: `state` (veo) or `status` (seedance); numbers are HTTP codes, not words */
export function wordOf(place: JsonObject): string | null {
	return nonEmpty(place.state) ?? nonEmpty(place.status);
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

/** A number (midjourney), a text with a percent sign (producer), or an object with `percent` (maestro). */
function percentOf(value: unknown): number | null {
	const percent = isObject(value) ? value.percent : value;
	const bare = typeof percent === 'string' ? percent.replace(/\s*%\s*$/, '') : percent;
	const number = readField(quantity, bare);
	return number !== null && number >= 0 && number <= 100 ? number : null;
}
