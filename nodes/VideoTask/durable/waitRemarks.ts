import type { IExecuteFunctions } from 'n8n-workflow';

import { spanOf } from '../asking/answer';
import { titleOf } from '../form/properties';
import { partOf } from '../input/storedWait';
import type { Settings } from '../input/settings';

/** Tells, before a wait begins, what its author may not expect of it: in n8n's log, in the editor, and over the output. */
export function tellRemarks(
	context: IExecuteFunctions,
	settings: Settings,
	restsAfterMs: number,
): void {
	if (settings.operation !== 'waitUntilDone' || partOf(context) !== null) return;
	for (const message of [
		remarkOnMemory(settings, restsAfterMs),
		remarkOnTimeLimit(context, settings, restsAfterMs),
	]) {
		if (message === null) continue;
		context.logger?.warn(`Video Task: ${message}`);
		// While the node waits, the editor shows no hint yet.
		if (context.getMode() === 'manual') context.sendMessageToUI?.(message);
		context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
}

/** What keeps a wait in memory though it is to be durable, and still lets it wait, is the error output. */
function remarkOnMemory({ waitMode }: Settings, restsAfterMs: number): string | null {
	if (waitMode !== 'durable' || Number.isFinite(restsAfterMs)) return null;
	return `This wait stays in memory although ${titleOf('waitMode')} is Durable. After a rest, n8n finds the way to the error output only for items that stand where their input stood. For a durable wait set 'On Error' to 'Continue', or turn ${titleOf('routeByStatus')} off with one id in each input item.`;
}

/** The time-out of all workflows of an n8n cannot be read, that of this workflow can. */
function remarkOnTimeLimit(
	context: IExecuteFunctions,
	{ maxWaitMinutes }: Settings,
	restsAfterMs: number,
): string | null {
	const limit: unknown = context.getWorkflowSettings?.().executionTimeout;
	if (typeof limit !== 'number' || limit <= 0 || limit >= maxWaitMinutes * 60) return null;
	const whatHappens = restsAfterMs < limit * 1000 ? AFTER_A_REST : WHEN_IT_IS_UP;
	return `The time-out in this workflow's settings (${spanOf(limit)}) is shorter than ${titleOf('maxWaitMinutes')} (${spanOf(maxWaitMinutes * 60)}). ${whatHappens} Nothing is lost: the tasks go on at the provider. Raise the one or lower the other.`;
}

const WHEN_IT_IS_UP =
	'A wait that takes longer is ended by n8n, and no task comes out of this node.';
const AFTER_A_REST =
	'A wait that rests goes on beyond it, but then n8n cancels the workflow when it wakes, and no task comes out of this node.';
