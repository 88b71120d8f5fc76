import type { IDataObject } from 'n8n-workflow';

import { withoutCallbackUrls } from '../core/text/secrets/callbackMembers';
import type { Task } from '../core/task/task';

/**
 * @returns the fields of a task that every item has, also the simplified one. Addresses of callbacks are taken
 * out of its result as they are out of its record.
 */
export function mainFieldsOf(task: Task): IDataObject {
	return {
		taskId: task.taskId,
		status: task.status,
		done: task.done,
		url: task.url,
		videoUrl: task.videoUrl,
		imageUrl: task.imageUrl,
		audioUrl: task.audioUrl,
		lastFrameUrl: task.lastFrameUrl,
		result: withoutCallbackUrls(task.result) as IDataObject,
		media: task.media.map((media) => ({ ...media })),
		urlsExpireAt: task.urlsExpireAt,
		failure: task.failure === null ? null : { ...task.failure },
		pollAfterSeconds: task.pollAfterSeconds,
		provider: task.provider,
		service: task.service,
	};
}

/**
 * @returns the fields of a task that only the whole item has. Addresses of callbacks are taken out of what the
 * provider sent: they often hold a secret of the workflow that created the task.
 */
export function detailFieldsOf(task: Task): IDataObject {
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
