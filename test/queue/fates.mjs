/** What became of each task. */
import { ended } from '../e2e/runs.mjs';
import { openStatuses } from './waits.mjs';

/**
 * @typedef {import('./cluster.mjs').Cluster} Cluster
 * @typedef {import('./stores.mjs').Stores} Stores
 *
 * @typedef {object} Fates  How many of the tasks came out how.
 * @property {number} tasks
 * @property {number} finished  with their result
 * @property {number} asTheyStood  with their last known state: their worker died while it looked
 * @property {number} failed  in no item, because n8n has given their execution up, and shows it as failed
 * @property {string[]} lost  in no item, though their execution ended well
 * @property {string[]} errors  how the other executions ended
 */

/**
 * To be asked before anything is killed: n8n empties an execution that it gives up.
 *
 * @param {Stores} stores
 * @param {string} workflowId
 * @param {readonly string[]} taskIds
 * @returns {Promise<Map<string, string>>} the execution that waits for each task
 */
export async function executionsByTask({ rows }, workflowId, taskIds) {
	/** @type {{ id: string, data: string }[]} */
	const stored = await rows(
		`select e.id::text, d.data from execution_entity e join execution_data d on d."executionId" = e.id
		where e."workflowId" = $1 and e.mode = 'webhook'`,
		[workflowId],
	);
	/** @type {Map<string, string>} */
	const found = new Map();
	for (const taskId of taskIds) {
		const execution = stored.find(({ data }) => data.includes(taskId));
		if (execution !== undefined) found.set(taskId, execution.id);
	}
	return found;
}

/**
 * Reads every execution and looks for every task.
 *
 * @param {Cluster} cluster
 * @param {readonly { id: string, status: string }[]} executions
 * @param {readonly string[]} taskIds
 * @param {ReadonlyMap<string, string>} executionByTask
 * @returns {Promise<Fates>}
 */
export async function fatesOf({ rest }, executions, taskIds, executionByTask) {
	/** @type {Map<string, string>} */
	const states = new Map();
	/** @type {Set<string | undefined>} */
	const failed = new Set();
	/** @type {string[]} */
	const errors = [];
	for (const { id, status } of executions) {
		if (status !== 'success') failed.add(id);
		if (openStatuses.includes(status)) {
			errors.push(`${id} still ${status}`);
			continue;
		}
		const run = await ended(rest, id, 1);
		for (const { json } of run.items('Result')) states.set(json['taskId'], json['status']);
		if (status !== 'success') errors.push(`${id} ${status}: ${run.error}`);
	}
	const came = [...states.values()];
	const missing = taskIds.filter((id) => !states.has(id));
	const hasFailed = (/** @type {string} */ id) => failed.has(executionByTask.get(id));
	return {
		tasks: taskIds.length,
		finished: came.filter((status) => status === 'succeeded').length,
		asTheyStood: came.filter((status) => status !== 'succeeded').length,
		failed: missing.filter(hasFailed).length,
		lost: missing.filter((id) => !hasFailed(id)),
		errors,
	};
}
