/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./runs.mjs').Item} Item
 */

/**
 * @param {RunningN8n} running
 * @param {number} runSeconds
 * @param {Partial<import('../simulator/task.mjs').TaskRequest>} [more]
 */
export function taskOf({ simulator }, runSeconds, more = {}) {
	return simulator.createTask({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds, ...more });
}

/** @param {readonly string[]} ids */
export function rowsOf(ids) {
	return ids.map((taskId, row) => ({ taskId, row }));
}

/** @param {readonly Item[]} items */
export function json(items) {
	return items.map((item) => item.json);
}
