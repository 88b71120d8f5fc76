// One case of the engine part, in a process of its own.
import process from 'node:process';
import { runWorkflow } from '../test/engine/engine.mjs';
import { answerParent } from './child.mjs';
import { speedUpNode } from './fastClock.mjs';
import { storedLength } from './stored.mjs';
import { loopWorkflow, thisNodeWorkflow } from './workflows.mjs';

/**
 * @typedef {object} Order
 * @property {'this node' | 'loop'} strategy
 * @property {string[][]} executions the ids of each; all of them begin at once
 * @property {import('./workflows.mjs').Where} where
 * @property {import('./fastClock.mjs').FastTime} time
 *
 * @typedef {object} Measured
 * @property {number} cpuSeconds of all executions
 * @property {number} peakMemoryMegabytes of the process, n8n's engine included
 * @property {number} memoryAboveIdleMegabytes
 * @property {number} executionDataKilobytes of all executions, as JSON
 * @property {number} storedKilobytes of all executions, in the form of n8n's database
 * @property {number} nodeRuns of all executions
 */

const PAUSE_SECONDS = 30;
const SAMPLE_MS = 100;
const MEGABYTE = 1024 * 1024;

/** @param {Order} order */
function workflowsOf({ strategy, executions, where, time }) {
	return executions.map((ids) => {
		if (strategy === 'loop') return loopWorkflow(ids, where, PAUSE_SECONDS / time.factor);
		return thisNodeWorkflow(ids, where, { operation: 'waitUntilDone', maxWaitMinutes: 60 });
	});
}

/** @param {Order} order */
async function run(order) {
	const results = await Promise.all(workflowsOf(order).map(runWorkflow));
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
	};
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
