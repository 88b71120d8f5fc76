import { channel } from 'node:diagnostics_channel';

import { seededRandom } from '../test/simulator/random.mjs';
import { startSimulator } from '../test/simulator/simulator.mjs';
import { startChild } from './child.mjs';
import { nowOf } from './fastClock.mjs';
import { mean, mostWithinASecond, rounded, shareBelow } from './figures.mjs';
import { makeWorkload } from './workload.mjs';

/**
 * @import { Simulator } from '../test/simulator/simulator.mjs'
 * @import { Measured, Order } from './engineCase.mjs'
 * @typedef {{ tasks: number, executions: number, strategy: Order['strategy'] }} Case
 * @typedef {{ lags: number[], passedOn: number[], requests: number, peak: number }} Seen
 */

/** n8n's engine cannot run in virtual time, so that all of it is this many times as fast. */
const FACTOR = 8;
const SEED = 20261122;

/** Small lists run several at a time, each in its own execution, as one says little. */
const SIZES = /** @type {const} */ ([
	[1, 20],
	[10, 4],
	[50, 1],
]);

const NAMES = {
	loop: 'HTTP Request + IF + Wait 30 s',
	'batch loop': 'the same, 50 a request',
	'this node': 'this node',
};

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, string | number>[]>}
 */
export async function engineRows(say) {
	const rows = [];
	for (const [tasks, executions] of SIZES) {
		for (const strategy of /** @type {const} */ (['loop', 'batch loop', 'this node'])) {
			say(`engine: ${NAMES[strategy]}, ${executions} × ${tasks} tasks`);
			rows.push(await rowOf({ tasks, executions, strategy }));
		}
	}
	return rows;
}

/** @param {Case} wanted */
async function rowOf({ tasks, executions, strategy }) {
	const { seen, measured } = await runCase({ tasks, executions, strategy });
	const lags = seen.flatMap((one) => one.lags);
	const each = (/** @type {number} */ sum) => rounded(sum / executions);
	return {
		part: 'engine',
		strategy: NAMES[strategy],
		tasks,
		spacingSeconds: 0,
		batch: strategy === 'loop' ? 1 : 50,
		executions,
		timesAsFast: FACTOR,
		requests: rounded(mean(seen.map(({ requests }) => requests))),
		meanLagSeconds: rounded(mean(lags)),
		p95LagSeconds: rounded(shareBelow(lags, 0.95)),
		meanPassedOnSeconds: rounded(mean(seen.flatMap(({ passedOn }) => passedOn))),
		realMeanLagSeconds: rounded(mean(lags) / FACTOR),
		peakRequestsPerSecond: Math.max(...seen.map(({ peak }) => peak)),
		cpuSeconds: each(measured.cpuSeconds),
		peakMemoryMegabytes: rounded(measured.peakMemoryMegabytes),
		memoryAboveIdleMegabytes: rounded(measured.memoryAboveIdleMegabytes),
		executionDataKilobytes: each(measured.executionDataKilobytes),
		storedKilobytes: each(measured.storedKilobytes),
		nodeRuns: each(measured.nodeRuns),
	};
}

/**
 * @param {Case} wanted
 * @returns {Promise<{ seen: Seen[], measured: Measured }>}
 */
async function runCase({ tasks, executions, strategy }) {
	const time = { baseMs: Date.now(), factor: FACTOR };
	const simulator = await startSimulator({ now: () => nowOf(time) });
	const answers = answeredTimes(simulator, time);
	const child = startChild('bench/engineCase.mjs', ['--expose-gc']);
	try {
		const where = { url: simulator.url, apiKey: simulator.keys.valid };
		const warmUp = simulator.createTask({ provider: 'aceDataCloud', createdSecondsAgo: 100 });
		await child.ask({ strategy, executions: [[warmUp]], where, time });
		const lists = Array.from({ length: executions }, (_, index) =>
			makeTasks(simulator, { tasks, seed: SEED + index, now: () => nowOf(time) }),
		);
		const ids = lists.map((list) => [...list.keys()]);
		const measured = await child.ask({ strategy, executions: ids, where, time });
		const answeredAt = answers.endedAt;
		const seen = lists.map((list) => ({
			...seenOf(list, simulator, answeredAt),
			passedOn: [...list].map(([id, endMs]) => (measured.passedOnAtMs[id] - endMs) / 1000),
		}));
		return { seen, measured };
	} finally {
		answers.stop();
		await child.end();
		await simulator.close();
	}
}

/**
 * @param {Simulator} simulator
 * @param {{ tasks: number, seed: number, now: () => number }} list
 * @returns {Map<string, number>} when each task ends, by its id, in ms since 1970
 */
function makeTasks(simulator, { tasks, seed, now }) {
	const random = seededRandom(seed);
	const workload = makeWorkload({ tasks, spacingSeconds: 0, durationFactor: 1, random });
	return new Map(
		workload.tasks.map(({ doneAt }) => {
			const queuedSeconds = Math.min(5, doneAt);
			const runSeconds = doneAt - queuedSeconds;
			const endsAt = now() + 1000 * doneAt;
			return [
				simulator.createTask({ provider: 'aceDataCloud', queuedSeconds, runSeconds }),
				endsAt,
			];
		}),
	);
}

/**
 * When each answer had gone out, in the order of the simulator's log; that log says only when they were asked.
 *
 * @param {Simulator} simulator
 * @param {import('./fastClock.mjs').FastTime} time
 */
export function answeredTimes(simulator, time) {
	/** @type {number[]} */
	const endedAt = [];
	/** @type {WeakMap<object, number>} */
	const places = new WeakMap();
	const begun = (/** @type {any} */ { request }) => places.set(request, simulator.requests.length);
	const ended = (/** @type {any} */ { request }) => {
		endedAt[places.get(request) ?? -1] = nowOf(time);
	};
	const [start, finish] = ['http.server.request.start', 'http.server.response.finish'].map((name) =>
		channel(name),
	);
	start?.subscribe(begun);
	finish?.subscribe(ended);
	return {
		endedAt,
		stop() {
			start?.unsubscribe(begun);
			finish?.unsubscribe(ended);
		},
	};
}

/**
 * @param {Map<string, number>} endsAt of the tasks of one execution
 * @param {Simulator} simulator
 * @param {readonly number[]} answeredAt
 * @returns {Omit<Seen, 'passedOn'>}
 */
function seenOf(endsAt, { requests }, answeredAt) {
	/** @type {Map<string, number>} */
	const lags = new Map();
	const askedAt = [];
	for (const [index, { at, taskIds }] of requests.entries()) {
		const own = taskIds.filter((id) => endsAt.has(id));
		if (own.length > 0) askedAt.push(at / 1000);
		for (const id of own) {
			const end = endsAt.get(id) ?? 0;
			if (at >= end && !lags.has(id)) lags.set(id, ((answeredAt[index] ?? at) - end) / 1000);
		}
	}
	return {
		lags: [...lags.values()],
		requests: askedAt.length,
		peak: mostWithinASecond(askedAt),
	};
}
