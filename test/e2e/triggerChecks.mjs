import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { callBackAll } from '../simulator/callbacks.mjs';
import { node, main } from './durableWorkflows.mjs';
import { resultOf } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('../simulator/callbacks.mjs').Ended} Ended
 */

const triggerName = 'Video Task Trigger';

/** n8n takes no poll times below a minute. */
const pollTimes = { item: [{ mode: 'everyMinute' }] };

/**
 * A trigger and a node behind it, made live.
 *
 * @param {RunningN8n} running
 * @param {string} name
 * @param {Record<string, unknown>} parameters
 */
export async function publishTrigger({ rest, credentials, url }, name, parameters) {
	const webhookId = crypto.randomUUID();
	const trigger = node('trigger', triggerName, parameters, { webhookId, credentials });
	const after = node('noOp', 'After', {});
	const { id } = await rest.ask('POST', '/rest/workflows', {
		...{ name, nodes: [trigger, after], settings: { executionOrder: 'v1' } },
		connections: { [triggerName]: main([['After']]) },
	});
	await rest.publish(id);
	await sleep(2_000);
	return { workflowId: id, url: `${url}/webhook/${webhookId}/webhook` };
}

/**
 * @param {RunningN8n} running
 * @param {string} workflowId
 * @returns {Promise<{ ids: string[], cutOffMs: number[] }>} the ids of the tasks that came out behind the trigger, one
 * for each time, and when the executions began that a kill cut off: n8n empties those, so their tasks are not known
 */
async function startedFor({ rest }, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const ids = [];
	const cutOffMs = [];
	let lastId = '';
	for (;;) {
		const more = lastId === '' ? '' : `&lastId=${lastId}`;
		const { results } = await rest.ask('GET', `/rest/executions?limit=100&filter=${filter}${more}`);
		for (const { id, status, startedAt } of results) {
			if (status === 'crashed') cutOffMs.push(Date.parse(startedAt));
			if (!['success', 'error'].includes(status)) continue;
			const run = resultOf(await rest.execution(id));
			assert.equal(run.status, 'success', run.error);
			ids.push(...run.items('After').map(({ json }) => String(json['taskId'])));
		}
		if (results.length < 100) return { ids, cutOffMs };
		lastId = results.at(-1)?.id ?? '';
	}
}

/** As the n8n of these checks has it: real seconds for each second of a task. */
const timeScale = 0.1;

/**
 * @param {RunningN8n} running
 * @param {{ provider: import('../simulator/providers.mjs').ProviderName, count: number, withinSeconds: number }} asked
 * @returns {Ended[]} tasks that end one after the other
 */
function createTasks({ simulator }, { provider, count, withinSeconds }) {
	return Array.from({ length: count }, (_, index) => {
		const seconds = {
			queuedSeconds: 1,
			runSeconds: 50 + (withinSeconds * index) / count / timeScale,
		};
		const id = simulator.createTask({ provider, ...seconds });
		const lastsMs = (seconds.queuedSeconds + seconds.runSeconds) * timeScale * 1_000;
		return { provider, id, endsAtMs: Date.now() + lastsMs };
	});
}

const everyTask = 200;

/**
 * 200 tasks, a tenth of the callbacks lost and a tenth doubled, and n8n killed twice meanwhile: each task starts
 * the workflow once, because the account's list is the net.
 *
 * @param {RunningN8n} running
 */
async function eachTaskOnce(running) {
	const parameters = { provider: 'modelArk', listen: 'both', pollTimes };
	const { workflowId, url } = await publishTrigger(running, 'Each task once', parameters);
	const askedBefore = running.simulator.counts().total;
	const tasks = createTasks(running, { provider: 'modelArk', count: everyTask, withinSeconds: 60 });
	const calling = callBackAll(tasks, {
		...{ url, lost: 0.1, doubled: 0.1, latestMs: 3_000, tries: 3, pauseMs: 5_000 },
	});
	for (const afterMs of [20_000, 20_000]) {
		await sleep(afterMs);
		await running.killAndRestart();
	}
	const fates = await calling;
	const lost = fates.filter(({ isLost }) => isLost).length;
	const refused = fates.filter(({ statuses }) => statuses.some((status) => status !== 200)).length;
	const deadlineMs = Date.now() + 150_000;
	let started = await startedFor(running, workflowId);
	while (new Set(started.ids).size < everyTask && Date.now() < deadlineMs) {
		await sleep(5_000);
		started = await startedFor(running, workflowId);
	}
	// Whatever would come twice has had its time.
	await sleep(65_000);
	const { ids, cutOffMs } = await startedFor(running, workflowId);
	// A task in an execution that a kill cut off has started the workflow, and does not start it again.
	const mayBeCutOff = (/** @type {Ended} */ { endsAtMs = Infinity }) =>
		cutOffMs.some((ms) => endsAtMs < ms);
	const missing = tasks.filter((task) => !ids.includes(task.id) && !mayBeCutOff(task));
	const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
	const requests = running.simulator.counts().total - askedBefore;
	console.log(
		`        ${ids.length} of ${everyTask}, ${lost} callbacks lost, ${refused} not answered at once, ${requests} requests, ${cutOffMs.length} executions cut off by a kill`,
	);
	assert.deepEqual([missing, twice], [[], []]);
}

/** @param {RunningN8n} running */
async function callbackAlone(running) {
	const parameters = { provider: 'vap', listen: 'callback' };
	const { workflowId, url } = await publishTrigger(running, 'Callbacks alone', parameters);
	const tasks = createTasks(running, { provider: 'vap', count: 3, withinSeconds: 2 });
	const fates = await callBackAll(tasks, { url, doubled: 1 });
	assert.deepEqual(
		fates.map(({ statuses }) => statuses),
		tasks.map(() => [200, 200]),
	);
	const forged = await fetch(url, { method: 'POST', body: '{"data":{"task_id":"forged-1"}}' });
	assert.deepEqual([forged.status, await forged.text()], [200, '']);
	await sleep(8_000);
	const { ids, cutOffMs } = await startedFor(running, workflowId);
	assert.deepEqual([ids.sort(), cutOffMs], [tasks.map(({ id }) => id).sort(), []]);
	await running.rest.ask('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	await sleep(1_000);
	assert.equal((await fetch(url, { method: 'POST', body: '{}' })).status, 404);
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkTrigger(running, report) {
	await report.check(
		'callbacks start the workflow once for each task; a forged one starts nothing',
		() => callbackAlone(running),
	);
	await report.check(
		'each of 200 tasks starts it once: 10 % lost, 10 % doubled, killed twice',
		() => eachTaskOnce(running),
	);
}
