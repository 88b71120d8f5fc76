import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Answer, Trouble, Wait } from '../asking/answer';
import type { Task } from '../../../core/task/task';
import { fieldsOf } from './fields';
import { renamed } from '../../../host/media/mediaFetcher';
import type { Fetched } from '../../../host/media/mediaFetcher';
import type { CarriedError, ItemRequest } from '../input/itemRequest';
import type { Settings } from '../input/settings';
import { answerForModel } from './tool/toolAnswer';

/** The outputs with 'Route by Status' on, in the order in which the node draws them. */
export const ROUTES = ['Succeeded', 'Pending', 'Failed'] as const;

/** Names that an item from an earlier turn of this node may carry and that must not outlive it. */
const OWN_LEFTOVERS = ['error', 'wait', 'downloadProblem', 'nextStep'] as const;

/** An output item and the output that it belongs to. */
export interface Emitted {
	readonly route: (typeof ROUTES)[number];
	readonly item: INodeExecutionData;
}

/** Which item asked, and how. */
interface Asked {
	readonly itemIndex: number;
	readonly settings: Settings;
	/** Whether other ids of the call are not done either; for the model, where one reads the item. */
	readonly hasOthers?: boolean;
}

/** @returns the item for an answer about a task */
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

/** @returns the item with its task's files, or with the word why they are not there */
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
 * @param nextStep what a model is to do; null where none reads it
 * @returns the item that stands for what could not be learnt
 */
export function errorItem(
	message: string,
	itemIndex: number,
	nextStep: string | null = null,
): Emitted {
	const error = harmless(message);
	const json = nextStep === null ? { error } : { error, nextStep: harmless(nextStep) };
	return { route: 'Failed', item: { json, pairedItem: { item: itemIndex } } };
}

/** @returns the item for one that brings an earlier node's error in the place of an id: that error, as it came */
export function carriedErrorItem(
	error: CarriedError,
	input: INodeExecutionData,
	{ itemIndex, settings }: { readonly itemIndex: number; readonly settings: Settings },
): Emitted {
	const json = settings.includeInputFields ? { ...withoutOwn(input.json, {}), error } : { error };
	return { route: 'Failed', item: { json, pairedItem: { item: itemIndex } } };
}

/**
 * With "any" the Pending output leads back into this node, so what is given up must not come out there:
 * the loop would never end.
 */
function routeOf(
	{ status, failure, done }: Task,
	wait: Wait | null,
	{ returnWhen }: Settings,
): Emitted['route'] {
	const isGivenUp = wait?.ended === 'timeout' || wait?.ended === 'no_answer';
	if (returnWhen === 'anyDone' && isGivenUp) return 'Failed';
	if (!done) return 'Pending';
	return status === 'succeeded' && failure === null ? 'Succeeded' : 'Failed';
}

/** @returns one list of items, or one for each route */
export function outputsOf(emitted: readonly Emitted[], routed: boolean): INodeExecutionData[][] {
	if (!routed) return [emitted.map(({ item }) => item)];
	return ROUTES.map((wanted) =>
		emitted.filter(({ route }) => route === wanted).map(({ item }) => item),
	);
}

/** The input's fields, without those that the task brings and those that an earlier turn left behind. */
function withoutOwn(json: IDataObject, fields: IDataObject): IDataObject {
	const own = new Set([...Object.keys(fields), ...OWN_LEFTOVERS]);
	return Object.fromEntries(Object.entries(json).filter(([name]) => !own.has(name)));
}

/** @returns the error to raise for a parameter, a setting or a credential that cannot be used */
export function inputError(
	node: INode,
	{ message, description }: { readonly message: string; readonly description: string },
	itemIndex: number,
): NodeOperationError {
	return settled(new NodeOperationError(node, message, { description, itemIndex }), message);
}

/** One answer that is raised, and the item that asked. */
export interface Raised {
	readonly answer: Answer;
	readonly trouble: Trouble;
	readonly itemIndex: number;
}

/** @param others what becomes of the other ids, in sentences after the description */
export function answerError(node: INode, first: Raised, others: string): NodeApiError {
	const { message, description, httpCode } = first.trouble;
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: `${description}${others}`,
			itemIndex: first.itemIndex,
			...(httpCode === null ? {} : { httpCode }),
		},
	);
	return settled(error, message);
}

/** @returns the error that ends the execution as canceled: n8n tells it by the word in its message */
export function stopError(node: INode): NodeOperationError {
	return new NodeOperationError(node, 'The execution was canceled', {
		description: 'Nothing is lost: run again, the tasks go on at the provider.',
	});
}

/** n8n replaces whole messages that hold a system code; the message is put back, its codes moved away. */
function settled<Raisable extends NodeApiError | NodeOperationError>(
	error: Raisable,
	message: string,
): Raisable {
	const moved = [...(message.match(SYSTEM_CODES) ?? [])];
	error.message = spelt(harmless(message));
	// Nothing shields the id in a message that is raised, so there it is misspelt, and here it is right.
	const [, id = ''] = TASK_PREFIX.exec(message) ?? [];
	if (spelt(id) !== id) moved.push(id);
	if (moved.length > 0) error.description = `${error.description ?? ''} (${moved.join(', ')})`;
	return error;
}

const SYSTEM_CODES =
	/\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO)\b/gi;

const TASK_PREFIX = /^Task (\S+)(?: \([^)]*\))?: /;

/** Only behind `Task <id>: `, because an id may hold anything. */
function harmless(message: string): string {
	const [prefix = ''] = TASK_PREFIX.exec(message) ?? [];
	const rest = message.slice(prefix.length);
	return prefix + spelt(rest.replace(SYSTEM_CODES, 'a connection problem'));
}

/**
 * n8n takes every error whose message holds this word, in small letters and wherever it stands, for the
 * user's Stop (`workflow-execute` of n8n-core); it does not look at descriptions and items.
 */
function spelt(text: string): string {
	return text.replaceAll('canceled', 'cancelled');
}
