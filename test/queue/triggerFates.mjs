/** How often each task has started the workflow, and when. */
import { resultOf } from '../e2e/runs.mjs';
import { openStatuses } from './waits.mjs';

/**
 * @typedef {import('./cluster.mjs').Cluster} Cluster
 * @typedef {import('./stores.mjs').Stores} Stores
 * @typedef {import('./trigger.mjs').Timed} Timed
 *
 * @typedef {object} Start  an execution that a callback or a poll has started
 * @property {string} id
 * @property {boolean} isWhole  it has ended well
 * @property {{ taskId: string, by: 'callback' | 'schedule', atMs: number }[]} items  what came out of the trigger
 *
 * @typedef {Awaited<ReturnType<typeof triggerFatesOf>>} TriggerFates
 */

/**
 * @param {Stores} stores
 * @param {string} workflowId
 * @returns {Promise<{ id: string, status: string }[]>}
 */
async function executionsOf({ rows }, workflowId) {
	return await rows(
		`select id::text, status from execution_entity where "workflowId" = $1 order by id`,
		[workflowId],
	);
}

/** @param {Stores} stores @param {string} workflowId */
export async function hasOpenExecutions(stores, workflowId) {
	const executions = await executionsOf(stores, workflowId);
	return executions.some(({ status }) => openStatuses.includes(status));
}

/**
 * To be asked when a worker has just been killed: n8n empties an execution that it gives up.
 *
 * @param {Stores} stores
 * @param {string} workflowId
 * @param {readonly string[]} taskIds
 * @returns {Promise<Map<string, readonly string[]>>} the tasks of each execution that has not ended
 */
export async function executionsInHand({ rows }, workflowId, taskIds) {
	/** @type {{ id: string, data: string }[]} */
	const open = await rows(
		`select e.id::text, d.data from execution_entity e join execution_data d on d."executionId" = e.id
		where e."workflowId" = $1 and e.status = any($2)`,
		[workflowId, openStatuses],
	);
	return new Map(
		open.map(({ id, data }) => [id, taskIds.filter((taskId) => data.includes(taskId))]),
	);
}

/** Executions that have ended change no more. @type {Map<string, Start>} */
const read = new Map();

/**
 * @param {Cluster} cluster
 * @param {Stores} stores
 * @param {string} workflowId
 * @returns {Promise<Start[]>} of the executions that have ended
 */
export async function startsOf({ rest }, stores, workflowId) {
	const starts = [];
	for (const { id, status } of await executionsOf(stores, workflowId)) {
		if (openStatuses.includes(status)) continue;
		const start = read.get(id) ?? startIn(resultOf(await rest.execution(id)));
		read.set(id, start);
		starts.push(start);
	}
	return starts;
}

/** @param {import('../e2e/runs.mjs').Run} run @returns {Start} */
function startIn(run) {
	const atMs = run.beganMs('Started');
	const items = run.items('Started').map(({ json }) => ({
		...{ taskId: String(json['taskId']), by: json['trigger']?.by ?? 'callback', atMs },
	}));
	return { id: run.id, isWhole: run.status === 'success', items };
}

/** @param {readonly number[]} values */
function spread(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return { count: values.length, mean, most: sorted.at(-1) ?? NaN };
}

/**
 * @param {readonly Timed[]} tasks
 * @param {readonly Start[]} starts
 * @param {ReadonlyMap<string, readonly string[]>} cut  the tasks of executions that were open when a worker died
 */
export function triggerFatesOf(tasks, starts, cut) {
	/** @type {Map<string, { by: string, atMs: number }[]>} */
	const came = new Map(tasks.map(({ id }) => [id, []]));
	const strange = [];
	for (const { taskId, ...at } of starts.flatMap(({ items }) => items)) {
		const known = came.get(taskId);
		if (known === undefined) strange.push(taskId);
		else known.push(at);
	}
	const crashed = starts.filter(({ isWhole }) => !isWhole).map(({ id }) => cut.get(id) ?? []);
	const ofCrashed = new Set(crashed.flat());
	const ids = (/** @type {(id: string, times: number) => boolean} */ isWanted) =>
		[...came].filter(([id, { length }]) => isWanted(id, length)).map(([id]) => id);
	const lags = tasks.flatMap(({ id, endsAtMs }) => {
		const [first] = [...(came.get(id) ?? [])].sort((one, other) => one.atMs - other.atMs);
		return first === undefined ? [] : [{ by: first.by, seconds: (first.atMs - endsAtMs) / 1000 }];
	});
	const lagsBy = (/** @type {string} */ way) =>
		spread(lags.filter(({ by }) => by === way).map(({ seconds }) => seconds));
	return {
		once: ids((_id, times) => times === 1).length,
		crashedExecutions: crashed.length,
		ofCrashed: ids((id, times) => times === 0 && ofCrashed.has(id)),
		beside: ids((id, times) => times === 1 && ofCrashed.has(id)),
		missing: ids((id, times) => times === 0 && !ofCrashed.has(id)),
		doubled: ids((_id, times) => times > 1),
		/** Items about no task of the measurement. */
		strange: strange.length,
		lag: {
			all: spread(lags.map(({ seconds }) => seconds)),
			callback: lagsBy('callback'),
			schedule: lagsBy('schedule'),
		},
	};
}
