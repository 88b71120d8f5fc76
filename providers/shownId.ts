import type { Task } from '../core/task/task';
import { isAddress } from '../core/text/taskIds';
import type { Provider } from './provider';

/**
 * @returns the bare id, as items and messages show it. Requests and saved waits may hold a status address, or an
 * id with its place, instead.
 */
export function shownId({ ids }: Pick<Provider, 'ids'>, taskId: string): string {
	const isMore = isAddress(taskId) || ids.place !== undefined;
	return (isMore ? ids.idOfAddress?.(taskId) : null) ?? taskId;
}

/** @returns the task with its bare id, and with the service that the place beside the id names, if any */
export function shownTask(provider: Pick<Provider, 'ids'>, task: Task): Task {
	const taskId = shownId(provider, task.taskId);
	if (taskId === task.taskId) return task;
	const service = provider.ids.place?.serviceOf(task.taskId) ?? task.service;
	return { ...task, taskId, service };
}
