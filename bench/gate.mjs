import { simulate } from './simulated.mjs';

/**
 * @typedef {import('./simulated.mjs').Case & { requests: number, meanLagSeconds: number }} GateRow
 */

/** A figure may be so much above the committed one. */
const TOLERANCE = 0.1;

/** What the gate runs: the simulated part, small. @type {readonly import('./simulated.mjs').Case[]} */
export const GATE_CASES = [
	{ strategy: 'this node', tasks: 1, spacingSeconds: 0, runs: 300 },
	{ strategy: 'this node', tasks: 10, spacingSeconds: 0, runs: 60 },
	{ strategy: 'this node', tasks: 50, spacingSeconds: 0, runs: 20 },
	{ strategy: 'this node', tasks: 500, spacingSeconds: 0, runs: 4 },
	{ strategy: 'this node', tasks: 500, spacingSeconds: 1.5, runs: 4 },
	{ strategy: 'this node, no batch (VAP)', tasks: 50, spacingSeconds: 0, runs: 4 },
	{ strategy: 'this node, no batch (VAP)', tasks: 500, spacingSeconds: 0, runs: 2 },
];

/**
 * @param {import('./simulated.mjs').Case} wanted
 * @param {import('./thisNode.mjs').Core} core
 * @returns {Promise<GateRow>}
 */
export async function measure(wanted, core) {
	const { requests, meanLagSeconds } = await simulate(wanted, core);
	return { ...wanted, requests, meanLagSeconds };
}

/**
 * @param {GateRow} measured
 * @param {readonly GateRow[]} committed
 * @returns {string[]} what fell back, in words; none when all is well
 */
export function fallenBack(measured, committed) {
	const { strategy, tasks, spacingSeconds, runs } = measured;
	const name = `${strategy}, ${tasks} tasks, ${spacingSeconds} s apart`;
	const before = committed.find(
		(row) =>
			row.strategy === strategy &&
			row.tasks === tasks &&
			row.spacingSeconds === spacingSeconds &&
			row.runs === runs,
	);
	if (before === undefined) return [`${name}: bench/gate.json has no such row`];
	return /** @type {const} */ (['requests', 'meanLagSeconds'])
		.filter((figure) => !(measured[figure] <= (1 + TOLERANCE) * before[figure]))
		.map((figure) => `${name}: ${figure} ${measured[figure]}, was ${before[figure]}`);
}
