// One case of the overhead part, in a process of its own.
import process from 'node:process';

import { answerParent } from './child.mjs';
import { pendingMemory } from './overheadPending.mjs';
import { perTask, spend } from './overheadRuns.mjs';

/**
 * @import { Spent, Strategy, Tasks } from './overheadRuns.mjs'
 * @typedef {{ work: 'cpu' | 'memory' | 'perTask' | 'pending', tasks: Tasks, strategy: Strategy }} Order
 */

const ROUNDS = 7;

/** @type {Record<Order['work'], (order: Order) => Promise<unknown>>} */
const WORKS = {
	/** Both by turns, after a round each that is not counted. */
	async cpu({ tasks }) {
		/** @type {Record<Strategy, Spent[]>} */
		const spent = { 'this node': [], 'bare helper': [] };
		for (let round = 0; round <= ROUNDS; round += 1) {
			for (const strategy of /** @type {const} */ (['bare helper', 'this node'])) {
				const one = await spend(strategy, tasks);
				if (round > 0) spent[strategy].push(one);
			}
		}
		return spent;
	},
	async memory({ tasks, strategy }) {
		await spend(strategy, { ...tasks, ids: tasks.ids.slice(0, 100) });
		const idle = process.memoryUsage.rss();
		await spend(strategy, tasks);
		const peak = process.resourceUsage().maxRSS * 1024;
		return { peakMegabytes: peak / 2 ** 20, aboveIdleMegabytes: (peak - idle) / 2 ** 20 };
	},
	perTask: async ({ tasks }) => await perTask(tasks),
	pending: async ({ tasks }) => await pendingMemory(tasks),
};

answerParent(async (/** @type {Order} */ order) => await WORKS[order.work](order));
