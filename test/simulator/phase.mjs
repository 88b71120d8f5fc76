/**
 * @typedef {import('./task.mjs').Task} Task
 */

/**
 * Where a task stands. `progress` is how much of that phase is over, 0 to 1.
 *
 * @param {Task} task
 * @param {number} nowMs
 * @returns {{ name: 'queued' | 'running' | 'done', progress: number }}
 */
export function phaseOf(task, nowMs) {
	if (nowMs >= task.finishedAtMs) return { name: 'done', progress: 1 };
	const queueEndMs = task.startedAtMs ?? task.finishedAtMs;
	const queued = nowMs < queueEndMs;
	const [beginMs, endMs] = queued
		? [task.createdAtMs, queueEndMs]
		: [queueEndMs, task.finishedAtMs];
	return {
		name: queued ? 'queued' : 'running',
		progress: (nowMs - beginMs) / (endMs - beginMs),
	};
}

/**
 * @param {Task} task
 * @param {number} nowMs
 */
export function isVisible(task, nowMs) {
	return nowMs >= task.visibleFromMs && nowMs < task.visibleUntilMs;
}
