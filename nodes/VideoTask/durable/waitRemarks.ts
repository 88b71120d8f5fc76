import type { IExecuteFunctions } from 'n8n-workflow';

import { spanOf } from '../asking/answer';
import { titleOf } from '../form/properties';
import type { Invocation } from '../input/invocation';
import type { Settings } from '../input/settings/settings';

/**
 * Warns, before a wait begins, of what the workflow's author may not expect: in n8n's log, in the editor of a manual
 * run, and above the output.
 *
 * @param afterMs how long the wait is kept in memory before it is suspended, in ms; Infinity for always
 */
export function tellRemarks(
	context: IExecuteFunctions,
	{ settings, part, mode }: Pick<Invocation, 'settings' | 'part' | 'mode'>,
	afterMs: number,
): void {
	if (settings.operation !== 'waitUntilDone' || part !== null) return;
	for (const message of [
		remarkOnMemory(settings, afterMs),
		remarkOnTimeLimit(context, settings, afterMs),
	]) {
		if (message === null) continue;
		context.logger?.warn(`Video Task: ${message}`);
		// While the node waits, the editor shows no hint yet.
		if (mode === 'manual') context.sendMessageToUI?.(message);
		context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
}

/**
 * @returns the remark that a wait stays in memory although 'Wait Mode' is Durable, or null. Only the error output is a
 * reason for that; every other obstacle to a durable wait is a Problem.
 */
function remarkOnMemory({ waitMode }: Settings, afterMs: number): string | null {
	if (waitMode !== 'durable' || Number.isFinite(afterMs)) return null;
	return `This wait stays in memory although ${titleOf('waitMode')} is Durable. After a rest, n8n finds the way to the error output only for items that stand where their input stood. For a durable wait set 'On Error' to 'Continue', or turn ${titleOf('routeByStatus')} off with one id in each input item.`;
}

/**
 * @returns the remark that this workflow's time-out is shorter than 'Max Wait', or null. A time-out that n8n has for
 * all workflows cannot be read.
 */
function remarkOnTimeLimit(
	context: IExecuteFunctions,
	{ maxWaitMinutes }: Settings,
	afterMs: number,
): string | null {
	const limit: unknown = context.getWorkflowSettings?.().executionTimeout;
	if (typeof limit !== 'number' || limit <= 0 || limit >= maxWaitMinutes * 60) return null;
	const whatHappens = afterMs < limit * 1000 ? AFTER_A_REST : WHEN_IT_IS_UP;
	return `The time-out in this workflow's settings (${spanOf(limit)}) is shorter than ${titleOf('maxWaitMinutes')} (${spanOf(maxWaitMinutes * 60)}). ${whatHappens} Nothing is lost: the tasks go on at the provider. Raise the one or lower the other.`;
}

const WHEN_IT_IS_UP =
	'A wait that takes longer is ended by n8n, and no task comes out of this node.';
const AFTER_A_REST =
	'A wait that rests goes on beyond it, but then n8n cancels the workflow when it wakes, and no task comes out of this node.';
