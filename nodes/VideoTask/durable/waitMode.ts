import * as n8nWorkflow from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import { isProblem, problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { SHORTEST_REST_MS } from '../../../core/wait/nextLook';
import { titleOf } from '../form/properties';
import type { ItemRequest } from '../input/itemRequest';
import { partOf } from '../input/storedWait';
import type { Settings } from '../input/settings';
import { isTool } from '../input/toolVariant';
import { triggerThatAnswersAtTheEnd } from './trigger';

/** "Media generation typically takes 1-5 minutes" (AceData's MCP servers): most waits never have to rest. */
const AUTOMATIC_IN_MEMORY_MS = 5 * 60_000;

/** In other modes whoever started the execution may take its resting for its end. */
const AUTOMATIC_MODES: ReadonlySet<string> = new Set(['manual', 'trigger', 'webhook', 'retry']);

/**
 * @returns how long a wait is kept in memory before it rests between looks, in ms; Infinity for always;
 * or the Problem that it cannot rest though it is asked to
 */
export function restsAfterMs(
	context: IExecuteFunctions,
	settings: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
): number | Problem {
	if (settings.operation !== 'waitUntilDone' || settings.waitMode === 'inMemory')
		return Number.POSITIVE_INFINITY;
	if (partOf(context) === 'look') return 0;
	const obstacle = obstacleTo(context);
	if (settings.waitMode === 'durable' && obstacle !== null) return obstacle;
	if (losesErrorItems(context, settings, requests)) return Number.POSITIVE_INFINITY;
	if (settings.waitMode === 'durable') return 0;
	const restsByItself =
		obstacle === null &&
		AUTOMATIC_MODES.has(context.getMode()) &&
		keepsItemLinks(settings, requests) &&
		(settings.pollIntervalSeconds === 0 || settings.pollIntervalSeconds * 1000 >= SHORTEST_REST_MS);
	return restsByItself ? AUTOMATIC_IN_MEMORY_MS : Number.POSITIVE_INFINITY;
}

/** n8n links the items that come out of a rest by their position, so each must stand where its input stood. */
function keepsItemLinks(
	settings: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
): boolean {
	return settings.returnWhen !== 'anyDone' && keepsPositions(settings, requests);
}

function keepsPositions(
	{ routeByStatus }: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
): boolean {
	if (routeByStatus && requests.length > 1) return false;
	return requests.every((request) => isProblem(request) || request.ids.length <= 1);
}

/**
 * To its error output n8n brings an item with the input item that it is linked to, and fails where that
 * link is cut. Items without a link it links to the input item at their position, which is another one.
 */
function losesErrorItems(
	context: IExecuteFunctions,
	settings: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
): boolean {
	return context.getNode().onError === 'continueErrorOutput' && !keepsPositions(settings, requests);
}

function obstacleTo(context: IExecuteFunctions): Problem | null {
	// Exported since 2.41, the first n8n that wakes a parent whose sub-execution ended while n8n was down.
	if (!('WAIT_FOR_SUB_EXECUTION' in n8nWorkflow) || !('executeWorkflow' in context)) {
		return cannotRest('this n8n is older than 2.41', 'Update n8n, or choose In Memory.');
	}
	if (isTool(context)) {
		return cannotRest('an agent does not wait for a tool that rests', 'Choose In Memory.');
	}
	const id = context.getWorkflow()?.id;
	if (!id || id === '__EMPTY__' || !context.getExecutionId()) {
		return cannotRest(
			'n8n resumes saved workflows only',
			'Save the workflow and run it again, or choose In Memory.',
		);
	}
	const waiting = triggerThatAnswersAtTheEnd(context);
	if (waiting !== null) {
		return cannotRest(
			`'${waiting}' answers when the last node finishes, and would answer before the tasks are done`,
			"Let it answer by a Respond to Webhook node behind this one ('Respond' or 'Response Mode' of that trigger), or choose In Memory.",
		);
	}
	return null;
}

function cannotRest(why: string, whatToDo: string): Problem {
	return problem('invalidInput', `${titleOf('waitMode')} cannot be Durable here: ${why}`, {
		description: whatToDo,
	});
}
