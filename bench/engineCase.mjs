// One case of the engine part, in a process of its own.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { runWorkflow } from '../test/engine/engine.mjs';
import { answerParent } from './child.mjs';
import { fastTimeOf, speedUpNode } from './fastClock.mjs';
import { storedLength } from './stored.mjs';
import { loopWorkflow, NODE, thisNodeWorkflow } from './workflows.mjs';

/**
 * @typedef {object} Order
 * @property {'this node' | 'loop' | 'batch loop'} strategy
 * @property {string[][]} executions the ids of each; all of them begin at once
 * @property {import('./workflows.mjs').Where} where
 * @property {import('./fastClock.mjs').FastTime} time
 * @property {import('n8n-workflow').INodeParameters} [options] of the node
 * @property {number[]} [startsAfterMs] when each begins; all at once if absent
 *
 * @typedef {object} Measured
 * @property {number} cpuSeconds of all executions
 * @property {number} peakMemoryMegabytes of the process, n8n's engine included
 * @property {number} memoryAboveIdleMegabytes
 * @property {number} executionDataKilobytes of all executions, as JSON
 * @property {number} storedKilobytes of all executions, in the form of n8n's database
 * @property {number} nodeRuns of all executions
 * @property {Record<string, number>} startedAtMs when this node began with each id, in ms since 1970
 * @property {Record<string, number>} passedOnAtMs when the next node got each id, in ms since 1970 of the fast time
 */

const PAUSE_SECONDS = 30;
const SAMPLE_MS = 100;
const MEGABYTE = 1024 * 1024;

/** @param {Order} order */
function workflowsOf({ strategy, executions, where, time, options = {} }) {
	return executions.map((ids) => {
		const loop = { pauseSeconds: PAUSE_SECONDS / time.factor, batch: strategy === 'batch loop' };
		if (strategy !== 'this node') return loopWorkflow(ids, where, loop);
		return thisNodeWorkflow(ids, where, {
			...{ operation: 'waitUntilDone', maxWaitMinutes: 60, options },
		});
	});
}

/** @param {Order} order */
async function run(order) {
	const { startsAfterMs = [] } = order;
	const results = await Promise.all(
		workflowsOf(order).map(async (workflow, index) => {
			await sleep(startsAfterMs[index] ?? 0);
			return await runWorkflow(workflow);
		}),
	);
	for (const { error, items, runCount } of results) {
		if (error) throw error;
		if (runCount('Done') === 0 || items('Done').length === 0) throw new Error('Nothing came out');
	}
	return results.map(({ runData }) => runData);
}

/**
 * @param {Order} order
 * @returns {Promise<Measured>}
 */
async function measure(order) {
	globalThis.gc?.();
	const idle = process.memoryUsage.rss();
	let peak = idle;
	const sampling = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, SAMPLE_MS);
	const before = process.cpuUsage();
	const runs = await run(order);
	const { user, system } = process.cpuUsage(before);
	clearInterval(sampling);
	return {
		cpuSeconds: (user + system) / 1e6,
		peakMemoryMegabytes: process.resourceUsage().maxRSS / 1024,
		memoryAboveIdleMegabytes: (peak - idle) / MEGABYTE,
		executionDataKilobytes: JSON.stringify(runs).length / 1024,
		storedKilobytes: sumOf(runs.map(storedLength)) / 1024,
		nodeRuns: runs.flatMap((runData) => Object.values(runData).flat()).length,
		startedAtMs: Object.fromEntries(
			runs.flatMap((runData, index) => {
				const startTime = runData[NODE]?.[0]?.startTime ?? 0;
				return (order.executions[index] ?? []).map((id) => [id, startTime]);
			}),
		),
		passedOnAtMs: Object.fromEntries(runs.flatMap((runData) => passedOn(runData, order.time))),
	};
}

/**
 * @param {import('n8n-workflow').IRunData} runData
 * @param {import('./fastClock.mjs').FastTime} time
 * @returns {[string, number][]}
 */
function passedOn({ Done = [] }, time) {
	return Done.flatMap(({ startTime, data }) => {
		const items = data?.['main']?.[0] ?? [];
		const atMs = fastTimeOf(startTime, time);
		return items.map(
			({ json }) => /** @type {[string, number]} */ ([String(json['taskId'] ?? json['id']), atMs]),
		);
	});
}

/** @param {readonly number[]} values */
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

let isReady = false;

answerParent(async (/** @type {Order} */ order) => {
	// The first question only loads and warms up what a running n8n has loaded long before.
	if (isReady) return await measure(order);
	speedUpNode(order.time);
	await run(order);
	isReady = true;
	return null;
});
