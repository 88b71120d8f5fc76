import { measurePace, summaryOf } from './pace.mjs';
import { SCENARIOS } from './scenarios.mjs';

/**
 * @typedef {import('../thisNode.mjs').Core} Core
 * @typedef {{ what: string, meanRatio: number, worstRatio: number }} PaceGateRow
 */

/** The ratios of a group may be so much above the committed ones. */
const TOLERANCE = 0.05;

/** What the gate runs, each scenario with so few runs. @type {Readonly<Record<string, number>>} */
export const PACE_GATE = { models: 12, unknown: 20, mixture: 40, lists: 8 };

/**
 * @param {string} name of the scenarios
 * @param {Core} core
 * @returns {Promise<PaceGateRow[]>} a row for each group of them
 */
export async function measureGate(name, core) {
	const rows = [];
	for (const scenario of SCENARIOS[name]?.() ?? []) {
		// Lists of 500 take too long to be tried at each factor.
		if (scenario.tasks > 50 && scenario.factor !== 0.25) continue;
		rows.push(await measurePace({ ...scenario, runs: PACE_GATE[name] ?? 1 }, core));
	}
	return summaryOf(/** @type {any[]} */ (rows)).map((row) => ({
		what: String(row['what']),
		meanRatio: Number(row['mean ratio']),
		worstRatio: Number(row['worst ratio']),
	}));
}

/**
 * @param {readonly PaceGateRow[]} measured
 * @param {readonly PaceGateRow[]} committed
 * @returns {string[]} what fell back, in words; none when all is well
 */
export function paceFallenBack(measured, committed) {
	return measured.flatMap((row) => {
		const before = committed.find(({ what }) => what === row.what);
		if (before === undefined) return [`${row.what}: bench/pace/gate.json has no such row`];
		return /** @type {const} */ (['meanRatio', 'worstRatio'])
			.filter((figure) => !(row[figure] <= (1 + TOLERANCE) * before[figure]))
			.map((figure) => `${row.what}: ${figure} ${row[figure]}, was ${before[figure]}`);
	});
}
