import type { IDataObject } from 'n8n-workflow';

import type { Wait } from '../asking/answer';
import type { Task } from '../../../core/task/task';
import { detailFieldsOf, mainFieldsOf } from '../../../host/taskFields';
import { nextStepOf } from './tool/nextStep';
import type { Settings } from '../input/settings/settings';

/**
 * @param hasOthers whether other tasks of the same call are not done either
 * @returns the fields of an output item: the task's, simplified or whole, and those of this node
 */
export function fieldsOf(
	task: Task,
	wait: Wait | null,
	settings: Settings,
	hasOthers = false,
): IDataObject {
	const simplified = {
		...mainFieldsOf(task),
		// For a model only: on the canvas the field would be an empty column.
		...(settings.isTool ? { nextStep: nextStepOf(task, wait, hasOthers) } : {}),
		...(wait === null ? {} : { wait: waitFields(wait, settings) }),
	};
	return settings.simplify ? simplified : { ...simplified, ...detailFieldsOf(task) };
}

function waitFields(wait: Wait, { simplify, returnWhen }: Settings): IDataObject {
	const { ended, timedOut, polls, requests, waitedSeconds, lastProblem, lagBoundSeconds, since } =
		wait;
	return {
		ended,
		timedOut,
		polls,
		requests,
		waitedSeconds,
		lastProblem,
		...(simplify ? {} : { lagBoundSeconds }),
		// `itemRequest.ts` reads it back when the Pending output is wired into this node again.
		...(returnWhen === 'anyDone' ? { since } : {}),
	};
}
