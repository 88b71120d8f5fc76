// What a wait for many tasks holds in memory while none of them is done.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { runWorkflow, startWorkflow } from '../test/engine/engine.mjs';
import { NODE, thisNodeWorkflow } from './workflows.mjs';

/** @import { Tasks } from './overheadRuns.mjs' */

const MEGABYTE = 1024 * 1024;

/** The node's usual budget. */
const REQUESTS_PER_SECOND = 5;

/** @param {Tasks} tasks */
function waitFor({ ids, where }, maxWaitMinutes = 60) {
	const operation = 'waitUntilDone';
	return {
		...thisNodeWorkflow([], where, {}),
		nodes: [
			{
				name: NODE,
				parameters: { provider: 'aceDataCloud', operation, maxWaitMinutes },
			},
		],
		items: [{ json: { taskId: [...ids] } }],
	};
}

/** @returns {{ heap: number, rss: number }} in bytes, what nobody holds cleared away */
function held() {
	globalThis.gc?.();
	const { heapUsed, rss } = process.memoryUsage();
	return { heap: heapUsed, rss };
}

/**
 * @param {Tasks} tasks none of which ends soon
 * @returns {Promise<{ heapMegabytes: number, rssMegabytes: number, peakMegabytes: number }>} above idle
 */
export async function pendingMemory(tasks) {
	await runWorkflow(waitFor({ ...tasks, ids: tasks.ids.slice(0, 100) }, 0));
	const idle = held();
	const { finished, stop } = startWorkflow(waitFor(tasks));
	let peak = idle.rss;
	// The first looks, each task asked about once.
	const until = performance.now() + (tasks.ids.length / 50 / REQUESTS_PER_SECOND + 3) * 1000;
	while (performance.now() < until) {
		await sleep(50);
		peak = Math.max(peak, process.memoryUsage.rss());
	}
	const waiting = held();
	stop();
	await finished;
	return {
		heapMegabytes: (waiting.heap - idle.heap) / MEGABYTE,
		rssMegabytes: (waiting.rss - idle.rss) / MEGABYTE,
		peakMegabytes: (peak - idle.rss) / MEGABYTE,
	};
}
