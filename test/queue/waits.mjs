/** Many waits at once in a published workflow, and what became of each. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {'durable' | 'inMemory'} WaitMode
 * @typedef {import('./cluster.mjs').Cluster} Cluster
 * @typedef {import('./stores.mjs').Stores} Stores
 * @typedef {import('../simulator/simulator.mjs').Simulator} Simulator
 * @typedef {{ count: number, shortestSeconds: number, longestSeconds: number }} Load  how many waits, for how long
 */

/** How many are sent to n8n at a time. */
const atATime = 10;
const lookEveryMs = 1000;

/** An execution that has not ended has one of these. */
export const openStatuses = ['new', 'running', 'waiting'];

/**
 * @param {WaitMode} waitMode
 * @param {Cluster['credentials']} credentials
 */
function workflowOf(waitMode, credentials) {
	const node = (/** @type {string} */ name, /** @type {string} */ type, more = {}) => ({
		...{ id: name, name, type, position: [0, 0], parameters: {}, ...more },
	});
	const nodes = [
		node('Webhook', 'n8n-nodes-base.webhook', {
			typeVersion: 2,
			webhookId: `wait-${waitMode}`,
			parameters: { httpMethod: 'POST', path: `wait-${waitMode}`, responseMode: 'onReceived' },
		}),
		node('Video Task', 'n8n-nodes-video-tasks.videoTask', {
			typeVersion: 1,
			credentials,
			parameters: {
				operation: 'waitUntilDone',
				taskIds: '={{ $json.body.taskIds }}',
				routeByStatus: false,
				// So long that the last wait has begun to rest before the first one wakes, also where n8n is slow.
				options: { waitMode, ...(waitMode === 'durable' && { pollIntervalSeconds: 120 }) },
			},
		}),
		node('Result', 'n8n-nodes-base.noOp', { typeVersion: 1 }),
	];
	const to = (/** @type {string} */ name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const connections = { Webhook: to('Video Task'), 'Video Task': to('Result') };
	return { name: `Wait ${waitMode}`, nodes, connections, settings: { executionOrder: 'v1' } };
}

/**
 * Saves and publishes the workflow.
 *
 * @param {Cluster} cluster
 * @param {Stores} stores
 * @param {WaitMode} waitMode
 * @returns {Promise<{ id: string, url: string }>} its id, and where a request starts a wait
 */
export async function publish({ rest, credentials, main }, { rows }, waitMode) {
	const workflow = workflowOf(waitMode, credentials);
	const { id, versionId } = await rest.ask('POST', '/rest/workflows', workflow);
	await rest.ask('POST', `/rest/workflows/${id}/activate`, { versionId });
	// n8n answers before the webhook is there.
	const registered = `select 1 from webhook_entity where "workflowId" = $1`;
	while ((await rows(registered, [id])).length === 0) await sleep(lookEveryMs);
	return { id, url: `${main.url}/webhook/wait-${waitMode}` };
}

/**
 * Starts waits for one, two or three tasks each, whose times to run are spread evenly.
 *
 * @param {Simulator} simulator
 * @param {string} url  the webhook's
 * @param {Load} load
 * @returns {Promise<string[]>} all task ids
 */
export async function startWaits(simulator, url, { count, shortestSeconds, longestSeconds }) {
	/** @type {string[]} */
	const all = [];
	const start = async (/** @type {number} */ wait) => {
		const taskIds = Array.from({ length: 1 + (wait % 3) }, (_, index) => {
			// Steps of the golden ratio spread evenly, however many there are.
			const share = ((wait * 3 + index) * 0.618) % 1;
			const runSeconds = shortestSeconds + share * (longestSeconds - shortestSeconds);
			return simulator.createTask({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds });
		});
		all.push(...taskIds);
		const headers = { 'content-type': 'application/json' };
		const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ taskIds }) });
		if (!answer.ok) throw new Error(`The webhook answers ${answer.status}: ${await answer.text()}`);
	};
	for (let wait = 0; wait < count; wait += atATime) {
		const batch = Array.from(
			{ length: Math.min(atATime, count - wait) },
			(_, index) => wait + index,
		);
		await Promise.all(batch.map(start));
	}
	return all;
}

/**
 * @param {Stores} stores
 * @param {string} workflowId
 * @returns {Promise<{ id: string, status: string }[]>} the executions that wait, without their sub-workflows
 */
export async function executionsOf({ rows }, workflowId) {
	return await rows(
		`select id::text, status from execution_entity where "workflowId" = $1 and mode = 'webhook' order by id`,
		[workflowId],
	);
}

/**
 * @param {Stores} stores
 * @param {string} workflowId
 * @param {{ count: number, withinSeconds: number }} expected
 */
export async function allEnded(stores, workflowId, { count, withinSeconds }) {
	const deadlineMs = Date.now() + withinSeconds * 1000;
	for (;;) {
		const executions = await executionsOf(stores, workflowId);
		const left = executions.filter(({ status }) => openStatuses.includes(status));
		if (executions.length >= count && left.length === 0) return executions;
		if (Date.now() > deadlineMs) return executions;
		await sleep(lookEveryMs);
	}
}
