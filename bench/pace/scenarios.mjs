import {
	logNormal,
	mixture,
	timeOfDay,
	USUAL_MEDIAN_SECONDS,
	USUAL_SPREAD,
	WITHIN_A_MODEL,
} from './distributions.mjs';
import { MODELS } from './models.mjs';

/**
 * @typedef {import('./distributions.mjs').Distribution} Distribution
 * @typedef {import('../simulatedProvider.mjs').Kind} Kind
 *
 * @typedef {object} Waiting what a wait is for
 * @property {string} name of the distribution, by which its optimum is kept
 * @property {Distribution} distribution
 *
 * @typedef {object} Scenario
 * @property {string} group those that are summed up together
 * @property {string} name
 * @property {number} tasks of each wait, created together when it begins
 * @property {number} factor how many times the usual median, or the table's, its tasks take
 * @property {Kind} kind what the records and the adapter say of the tasks; a model without a name has another in
 * each run, so that no wait before can have taught anything of it
 * @property {readonly Waiting[]} before waits for tasks of the same model, one after the other, in the same process
 * @property {Waiting} measured
 * @property {number} runs
 */

/** A service whose tasks usually take as long as those of the rest of the benchmark. @type {Kind} */
const UNKNOWN = { provider: 'simulated', service: 'simulated', model: null, expectedSeconds: 134 };

export const FACTORS = /** @type {const} */ ([0.25, 0.5, 1, 2, 4]);

/** By how much a table of priors is wrong about a model, either way. */
const OFF = Math.exp(0.3);

/**
 * @param {number} medianSeconds
 * @param {number} [spread]
 * @returns {Waiting}
 */
function usual(medianSeconds, spread = USUAL_SPREAD) {
	const name = `log-normal ${medianSeconds.toPrecision(4)} ${spread}`;
	return { name, distribution: logNormal(medianSeconds, spread) };
}

const MIXTURE = { name: 'mixture', distribution: mixture(USUAL_MEDIAN_SECONDS) };
const TIME_OF_DAY = { name: 'time of day', distribution: timeOfDay(USUAL_MEDIAN_SECONDS) };

/** A model that the table knows, and what it says is right, or wrong by a factor. @returns {Scenario[]} */
function models() {
	return MODELS.flatMap(({ name, medianSeconds, kind }) =>
		[1, 1 / OFF, OFF].map((factor) => ({
			group: factor === 1 ? 'models' : 'models, the table wrong by e^±0.3',
			...{ name, tasks: 1, factor, kind, before: [] },
			measured: usual(medianSeconds * factor, WITHIN_A_MODEL),
			runs: 400,
		})),
	);
}

/** @param {number} count of waits before @param {Waiting} waiting @returns {Waiting[]} */
function times(count, waiting) {
	return Array.from({ length: count }, () => waiting);
}

/** A model that no table knows. @returns {Scenario[]} */
function unknown() {
	return [0, 1, 3].flatMap((count) =>
		FACTORS.map((factor) => {
			const measured = usual(factor * USUAL_MEDIAN_SECONDS);
			return {
				...{ group: `unknown model, ${count} waits before`, name: `× ${factor}`, tasks: 1, factor },
				...{ kind: UNKNOWN, before: times(count, measured), measured, runs: 1000 },
			};
		}),
	);
}

/** @param {string} group @param {Waiting} measured @param {readonly number[]} counts @returns {Scenario[]} */
function after(group, measured, counts) {
	return counts.map((count) => ({
		...{ group, name: `after ${count} waits`, tasks: 1, factor: 1, kind: UNKNOWN },
		...{ before: times(count, measured), measured, runs: count === 0 ? 2000 : 600 },
	}));
}

/** Eight waits as usual, then the model takes another time. @returns {Scenario[]} */
function changed() {
	const first = times(8, usual(USUAL_MEDIAN_SECONDS));
	return /** @type {const} */ ([4, 0.25]).flatMap((factor) =>
		[0, 1, 2, 4, 8].map((count) => {
			const measured = usual(factor * USUAL_MEDIAN_SECONDS);
			return {
				...{ group: `changed to × ${factor}`, name: `${count} since`, tasks: 1, factor },
				...{ kind: UNKNOWN, before: [...first, ...times(count, measured)], measured, runs: 300 },
			};
		}),
	);
}

const LISTS = /** @type {const} */ ([
	[10, 200],
	[50, 80],
	[500, 12],
]);

/** Many tasks at once of a model that no table knows. @returns {Scenario[]} */
function lists() {
	return LISTS.flatMap(([tasks, runs]) =>
		FACTORS.map((factor) => ({
			...{ group: `${tasks} tasks`, name: `× ${factor}`, tasks, factor, kind: UNKNOWN },
			...{ before: [], measured: usual(factor * USUAL_MEDIAN_SECONDS), runs },
		})),
	);
}

/** By the name that `--only` takes. @type {Record<string, () => Scenario[]>} */
export const SCENARIOS = {
	models,
	unknown,
	mixture: () => after('mixture', MIXTURE, [0, 10]),
	changed,
	day: () => after('time of day', TIME_OF_DAY, [0, 10]),
	lists,
};
