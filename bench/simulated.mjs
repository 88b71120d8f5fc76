import { seededRandom } from '../test/simulator/random.mjs';
import { eachOnItsOwn, itemByItem, oneAfterAnother, wholeListLoop } from './customary.mjs';
import { mean, mostWithinASecond, rounded, shareBelow } from './figures.mjs';
import { thisNode } from './thisNode.mjs';
import { makeWorkload } from './workload.mjs';

/**
 * @typedef {import('./customary.mjs').Outcome} Outcome
 * @typedef {import('./thisNode.mjs').Core} Core
 * @typedef {import('./workload.mjs').Workload} Workload
 * @typedef {(workload: Workload, core: Core, random: () => number) => Outcome | Promise<Outcome>} Run
 *
 * @typedef {object} Row
 * @property {'simulated'} part
 * @property {string} strategy
 * @property {number} tasks
 * @property {number} spacingSeconds between submissions; the wait begins with the last
 * @property {number} batch tasks that one request asks about
 * @property {number} durationFactor how many times longer than expected the tasks take
 * @property {number} runs
 * @property {number} requests mean over the runs
 * @property {number} meanLagSeconds from the end of a task to its answer
 * @property {number} p95LagSeconds
 * @property {number} meanPassedOnSeconds from the end of a task to the moment when the next node gets it
 * @property {number} peakRequestsPerSecond most requests that began within one second, in any run
 */

const ANY_DONE = 'this node, Any Done in a loop';

/** @type {Record<string, { batch: number, run: Run }>} */
export const STRATEGIES = {
	'every task each 15 s (MCP guidance)': {
		batch: 1,
		run: (workload) => eachOnItsOwn(workload, 15),
	},
	'HTTP Request + Wait 30 s loop': { batch: 1, run: (workload) => wholeListLoop(workload, 30) },
	'HTTP Request + Wait 30 s loop, 50 a request': {
		batch: 50,
		run: (workload) => wholeListLoop(workload, 30, 50),
	},
	'one after another, 20 s': { batch: 1, run: (workload) => oneAfterAnother(workload, 20) },
	'item by item, 5 s': { batch: 1, run: (workload) => itemByItem(workload, 5) },
	'this node': {
		batch: 50,
		run: (workload, core, random) => thisNode(workload, core, { batch: true, random }),
	},
	[ANY_DONE]: {
		batch: 50,
		run: (workload, core, random) =>
			thisNode(workload, core, { batch: true, random, endsWithFirst: true }),
	},
	'this node, no batch (VAP)': {
		batch: 1,
		run: (workload, core, random) => thisNode(workload, core, { batch: false, random }),
	},
};

/**
 * @typedef {object} Case
 * @property {string} strategy
 * @property {number} tasks
 * @property {number} spacingSeconds
 * @property {number} [durationFactor]
 * @property {number} runs
 */

const SEED = 20261122;

/**
 * @param {Case} wanted
 * @param {Core} core
 * @returns {Promise<Row>}
 */
export async function simulate(
	{ strategy, tasks, spacingSeconds, durationFactor = 1, runs },
	core,
) {
	const chosen = STRATEGIES[strategy];
	if (chosen === undefined) throw new Error(`There is no strategy "${strategy}"`);
	/** @type {number[]} */
	const lags = [];
	/** @type {number[]} */
	const passedOn = [];
	let requests = 0;
	let peak = 0;
	for (let run = 0; run < runs; run += 1) {
		// The same tasks for every strategy.
		const random = seededRandom(SEED + run);
		const workload = makeWorkload({ tasks, spacingSeconds, durationFactor, random });
		const { requestsAt, learntAt, passedOnAt, doneAt } = await chosen.run(workload, core, random);
		requests += requestsAt.length;
		peak = Math.max(peak, mostWithinASecond(requestsAt));
		for (const [index, endedAt] of doneAt.entries()) {
			lags.push((learntAt[index] ?? endedAt) - endedAt);
			passedOn.push((passedOnAt[index] ?? endedAt) - endedAt);
		}
	}
	return {
		part: 'simulated',
		strategy,
		tasks,
		spacingSeconds,
		batch: chosen.batch,
		durationFactor,
		runs,
		requests: rounded(requests / runs),
		meanLagSeconds: rounded(mean(lags)),
		p95LagSeconds: rounded(shareBelow(lags, 0.95)),
		meanPassedOnSeconds: rounded(mean(passedOn)),
		peakRequestsPerSecond: peak,
	};
}

const RUNS = /** @type {const} */ ([
	[1, 2000],
	[10, 400],
	[50, 100],
	[500, 12],
	[5000, 2],
]);

/** @returns {Case[]} all that the benchmark's table shows */
export function allCases() {
	/** @type {Case[]} */
	const cases = [];
	for (const [tasks, runs] of RUNS) {
		for (const spacingSeconds of tasks === 1 ? [0] : [0, 1.5]) {
			for (const strategy of Object.keys(STRATEGIES)) {
				if (strategy === ANY_DONE && (tasks === 1 || tasks > 500)) continue;
				cases.push({ strategy, tasks, spacingSeconds, runs });
			}
		}
	}
	for (const durationFactor of [0.25, 0.5, 2, 4]) {
		for (const [tasks, runs] of RUNS.slice(0, 3)) {
			cases.push({ strategy: 'this node', tasks, spacingSeconds: 0, durationFactor, runs });
		}
	}
	return cases;
}
