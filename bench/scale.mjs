// What one look costs the processor, from short lists to very long ones.
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { seededRandom } from '../test/simulator/random.mjs';
import { rounded } from './figures.mjs';
import { thisNode } from './thisNode.mjs';
import { makeWorkload } from './workload.mjs';

/**
 * @import { Core } from './thisNode.mjs'
 *
 * @typedef {object} Cost
 * @property {number} looks
 * @property {number} microsecondsPerLook of the processor: 50 records made and read, and all that the wait does
 * @property {number} longestMilliseconds that the processor was kept without a break, during which n8n does
 * nothing else
 */

const SEED = 20261129;

/** So that a list of 100,000, which takes 400 s to be asked about once, is asked about several times. */
const DURATION_FACTOR = 10;

/**
 * @param {number} tasks
 * @param {Core} core
 * @returns {Promise<Cost>}
 */
export async function costOfLooks(tasks, core) {
	const random = seededRandom(SEED);
	const shape = { tasks, spacingSeconds: 0, durationFactor: DURATION_FACTOR, random };
	const workload = makeWorkload(shape);
	const watch = watchStretches();
	const before = process.cpuUsage();
	const { requestsAt } = await thisNode(workload, core, { batch: true, random });
	const { user, system } = process.cpuUsage(before);
	return {
		looks: requestsAt.length,
		microsecondsPerLook: (user + system) / requestsAt.length,
		longestMilliseconds: (await watch.stop()) / 1000,
	};
}

/** From when a list of 1,000 has been gone through once; the tasks are so old that many of them end. */
const SOME = { from: 30, to: 130, ageSeconds: 90 };

/**
 * What some looks near the beginning of a wait cost, so that a test can tell in no time what long lists cost.
 *
 * @param {number} tasks
 * @param {Core} core
 * @returns {Promise<number>} microseconds of the processor for each
 */
export async function costOfSomeLooks(tasks, core) {
	const { from, to, ageSeconds } = SOME;
	const random = seededRandom(SEED);
	const made = makeWorkload({ tasks, spacingSeconds: 0, durationFactor: 1, random });
	const workload = { ...made, startsAt: ageSeconds };
	let [looks, spent] = [0, 0];
	/** @type {Core['waitTurn']} */
	const waitTurn = async (question, settings, clock, budget) => {
		const before = { user: 0, system: 0 };
		/** @type {typeof question.send} */
		const send = async (...asked) => {
			looks += 1;
			if (looks === from) Object.assign(before, process.cpuUsage());
			if (looks === to) spent = process.cpuUsage(before).user;
			return await question.send(...asked);
		};
		const isStopped = () => looks >= to || clock.isStopped();
		return await core.waitTurn({ ...question, send }, settings, { ...clock, isStopped }, budget);
	};
	await thisNode(workload, { ...core, waitTurn }, { batch: true, random });
	if (looks < to) throw new Error(`${tasks} tasks were done after ${looks} looks`);
	return spent / (to - from);
}

/** Watches how long the processor is kept between two turns of the event loop; what others take of it does not count. */
function watchStretches() {
	let [longest, isStopped] = [0, false];
	const watching = (async () => {
		while (!isStopped) {
			const before = process.cpuUsage();
			await nextTurn();
			const { user, system } = process.cpuUsage(before);
			longest = Math.max(longest, user + system);
		}
	})();
	return {
		/** @returns {Promise<number>} in microseconds */
		async stop() {
			isStopped = true;
			await watching;
			return longest;
		},
	};
}

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 2;

/**
 * @param {Core} core
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, string | number>[]>}
 */
export async function scaleRows(core, say) {
	// What runs often is compiled before the first figure.
	await costOfLooks(1_000, core);
	const rows = [];
	for (const tasks of SIZES) {
		say(`scale: ${tasks} tasks`);
		/** @type {Cost[]} */
		const costs = [];
		for (let round = 0; round < ROUNDS; round += 1) costs.push(await costOfLooks(tasks, core));
		const least = (/** @type {keyof Cost} */ name) => Math.min(...costs.map((cost) => cost[name]));
		rows.push({
			...{ part: 'scale', strategy: 'this node', tasks, looks: least('looks') },
			microsecondsPerLook: rounded(least('microsecondsPerLook')),
			longestMilliseconds: rounded(least('longestMilliseconds')),
		});
	}
	const [shortest] = rows;
	return rows.map((row) => ({
		...row,
		ratio: rounded(row.microsecondsPerLook / (shortest?.microsecondsPerLook ?? 1)),
	}));
}
