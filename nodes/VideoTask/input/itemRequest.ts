import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../../core/text/json';
import { isProblem, problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Provider } from '../../../providers/registry';
import { serviceOfPath } from '../../../providers/aceDataCloud/services/servicePath';
import { readableTaskIds } from '../../../core/text/llmTaskIds';
import { parseTaskId, parseTaskIds } from '../../../core/text/taskIds';
import { titleOf } from '../form/properties';
import { guarded, shown } from './guarded';
import type { Settings } from './settings';
import { tooManyForModel } from './toolVariant';

/** What one input item asks for. */
export interface ItemRequest {
	readonly itemIndex: number;
	readonly service: string;
	readonly ids: readonly string[];
	/** When an earlier turn of this node began to wait for these ids, in ms since 1970, or null. */
	readonly sinceMs: number | null;
	/** For the first file of a task; '' for one made from its id. */
	readonly fileName: string;
	/** What the item says in the place of an id; then it asks for nothing. */
	readonly carriedError?: CarriedError | undefined;
}

/** As nodes put it out that continue on fail, and APIs that refuse to create a task: a text or an object. */
export type CarriedError = string | IDataObject;

/** @returns what the item asks for, or the Problem with its parameters */
export function readItem(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Settings,
): ItemRequest | Problem {
	const carriedError = carriedErrorOf(context, itemIndex, settings);
	if (carriedError === null) return readRequest(context, itemIndex, settings);
	return { itemIndex, service: '', ids: [], sinceMs: null, fileName: '', carriedError };
}

/**
 * @returns the error that the item brings from an earlier node in the place of an id, or null. It has a way
 * out of its own only where there is an output for what has failed.
 */
function carriedErrorOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ operation, routeByStatus }: Settings,
): CarriedError | null {
	if (operation !== 'waitUntilDone' || !routeByStatus) return null;
	const error = context.getInputData()[itemIndex]?.json.error;
	const isError = isObject(error) || (typeof error === 'string' && error.trim() !== '');
	if (!isError || !holdsNoId(context, itemIndex)) return null;
	return error as CarriedError;
}

/** An expression that fails finds nothing either: it was written for the items that went well. */
function holdsNoId(context: IExecuteFunctions, itemIndex: number): boolean {
	try {
		return isNothing(context.getNodeParameter('taskIds', itemIndex, null));
	} catch {
		return true;
	}
}

function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isNothing);
	return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}

function readRequest(
	context: IExecuteFunctions,
	itemIndex: number,
	{ operation, provider, isTool }: Settings,
): ItemRequest | Problem {
	return guarded(() => {
		const service = serviceOf(context, itemIndex, provider);
		if (typeof service !== 'string') return service;
		const name = operation === 'getTask' ? 'taskId' : 'taskIds';
		const given: unknown = context.getNodeParameter(name, itemIndex, null);
		const value = isTool ? readableTaskIds(given, titleOf(name)) : given;
		if (isObject(value) && isProblem(value)) return value;
		const rest = { fileName: fileNameOf(context, itemIndex), sinceMs: sinceOf(context, itemIndex) };
		if (operation !== 'getTask') {
			const ids = parseTaskIds(value, titleOf(name));
			if (isProblem(ids)) return ids;
			const tooMany = isTool ? tooManyForModel(ids, titleOf(name)) : null;
			return tooMany ?? { itemIndex, service, ids, ...rest };
		}
		const id = parseTaskId(value, titleOf(name));
		return typeof id === 'string' ? { itemIndex, service, ids: [id], ...rest } : id;
	});
}

/** The Pending output of an earlier turn carries it, so that a deadline holds across the turns. */
function sinceOf(context: IExecuteFunctions, itemIndex: number): number | null {
	const wait = context.getInputData()[itemIndex]?.json.wait;
	const since =
		isObject(wait) && typeof wait.since === 'string' ? Date.parse(wait.since) : Number.NaN;
	return Number.isNaN(since) ? null : since;
}

/** Directories are not the workflow's to choose; only the name itself is kept. */
function fileNameOf(context: IExecuteFunctions, itemIndex: number): string {
	const options = context.getNodeParameter('options', itemIndex, {});
	const given = isObject(options) ? options.fileName : '';
	// Rows have numbers for names as often as texts.
	const name = typeof given === 'number' ? String(given) : given;
	return typeof name === 'string' ? (name.trim().split(/[\\/]/).at(-1) ?? '') : '';
}

/** The service by the name in its path, chosen from the list or given by that path. */
function serviceOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ otherService, services }: Provider,
): string | Problem {
	if (services.length === 0) return '';
	const value: unknown = context.getNodeParameter('service', itemIndex, null);
	if (otherService !== null && value === otherService.service) return byPath(context, itemIndex);
	const named = typeof value === 'string' ? serviceOfPath(value) : null;
	if (named !== null && services.some(({ service }) => service === named)) return named;
	const others = otherService === null ? '' : `, or '${otherService.title}' for a new service`;
	return problem('invalidInput', `${titleOf('service')} cannot be ${shown(value)}`, {
		description: `Choose one of ${services.map(({ service }) => service).join(', ')}${others}.`,
	});
}

function byPath(context: IExecuteFunctions, itemIndex: number): string | Problem {
	const value: unknown = context.getNodeParameter('servicePath', itemIndex, null);
	const service = typeof value === 'string' ? serviceOfPath(value) : null;
	return (
		service ??
		problem('invalidInput', `${titleOf('servicePath')} cannot be ${shown(value)}`, {
			description:
				"Give the one part of the API's path before '/tasks': letters, digits, '-' and '_', such as kling.",
		})
	);
}
