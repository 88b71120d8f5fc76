// Many executions of one task each, all with the same key: what they ask together, on one virtual clock.
import { seededRandom } from '../test/simulator/random.mjs';
import { virtualClock } from '../test/virtualClock.mjs';
import { wholeListLoop } from './customary.mjs';
import { mean, mostWithinASecond, rounded, shareBelow } from './figures.mjs';
import { adapterFor, atMs, noteEnds, sendTo, USUAL } from './simulatedProvider.mjs';
import { BUDGET, SETTINGS } from './thisNode.mjs';
import { makeWorkload } from './workload.mjs';

/**
 * @import { Outcome } from './customary.mjs'
 * @import { Core } from './thisNode.mjs'
 *
 * @typedef {object} Case
 * @property {Strategy} strategy
 * @property {number} executions
 * @property {number} withinSeconds they start evenly spread by chance over so long; 0 is all at once
 * @property {number} runs
 *
 * @typedef {keyof typeof STRATEGIES} Strategy
 *
 * @typedef {object} Started
 * @property {number[]} startsAt when each execution submits its task and waits, in seconds
 * @property {number[]} takesSeconds how long each task takes
 */

const SEED = 20261130;

const STRATEGIES = {
	/** @param {Started} started @returns {Outcome} */
	'HTTP Request + Wait 30 s loop'({ startsAt, takesSeconds }) {
		const outcomes = startsAt.map((submittedAt, index) => {
			const doneAt = submittedAt + (takesSeconds[index] ?? 0);
			return wholeListLoop({ tasks: [{ submittedAt, doneAt }], startsAt: submittedAt }, 30);
		});
		/** @param {keyof Outcome} name */
		const all = (name) => outcomes.flatMap((outcome) => outcome[name]);
		return {
			...{ requestsAt: all('requestsAt'), learntAt: all('learntAt') },
			...{ passedOnAt: all('passedOnAt'), doneAt: all('doneAt') },
		};
	},
	/** @param {Started} started @param {Core} core @param {() => number} random */
	'this node, Share Requests off': async (started, core, random) =>
		await allAtOneProvider(started, core, random, false),
	/** @param {Started} started @param {Core} core @param {() => number} random */
	'this node': async (started, core, random) => await allAtOneProvider(started, core, random, true),
};

/**
 * @param {Started} started
 * @param {Core} core
 * @param {() => number} random
 * @param {boolean} sharesRequests
 * @returns {Promise<Outcome>}
 */
async function allAtOneProvider({ startsAt, takesSeconds }, core, random, sharesRequests) {
	const virtual = virtualClock(atMs(0), random);
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], passedOnAt: [], doneAt: [] };
	const tasks = startsAt.map((submittedAt, index) => ({
		submittedAt,
		doneAt: submittedAt + (takesSeconds[index] ?? 0),
	}));
	const workload = { tasks, startsAt: 0 };
	const adapter = adapterFor(workload, core, { ...USUAL, batch: true });
	const memory = core.newMemory();
	const observer = noteEnds(workload, virtual, outcome);
	const send = sendTo(virtual, outcome.requestsAt);
	const sharing = core.newSharing();
	const executions = startsAt.map(async (startsAtSeconds, index) => {
		await virtual.clock.sleep(1000 * startsAtSeconds);
		const key = sharesRequests ? 'one key' : null;
		const share = sharing.join({ key, requestsPerSecond: BUDGET }, virtual.clock);
		const pool = share.poolFor('one service');
		const ids = [String(index)];
		const question = { ...memory, saved: null, adapter, ids, observer, send, pool };
		const settings = { ...SETTINGS, startedAtMs: virtual.clock.now() };
		await core.waitTurn(question, settings, virtual.clock, share.budget);
		share.leave();
	});
	await virtual.run(Promise.all(executions));
	return outcome;
}

/**
 * @param {Case} wanted
 * @param {Core} core
 */
export async function simulateExecutions({ strategy, executions, withinSeconds, runs }, core) {
	const seen = [];
	for (let run = 0; run < runs; run += 1) {
		const random = seededRandom(SEED + run);
		const shape = { tasks: executions, spacingSeconds: 0, durationFactor: 1, random };
		const takesSeconds = makeWorkload(shape).tasks.map(({ doneAt }) => doneAt);
		const startsAt = takesSeconds.map(() => withinSeconds * random());
		seen.push(await STRATEGIES[strategy]({ startsAt, takesSeconds }, core, random));
	}
	const lags = seen.flatMap(({ learntAt, doneAt }) =>
		learntAt.map((at, index) => at - (doneAt[index] ?? at)),
	);
	return {
		...{ part: 'executions', strategy, executions, withinSeconds, runs },
		requests: rounded(mean(seen.map(({ requestsAt }) => requestsAt.length))),
		meanLagSeconds: rounded(mean(lags)),
		p95LagSeconds: rounded(shareBelow(lags, 0.95)),
		peakRequestsPerSecond: Math.max(...seen.map(({ requestsAt }) => mostWithinASecond(requestsAt))),
	};
}

const RUNS = /** @type {const} */ ([
	[1, 400],
	[20, 20],
	[200, 10],
]);

/**
 * @param {Core} core
 * @param {(line: string) => void} say
 */
export async function executionsRows(core, say) {
	const rows = [];
	for (const [executions, runs] of RUNS) {
		for (const withinSeconds of executions === 1 ? [0] : [0, 60]) {
			for (const strategy of /** @type {Strategy[]} */ (Object.keys(STRATEGIES))) {
				say(`executions: ${executions} within ${withinSeconds} s, ${strategy}`);
				rows.push(await simulateExecutions({ strategy, executions, withinSeconds, runs }, core));
			}
		}
	}
	return rows;
}
