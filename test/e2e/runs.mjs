import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('../../scripts/n8n/rest.mjs').N8nRest} N8nRest
 * @typedef {import('../../scripts/n8n/exampleWorkflows.mjs').Workflow} Workflow
 * @typedef {{ json: Record<string, any>, binary?: Record<string, any> }} Item
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {string} status
 * @property {string} error  the message with which it ended; empty when it ended well
 * @property {string} errorDescription
 * @property {number | null} errorItemIndex  the input item that the error is about
 * @property {(node: string, output?: number) => Item[]} items  all that came out of a node
 * @property {(node: string) => number} beganMs  when a node began first, in ms since 1970; NaN where it did not
 */

export const triggerName = "When clicking 'Execute workflow'";

const lookEveryMs = 300;
const endStates = ['success', 'error', 'canceled', 'crashed'];

/**
 * n8n stores a run with every text and object once, and indices in their place (the package `flatted`).
 *
 * @param {string} text
 * @returns {any}
 */
function unflatten(text) {
	/** @type {readonly unknown[]} */
	const values = JSON.parse(text);
	const made = new Map();
	const at = (/** @type {number} */ index) => {
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		if (made.has(index)) return made.get(index);
		/** @type {any} */
		const whole = Array.isArray(value) ? [] : {};
		made.set(index, whole);
		for (const [name, part] of Object.entries(value)) {
			whole[name] = typeof part === 'string' ? at(Number(part)) : part;
		}
		return whole;
	};
	return at(0);
}

/**
 * @param {import('../../scripts/n8n/rest.mjs').Execution} execution
 * @returns {Run}
 */
export function resultOf({ id, status, data }) {
	const { resultData } = typeof data === 'string' ? unflatten(data) : data;
	const { runData = {}, error } = resultData ?? {};
	return {
		id,
		status,
		error: error?.message ?? '',
		errorDescription: error?.description ?? '',
		errorItemIndex: error?.context?.itemIndex ?? null,
		beganMs: (node) => runData[node]?.[0]?.startTime ?? NaN,
		items: (node, output = 0) =>
			(runData[node] ?? []).flatMap((/** @type {any} */ one) => one.data?.main?.[output] ?? []),
	};
}

/**
 * @param {N8nRest} rest
 * @param {string} executionId
 * @param {number} [withinSeconds]
 * @returns {Promise<Run>}
 */
export async function ended(rest, executionId, withinSeconds = 120) {
	const deadlineMs = Date.now() + withinSeconds * 1000;
	for (;;) {
		const execution = await rest.execution(executionId);
		if (endStates.includes(execution.status)) return resultOf(execution);
		if (Date.now() > deadlineMs) {
			throw new Error(`The execution is still ${execution.status} after ${withinSeconds} s`);
		}
		await sleep(lookEveryMs);
	}
}

/**
 * @param {N8nRest} rest
 * @param {Workflow} workflow
 * @returns {Promise<string>} the execution's id
 */
export async function start(rest, { name, nodes, connections, settings = {} }) {
	const { id } = await rest.ask('POST', '/rest/workflows', { name, nodes, connections, settings });
	return await rest.run(id, triggerName);
}

/**
 * @param {N8nRest} rest
 * @param {Workflow} workflow
 * @param {number} [withinSeconds]
 */
export async function run(rest, workflow, withinSeconds) {
	return await ended(rest, await start(rest, workflow), withinSeconds);
}

/**
 * A trigger and one Video Task node.
 *
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, { id: string, name: string }>} credentials
 * @returns {Workflow}
 */
export function singleNodeWorkflow(parameters, credentials) {
	const position = (/** @type {number} */ x) => [x, 0];
	const nodes = [
		{
			...{ id: 'trigger', name: triggerName, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
			...{ position: position(0), parameters: {} },
		},
		{
			...{
				id: 'task',
				name: 'Video Task',
				type: 'n8n-nodes-video-tasks.videoTask',
				typeVersion: 1,
			},
			...{ position: position(220), parameters, credentials },
		},
	];
	const connections = {
		[triggerName]: { main: [[{ node: 'Video Task', type: 'main', index: 0 }]] },
	};
	return { name: 'Test', nodes, connections };
}
