import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Wait } from '../asking/answer';
import type { Task } from '../../../core/task/task';
import { fieldsOf } from './fields';
import { renamed } from '../../../host/media/mediaFetcher';
import type { Fetched } from '../../../host/media/mediaFetcher';
import type { CarriedError, ItemRequest } from '../input/item/itemRequest';
import type { Settings } from '../input/settings/settings';
import { withoutN8nKeywords } from './raise';
import { answerForModel } from './tool/toolAnswer';

/** The outputs with 'Route by Status' on, in the order in which the node draws them. */
export const ROUTES = ['Succeeded', 'Pending', 'Failed'] as const;

/** Fields that an input item may have from an earlier run of this node; they are not copied to the output. */
const OWN_LEFTOVERS = ['error', 'wait', 'downloadProblem', 'nextStep'] as const;

/** An output item and the output that it belongs to. */
export interface Emitted {
	readonly route: (typeof ROUTES)[number];
	readonly item: INodeExecutionData;
}

/** The input item that asked, and the settings. */
interface Asked {
	readonly itemIndex: number;
	readonly settings: Settings;
	/** Whether other ids of the call are not done either; `nextStep` says so, a field of a model's items only. */
	readonly hasOthers?: boolean;
}

/** @returns the output item for a task: shortened for a model, with the input's fields if the settings say so */
export function taskItem(
	task: Task,
	wait: Wait | null,
	input: INodeExecutionData,
	{ itemIndex, settings, hasOthers }: Asked,
): Emitted {
	const whole = fieldsOf(task, wait, settings, hasOthers);
	const fields = settings.isTool ? answerForModel(whole, settings) : whole;
	const json = settings.includeInputFields
		? { ...withoutOwn(input.json, fields), ...fields }
		: fields;
	return { route: routeOf(task, wait, settings), item: { json, pairedItem: { item: itemIndex } } };
}

/** @returns the item with its task's files, and in `downloadProblem` why some are missing, or null */
export function withMedia(
	{ route, item }: Emitted,
	fetched: Fetched | null,
	{ fileName }: ItemRequest,
	{ binaryPropertyName }: Settings,
): Emitted {
	const json = { ...item.json, downloadProblem: fetched?.problem ?? null };
	if (fetched === null || Object.keys(fetched.binary).length === 0)
		return { route, item: { ...item, json } };
	return {
		route,
		item: { ...item, json, binary: renamed(fetched.binary, fileName, binaryPropertyName) },
	};
}

/**
 * @param nextStep what a model is to do; null when no model reads the item
 * @returns the item, for the Failed output, that tells of an id that could not be learnt or an item that cannot be read
 */
export function errorItem(
	message: string,
	itemIndex: number,
	nextStep: string | null = null,
): Emitted {
	const error = withoutN8nKeywords(message);
	const json = nextStep === null ? { error } : { error, nextStep: withoutN8nKeywords(nextStep) };
	return { route: 'Failed', item: { json, pairedItem: { item: itemIndex } } };
}

/** @returns the output item for an input item that carries an earlier node's error instead of an id: the same error */
export function carriedErrorItem(
	error: CarriedError,
	input: INodeExecutionData,
	{ itemIndex, settings }: { readonly itemIndex: number; readonly settings: Settings },
): Emitted {
	const json = settings.includeInputFields ? { ...withoutOwn(input.json, {}), error } : { error };
	return { route: 'Failed', item: { json, pairedItem: { item: itemIndex } } };
}

/**
 * @returns the output of a task. With 'Return When' set to 'Any Is Done', workflows wire the Pending output back
 * into this node, so a task whose wait is given up goes to Failed: otherwise the loop would never end.
 */
function routeOf(
	{ status, failure, done }: Task,
	wait: Wait | null,
	{ returnWhen }: Settings,
): Emitted['route'] {
	const isGivenUp = wait?.ended === 'timeout' || wait?.ended === 'no_answer';
	if (returnWhen === 'anyDone' && isGivenUp) return 'Failed';
	if (!done || isOwed(failure, wait)) return 'Pending';
	return status === 'succeeded' && failure === null ? 'Succeeded' : 'Failed';
}

/** Whether the next look may bring the result of a task that succeeded, because other tasks ended the wait early. */
function isOwed(failure: Task['failure'], wait: Wait | null): boolean {
	const isCutShort = wait?.ended === 'any_done' || wait?.ended === 'urls_expiring';
	return isCutShort && failure?.reason === 'no_media';
}

/** @returns the items by output, as n8n takes them: one list for each of `ROUTES` when `routed`, else one list */
export function outputsOf(emitted: readonly Emitted[], routed: boolean): INodeExecutionData[][] {
	if (!routed) return [emitted.map(({ item }) => item)];
	return ROUTES.map((wanted) =>
		emitted.filter(({ route }) => route === wanted).map(({ item }) => item),
	);
}

/** @returns the input item's fields, without those that `fields` has too and those of an earlier run of this node */
function withoutOwn(json: IDataObject, fields: IDataObject): IDataObject {
	const own = new Set([...Object.keys(fields), ...OWN_LEFTOVERS]);
	return Object.fromEntries(Object.entries(json).filter(([name]) => !own.has(name)));
}
