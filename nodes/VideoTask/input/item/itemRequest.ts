import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../../core/text/json';
import { isProblem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import { whereIdsComeFrom } from '../../../../providers/createdIds';
import { hintOfForeign } from '../../../../providers/idHints';
import type { Provider } from '../../../../providers/provider';
import { readableTaskIds } from '../../../../core/text/llmTaskIds';
import { isAddress, parseTaskId, parseTaskIds } from '../../../../core/text/taskIds';
import type { IdForms } from '../../../../core/text/taskIds';
import { titleOf } from '../../form/properties';
import { pointedTo } from './idInItem';
import { guarded, parameterAt } from '../readParameter';
import type { ReadContext } from '../readParameter';
import { serviceOf } from './service';
import type { Settings } from '../settings/settings';
import { tooManyForModel } from '../toolVariant';

/** What one input item asks for. */
export interface ItemRequest {
	readonly itemIndex: number;
	readonly service: string;
	readonly ids: readonly string[];
	/** When an earlier run of this node began to wait for these ids, in ms since 1970; null if none did. */
	readonly sinceMs: number | null;
	/** The name for the first file of a task; with '' the name is made from the task's id. */
	readonly fileName: string;
	/** The error that the item carries instead of an id; the item then asks for nothing. */
	readonly carriedError?: CarriedError | undefined;
}

/** An item's `error`: a text or object, of a node that continues on fail or an API that refuses to create a task. */
export type CarriedError = string | IDataObject;

/** An input item. */
interface Item {
	readonly json: IDataObject;
	readonly itemIndex: number;
}

/** An input item, and how to read its parameters. */
interface ReadableItem extends Item {
	/** @returns the parameter's value for the item, null when it has none; throws when its expression fails */
	read(name: string): unknown;
}

/** @returns what the item asks for, or the Problem with its parameters */
export function readItem(
	context: ReadContext,
	{ json, itemIndex }: Item,
	settings: Settings,
): ItemRequest | Problem {
	const read = (name: string) => parameterAt(context, name, itemIndex);
	const item = { json, itemIndex, read };
	const carriedError = carriedErrorOf(item, settings);
	if (carriedError === null) return readRequest(item, settings);
	return { itemIndex, service: '', ids: [], sinceMs: null, fileName: '', carriedError };
}

/**
 * @returns the error that the item brings from an earlier node instead of an id, or null. It is looked for only with
 * 'Wait Until Done' and 'Route by Status', where there is a Failed output for it.
 */
function carriedErrorOf(
	item: ReadableItem,
	{ operation, routeByStatus }: Settings,
): CarriedError | null {
	if (operation !== 'waitUntilDone' || !routeByStatus) return null;
	const { error } = item.json;
	const isError = isObject(error) || (typeof error === 'string' && error.trim() !== '');
	if (!isError || !holdsNoId(item)) return null;
	return error as CarriedError;
}

/** Whether the parameter has no id. If its expression fails, it has none: it was written for items that went well. */
function holdsNoId({ read }: ReadableItem, name = 'taskIds'): boolean {
	try {
		return isNothing(read(name));
	} catch {
		return true;
	}
}

/** @returns the ids; the Problem with an item whose parameter holds no id now says where the item has one */
function pointed(
	ids: readonly string[] | Problem,
	item: ReadableItem,
	settings: Settings,
): readonly string[] | Problem {
	// The user of an agent must not see what the agent's item holds.
	if (!isProblem(ids) || settings.isTool || !holdsNoId(item, idName(settings))) return ids;
	const { createdAs } = settings.provider.ids;
	return pointedTo(ids, item.json, { ...idFormsOf(settings), createdAs });
}

/** @returns which parameter holds the ids */
function idName({ operation }: Settings): 'taskId' | 'taskIds' {
	return operation === 'getTask' ? 'taskId' : 'taskIds';
}

function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isNothing);
	return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}

function readRequest(item: ReadableItem, settings: Settings): ItemRequest | Problem {
	return guarded(() => {
		const { operation, provider } = settings;
		const { itemIndex } = item;
		const service = serviceOf(item, provider);
		if (typeof service !== 'string') return service;
		const rest = { fileName: fileNameOf(item), sinceMs: sinceOf(item) };
		if (operation === 'getRecentTasks') return { itemIndex, service, ids: [], ...rest };
		const ids = pointed(
			guarded(() => readIds(item, settings)),
			item,
			settings,
		);
		if (isProblem(ids)) return ids;
		return { itemIndex, service, ids: placed(ids, item.json, provider), ...rest };
	});
}

function readIds({ read }: ReadableItem, settings: Settings): readonly string[] | Problem {
	const { operation, provider, isTool } = settings;
	const name = idName(settings);
	const title = titleOf(name);
	const forms = idFormsOf(settings);
	const given = read(name);
	const isReadAsIs = !isTool || (forms.idOfAddress !== undefined && isOneAddress(given));
	const value = isReadAsIs ? given : readableTaskIds(given, title);
	if (isObject(value) && isProblem(value)) return value;
	const whereFrom = whereIdsComeFrom(provider);
	if (operation === 'getTask') {
		const id = parseTaskId(value, title, whereFrom, forms);
		return typeof id === 'string' ? [id] : id;
	}
	const ids = parseTaskIds(value, title, whereFrom, forms);
	if (isProblem(ids) || !isTool) return ids;
	return tooManyForModel(ids, title) ?? ids;
}

/**
 * @returns the ids. An item that this node put out, such as a pending one, keeps its task's place in `service`; the
 * task's id comes with that place.
 */
function placed(
	ids: readonly string[],
	json: IDataObject,
	{ id: provider, ids: { place } }: Provider,
): readonly string[] {
	const { taskId, service } = json;
	if (place === undefined || json.provider !== provider || typeof service !== 'string') return ids;
	return ids.map((id) => (id === taskId ? (place.idAt(service, id) ?? id) : id));
}

/** @returns what the provider takes beside plain ids, which may depend on how its own fields are filled in */
function idFormsOf({ provider, own }: Settings): IdForms {
	const { ids } = provider;
	const { allowsSlashes } = ids;
	return {
		allowsSlashes: typeof allowsSlashes === 'function' ? allowsSlashes(own) : allowsSlashes,
		idOfAddress: ids.idOfAddress?.bind(ids),
		hintFor: (id) => hintOfForeign(id, provider),
	};
}

/** Whether a value is a single address. `readableTaskIds` would strip signs from its query as it does around ids. */
function isOneAddress(value: unknown): boolean {
	return typeof value === 'string' && isAddress(value.trim()) && !/\s/.test(value.trim());
}

/**
 * @returns `sinceMs` of the request, from the item's `wait.since`, which items from this node's Pending output have,
 * so that 'Max Wait' counts from the first run; null when the item has none
 */
function sinceOf({ json: { wait } }: Item): number | null {
	const since =
		isObject(wait) && typeof wait.since === 'string' ? Date.parse(wait.since) : Number.NaN;
	return Number.isNaN(since) ? null : since;
}

/** @returns 'File Name' without directories, which a workflow must not choose; '' where none is given */
function fileNameOf({ read }: ReadableItem): string {
	const options = read('options');
	const given = isObject(options) ? options.fileName : '';
	// A name that comes from a table row is often a number.
	const name = typeof given === 'number' ? String(given) : given;
	return typeof name === 'string' ? (name.trim().split(/[\\/]/).at(-1) ?? '') : '';
}
