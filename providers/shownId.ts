import type { Task } from '../core/task/task';
import { isAddress } from '../core/text/taskIds';
import type { Provider } from './provider';

/**
 * A status address, or an id with its place, stands for an id in requests and stored waits; in items and messages the
 * id in it is shown.
 *
 * @returns the id as people know it
 */
export function shownId({ ids }: Pick<Provider, 'ids'>, taskId: string): string {
	const isMore = isAddress(taskId) || ids.place !== undefined;
	return (isMore ? ids.idOfAddress?.(taskId) : null) ?? taskId;
}

/** @returns the task with its id as people know it, and with the service that goes with the id */
export function shownTask(provider: Pick<Provider, 'ids'>, task: Task): Task {
	const taskId = shownId(provider, task.taskId);
	if (taskId === task.taskId) return task;
	const service = provider.ids.place?.serviceOf(task.taskId) ?? task.service;
	return { ...task, taskId, service };
}
