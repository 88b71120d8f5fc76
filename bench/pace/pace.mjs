// How near the pace comes to the best there can be: the shipped wait in virtual time beside exact optima.
import { seededRandom } from '../../test/simulator/random.mjs';
import { mean, rounded } from '../figures.mjs';
import { thisNode } from '../thisNode.mjs';
import { evenly } from './distributions.mjs';
import { leastLagSeconds } from './leastLag.mjs';
import { frontierOf, optimumOfOne, REQUEST_SECONDS } from './optima.mjs';
import { SCENARIOS } from './scenarios.mjs';

/**
 * @typedef {import('./scenarios.mjs').Scenario} Scenario
 * @typedef {import('./scenarios.mjs').Waiting} Waiting
 * @typedef {import('../thisNode.mjs').Core} Core
 * @typedef {import('../simulatedProvider.mjs').Kind} Kind
 * @typedef {{ requests: number, lagSeconds: number }} Price
 *
 * @typedef {object} Row
 * @property {'pace'} part
 * @property {string} strategy the group of the scenario
 * @property {string} case
 * @property {number} factor
 * @property {number} tasks
 * @property {number} runs
 * @property {number} requests mean over the runs
 * @property {number} meanLagSeconds
 * @property {number} bestRequests of the optimum for one task; for many as many as were made
 * @property {number} bestLagSeconds
 * @property {number} ratio of one task the cost, requests and lag / 0.7 s, over the optimum's; of many the lag
 * over the least that as many requests can buy
 */

const SEED = 20261129;

/**
 * @param {Scenario} scenario
 * @param {Core} core
 * @returns {Promise<Row>}
 */
export async function measurePace(scenario, core) {
	const { group, name, tasks, factor, runs } = scenario;
	const prices = [];
	for (let run = 0; run < runs; run += 1) prices.push(await oneRun(scenario, run, core));
	const requests = mean(prices.map((price) => price.requests));
	const lagSeconds = mean(prices.map((price) => price.lagSeconds));
	const { best, ratio } = besideTheBest(scenario, { requests, lagSeconds });
	return {
		...{ part: 'pace', strategy: group, case: name, factor: rounded(factor), tasks, runs },
		...{ requests: rounded(requests), meanLagSeconds: rounded(lagSeconds) },
		...{ bestRequests: rounded(best.requests), bestLagSeconds: rounded(best.lagSeconds) },
		ratio: rounded(ratio),
	};
}

/** @param {Price} price @returns {number} in requests */
function costOf({ requests, lagSeconds }) {
	return requests + lagSeconds / REQUEST_SECONDS;
}

/** @param {Scenario} scenario @param {Price} price */
function besideTheBest({ tasks, factor, measured }, price) {
	if (tasks === 1) {
		const best = optimumOfOne(measured);
		return { best, ratio: costOf(price) / costOf(best) };
	}
	const { requests } = price;
	const lagSeconds = leastLagSeconds({ tasks, factor, requests }, frontierOf(tasks));
	return { best: { requests, lagSeconds }, ratio: price.lagSeconds / lagSeconds };
}

/**
 * The waits before and the one that counts, in one process.
 *
 * @param {Scenario} scenario
 * @param {number} run
 * @param {Core} core
 * @returns {Promise<Price>}
 */
async function oneRun({ kind, before, measured, tasks, runs }, run, core) {
	const random = seededRandom(SEED + run);
	const own = { ...kind, model: kind.model ?? `model-${run}` };
	const memory = core.newMemory();
	/** @param {Waiting} waiting @param {() => number} chance */
	const wait = async ({ distribution }, chance) => {
		const durations = distribution.draw(tasks, chance);
		const workload = {
			tasks: durations.map((doneAt) => ({ submittedAt: 0, doneAt })),
			startsAt: 0,
		};
		return await thisNode(workload, core, { batch: true, random, kind: own, memory });
	};
	for (const waiting of before) await wait(waiting, random);
	const { requestsAt, learntAt, doneAt } = await wait(measured, evenly(random, run, runs));
	const lagSeconds = mean(learntAt.map((at, index) => at - (doneAt[index] ?? at)));
	return { requests: requestsAt.length, lagSeconds };
}

/**
 * @param {Core} core
 * @param {(line: string) => void} say
 * @param {string} [only] names of scenarios, with commas between; all if absent
 * @returns {Promise<Row[]>}
 */
export async function paceRows(core, say, only = Object.keys(SCENARIOS).join(',')) {
	const rows = [];
	for (const name of only.split(',')) {
		const scenarios = SCENARIOS[name]?.();
		if (scenarios === undefined) {
			throw new Error(`There is no "${name}"; there are: ${Object.keys(SCENARIOS).join(', ')}`);
		}
		for (const scenario of scenarios) {
			say(`pace: ${scenario.group}, ${scenario.name}, × ${rounded(scenario.factor)}`);
			rows.push(await measurePace(scenario, core));
		}
	}
	return rows;
}

/**
 * @param {readonly Record<string, string | number>[]} rows
 * @returns {Record<string, string | number>[]} mean and worst ratio of each group
 */
export function summaryOf(rows) {
	return [...new Set(rows.map((row) => row['strategy'] ?? ''))].map((strategy) => {
		const own = rows.filter((row) => row['strategy'] === strategy);
		const ratios = own.map((row) => Number(row['ratio']));
		const worst = own.find((row) => row['ratio'] === Math.max(...ratios));
		return {
			what: strategy,
			cases: own.length,
			'mean ratio': rounded(mean(ratios)),
			'worst ratio': Math.max(...ratios),
			'worst case': `${worst?.['case']}, × ${worst?.['factor']}`,
		};
	});
}
