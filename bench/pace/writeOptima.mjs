// Computes what bench/pace/optima.json keeps, which takes minutes: `node bench/pace/writeOptima.mjs`, after a
// change of the scenarios' distributions.
import { writeFileSync } from 'node:fs';

import { rounded } from '../figures.mjs';
import { computeFrontierPoint, computeOptimumOfOne, OPTIMA_FILE } from './optima.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** From a handful of requests to more than any wait makes. */
const LAG_WEIGHTS = Array.from({ length: 13 }, (_, index) => 0.005 * 2 ** index);

/** Where one request asks about all. */
const SIZES = [10, 50];

const waitings = Object.values(SCENARIOS)
	.flatMap((scenarios) => scenarios())
	.filter(({ tasks }) => tasks === 1)
	.map(({ measured }) => measured);

/** @type {import('./optima.mjs').Optima} */
const optima = { ofOne: {}, frontiers: {} };
for (const { name, distribution } of waitings) {
	if (optima.ofOne[name] !== undefined) continue;
	console.error(name);
	const { requests, lagSeconds } = computeOptimumOfOne(distribution);
	optima.ofOne[name] = { requests: exact(requests), lagSeconds: exact(lagSeconds) };
}
for (const tasks of SIZES) {
	optima.frontiers[tasks] = LAG_WEIGHTS.map((weight) => {
		console.error(`${tasks} tasks, ${rounded(weight)} requests a second`);
		return computeFrontierPoint(tasks, weight / Math.sqrt(tasks)).map(exact);
	});
}
writeFileSync(OPTIMA_FILE, `${JSON.stringify(optima, null, '\t')}\n`);

/** @param {number} value */
function exact(value) {
	return Number(value.toFixed(4));
}
