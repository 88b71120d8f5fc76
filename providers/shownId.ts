import type { Task } from '../core/task/task';
import { isAddress } from '../core/text/taskIds';
import type { Provider } from './provider';

/**
 * A status address stands for an id in requests and stored waits; in items and messages the id in it is shown.
 *
 * @returns the id as people know it
 */
export function shownId({ ids }: Pick<Provider, 'ids'>, taskId: string): string {
	return (isAddress(taskId) ? ids.idOfAddress?.(taskId) : null) ?? taskId;
}

/** @returns the task with its id as people know it */
export function shownTask(provider: Pick<Provider, 'ids'>, task: Task): Task {
	const taskId = shownId(provider, task.taskId);
	return taskId === task.taskId ? task : { ...task, taskId };
}
