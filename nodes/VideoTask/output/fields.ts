import type { IDataObject } from 'n8n-workflow';

import type { Wait } from '../asking/answer';
import { withoutCallbackUrls } from '../../../core/text/secrets/callbackMembers';
import type { Task } from '../../../core/task/task';
import { nextStepOf } from './tool/nextStep';
import type { Settings } from '../input/settings';

/**
 * @param hasOthers whether other tasks of the same call are not done either
 * @returns the fields of the normalized item, simplified or whole
 */
export function fieldsOf(
	task: Task,
	wait: Wait | null,
	settings: Settings,
	hasOthers = false,
): IDataObject {
	const simplified = {
		taskId: task.taskId,
		status: task.status,
		done: task.done,
		url: task.url,
		videoUrl: task.videoUrl,
		imageUrl: task.imageUrl,
		audioUrl: task.audioUrl,
		lastFrameUrl: task.lastFrameUrl,
		media: task.media.map((media) => ({ ...media })),
		urlsExpireAt: task.urlsExpireAt,
		failure: task.failure === null ? null : { ...task.failure },
		pollAfterSeconds: task.pollAfterSeconds,
		provider: task.provider,
		service: task.service,
		// For a model; on the canvas it would be an empty column.
		...(settings.isTool ? { nextStep: nextStepOf(task, wait, hasOthers) } : {}),
		...(wait === null ? {} : { wait: waitFields(wait, settings) }),
	};
	return settings.simplify ? simplified : { ...simplified, ...detailsOf(task) };
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
		// Read back when the Pending output is wired into this node again.
		...(returnWhen === 'anyDone' ? { since } : {}),
	};
}

function detailsOf(task: Task): IDataObject {
	return {
		providerStatus: task.providerStatus,
		upstreamTaskId: task.upstreamTaskId,
		traceId: task.traceId,
		model: task.model,
		prompt: task.prompt,
		thumbnailUrl: task.thumbnailUrl,
		createdAt: task.createdAt,
		startedAt: task.startedAt,
		finishedAt: task.finishedAt,
		elapsedSeconds: task.elapsedSeconds,
		progress: task.progress,
		cost: task.cost === null ? null : { ...task.cost },
		usage: withoutCallbackUrls(task.usage) as IDataObject,
		details: { ...task.details },
		raw: withoutCallbackUrls(task.raw) as IDataObject,
	};
}
