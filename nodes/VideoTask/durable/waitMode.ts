import * as n8nWorkflow from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import { isProblem, problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { SHORTEST_SUSPENSION_MS } from '../../../core/wait/nextLook';
import { titleOf } from '../form/properties';
import type { Call } from '../input/call';
import type { Invocation } from '../input/invocation';
import { triggerThatAnswersAtTheEnd } from './trigger';

/**
 * How long 'Wait Mode' Automatic keeps a wait in memory. "Media generation typically takes 1-5 minutes" (AceData's MCP
 * servers), so most waits never have to be suspended.
 */
const AUTOMATIC_IN_MEMORY_MS = 5 * 60_000;

/**
 * The execution modes in which Automatic may suspend a wait. In other modes, the caller of the execution may take a
 * suspended execution for an ended one.
 */
const AUTOMATIC_MODES: ReadonlySet<string> = new Set(['manual', 'trigger', 'webhook', 'retry']);

/** The settings, and what each input item asks for. */
type Asking = Pick<Invocation, 'settings' | 'requests'>;

/**
 * @returns how long a wait stays in memory before it is suspended between looks, in ms; Infinity if it is never
 * suspended; or the Problem that 'Wait Mode' is Durable but a wait cannot be suspended here
 */
export function suspendsAfterMs(
	context: IExecuteFunctions,
	invocation: Call & Asking,
): number | Problem {
	const { settings, part, mode } = invocation;
	if (settings.operation !== 'waitUntilDone' || settings.waitMode === 'inMemory')
		return Number.POSITIVE_INFINITY;
	if (part === 'look') return 0;
	const obstacle = obstacleTo(context, invocation);
	if (settings.waitMode === 'durable' && obstacle !== null) return obstacle;
	if (losesErrorItems(invocation)) return Number.POSITIVE_INFINITY;
	if (settings.waitMode === 'durable') return 0;
	const suspendsByItself =
		obstacle === null &&
		AUTOMATIC_MODES.has(mode) &&
		keepsItemLinks(invocation) &&
		(settings.pollIntervalSeconds === 0 ||
			settings.pollIntervalSeconds * 1000 >= SHORTEST_SUSPENSION_MS);
	return suspendsByItself ? AUTOMATIC_IN_MEMORY_MS : Number.POSITIVE_INFINITY;
}

/**
 * @returns whether all item links are right after a durable wait. n8n links each item that comes out of it to the input
 * item at the same position, so each must come out at the position of its own input item
 */
function keepsItemLinks(asking: Asking): boolean {
	return asking.settings.returnWhen !== 'anyDone' && keepsPositions(asking);
}

function keepsPositions({ settings: { routeByStatus }, requests }: Asking): boolean {
	if (routeByStatus && requests.length > 1) return false;
	return requests.every((request) => isProblem(request) || request.ids.length <= 1);
}

/**
 * @returns whether n8n would fail to bring all error items to the error output after a durable wait. It brings each
 * there together with the input item that it is linked to, and fails if that link is cut. An item without a link it
 * links to the input item at the same position, which can be a wrong one.
 */
function losesErrorItems(invocation: Call & Asking): boolean {
	return invocation.node.onError === 'continueErrorOutput' && !keepsPositions(invocation);
}

/** @returns why a wait cannot be suspended in this execution, as a Problem; null where it can */
function obstacleTo(context: IExecuteFunctions, call: Call): Problem | null {
	// Exported since n8n 2.41, the first that resumes a parent whose sub-execution ended while n8n was down.
	if (!('WAIT_FOR_SUB_EXECUTION' in n8nWorkflow) || !('executeWorkflow' in context)) {
		return cannotSuspend('this n8n is older than 2.41', 'Update n8n, or choose In Memory.');
	}
	if (call.isTool) {
		return cannotSuspend('an agent does not wait for a tool that rests', 'Choose In Memory.');
	}
	const id = context.getWorkflow()?.id;
	if (!id || id === '__EMPTY__' || !context.getExecutionId()) {
		return cannotSuspend(
			'n8n resumes saved workflows only',
			'Save the workflow and run it again, or choose In Memory.',
		);
	}
	const waiting = triggerThatAnswersAtTheEnd(context, call);
	if (waiting !== null) {
		return cannotSuspend(
			`'${waiting}' answers when the last node finishes, and would answer before the tasks are done`,
			"Let it answer by a Respond to Webhook node behind this one ('Respond' or 'Response Mode' of that trigger), or choose In Memory.",
		);
	}
	return null;
}

function cannotSuspend(why: string, whatToDo: string): Problem {
	return problem('invalidInput', `${titleOf('waitMode')} cannot be Durable here: ${why}`, {
		description: whatToDo,
	});
}
