// All the waits of the load run, in n8n's engine and in one process.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../../bench/child.mjs';
import { runWorkflow } from '../engine/engine.mjs';
import { cpuUsedMs } from '../stopwatch.mjs';
import { eventLoopDelay } from './eventLoopDelay.mjs';
import { heldBytes } from './memory.mjs';
import { NODE, workflowOf } from './shippedNode.mjs';

/**
 * @typedef {object} Order
 * @property {import('./loadTasks.mjs').PlannedWait[]} planned
 * @property {import('./shippedNode.mjs').Where} where
 * @property {number} seconds in which the last of the tasks ends
 * @property {import('n8n-workflow').INodeParameters} parameters
 *
 * @typedef {object} Measured
 * @property {number} lost tasks that did not come out
 * @property {number} doubled tasks that came out more than once
 * @property {string[]} wrong the first of those with another status than they have
 * @property {number[]} heldMegabytes sampled after garbage collection, in equal steps, all waits under way
 * @property {number} heldAfterMegabytes when all waits are over
 * @property {number} startP99Ms event-loop delay while the executions begin
 * @property {number} p99Ms event-loop delay from then on
 * @property {number} ownP99Ms what of it is this process's own doing
 * @property {number} oneRunMs the processor time of a whole execution that looks at one task
 * @property {number} longestMs event-loop delay of all, the beginning included
 * @property {number} cpuShare of one core
 * @property {number} seconds from the first start to the last end
 */

const MEGABYTE = 1024 * 1024;
const SAMPLES = 8;

/**
 * @param {import('./loadTasks.mjs').PlannedWait[]} planned
 * @param {Awaited<ReturnType<typeof runWorkflow>>[]} results
 */
function compared(planned, results) {
	const verdict = { lost: 0, doubled: 0, wrong: /** @type {string[]} */ ([]) };
	for (const [index, { ids, expected }] of planned.entries()) {
		const result = results[index];
		if (result?.error) verdict.wrong.push(`wait ${index}: ${result.error.message}`);
		/** @type {Map<unknown, unknown[]>} */
		const statuses = new Map();
		for (const { json } of result?.items(NODE) ?? []) {
			statuses.set(json.taskId, [...(statuses.get(json.taskId) ?? []), json.status]);
		}
		for (const [place, id] of ids.entries()) {
			const [status, ...more] = statuses.get(id) ?? [];
			if (status === undefined) verdict.lost += 1;
			else if (status !== expected[place]) verdict.wrong.push(`${id}: ${status}`);
			verdict.doubled += more.length;
		}
	}
	return { ...verdict, wrong: verdict.wrong.slice(0, 5) };
}

/**
 * @param {Order} order
 * @returns {Promise<Measured>}
 */
async function measure({ planned, where, parameters, seconds }) {
	const delay = eventLoopDelay();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	let isOver = false;
	const finished = Promise.all(
		planned.map(
			async ({ provider, ids }) =>
				await runWorkflow(workflowOf({ provider, ids, parameters }, where)),
		),
	).finally(() => (isOver = true));
	const heldMegabytes = [];
	// A fifth of the time to begin and to warm up.
	await Promise.race([sleep(200 * seconds), finished]);
	const start = delay.read();
	delay.reset();
	for (let sample = 0; sample < SAMPLES && !isOver; sample++) {
		heldMegabytes.push(delay.leavingOut(heldBytes) / MEGABYTE);
		await Promise.race([sleep((600 * seconds) / SAMPLES), finished]);
	}
	const results = await finished;
	const { p99Ms, ownP99Ms, maxMs } = delay.read();
	const longestMs = Math.max(start.maxMs, maxMs);
	const { user, system } = process.cpuUsage(cpuBefore);
	const tookSeconds = (performance.now() - startedAt) / 1000;
	const verdict = compared(planned, results);
	results.length = 0;
	// n8n needs a moment to let go of two hundred expression engines.
	await sleep(5000);
	return {
		...verdict,
		...{ heldMegabytes, heldAfterMegabytes: heldBytes() / MEGABYTE, startP99Ms: start.p99Ms },
		...{ p99Ms, ownP99Ms, oneRunMs, longestMs },
		...{ cpuShare: (user + system) / 1e6 / tookSeconds, seconds: tookSeconds },
	};
}

let isReady = false;
let oneRunMs = 0;

const WARM_RUNS = 9;

answerParent(async (/** @type {Order} */ order) => {
	if (isReady) return await measure(order);
	// The first question only loads what a running n8n has loaded long before.
	isReady = true;
	const [{ provider, ids } = { provider: /** @type {const} */ ('vap'), ids: [] }] = order.planned;
	const parameters = { operation: 'getTasksBatch' };
	const workflow = workflowOf({ provider, ids: ids.slice(0, 1), parameters }, order.where);
	await runWorkflow(workflow);
	const took = [];
	for (let run = 0; run < WARM_RUNS; run++) {
		const before = cpuUsedMs();
		await runWorkflow(workflow);
		took.push(cpuUsedMs() - before);
	}
	oneRunMs = took.sort((one, other) => one - other)[Math.floor(WARM_RUNS / 2)] ?? 0;
	return null;
});
