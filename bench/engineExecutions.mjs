// Many executions of one task each in n8n's engine, all with the same key.
import { seededRandom } from '../test/simulator/random.mjs';
import { startSimulator } from '../test/simulator/simulator.mjs';
import { startChild } from './child.mjs';
import { answeredTimes } from './engine.mjs';
import { mean, mostWithinASecond, rounded, shareBelow } from './figures.mjs';
import { logNormal, WITHIN_A_MODEL } from './pace/distributions.mjs';

/**
 * @import { Simulator } from '../test/simulator/simulator.mjs'
 * @typedef {{ executions: number, withinSeconds: number, tasks: keyof typeof TASKS, sharesRequests: boolean }} Case
 */

const SEED = 20261201;

/** Of the model that the simulator's records name. */
const MEDIAN_SECONDS = 48;

/** How long tasks run, in s. @type {Record<string, (count: number, random: () => number) => number[]>} */
const TASKS = {
	'about 48 s': (count, random) => logNormal(MEDIAN_SECONDS, WITHIN_A_MODEL).draw(count, random),
	'5 to 30 s': (count, random) => Array.from({ length: count }, () => 5 + 25 * random()),
};

/** At the speed of the clock on the wall, because starting so many executions takes the engine seconds. */
const TIME = () => ({ baseMs: Date.now(), factor: 1 });

/** @type {readonly Omit<Case, 'sharesRequests'>[]} */
const SETS = [
	{ executions: 1, withinSeconds: 0, tasks: 'about 48 s' },
	{ executions: 20, withinSeconds: 0, tasks: 'about 48 s' },
	{ executions: 20, withinSeconds: 60, tasks: 'about 48 s' },
	{ executions: 200, withinSeconds: 0, tasks: 'about 48 s' },
	{ executions: 200, withinSeconds: 60, tasks: 'about 48 s' },
	{ executions: 200, withinSeconds: 0, tasks: '5 to 30 s' },
];

const CASES = SETS.flatMap((set) =>
	(set.executions === 1 ? [true] : [false, true]).map((sharesRequests) => ({
		...set,
		sharesRequests,
	})),
);

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, string | number>[]>}
 */
export async function engineExecutionsRows(say) {
	const rows = [];
	for (const one of CASES) {
		const { executions, withinSeconds, tasks, sharesRequests } = one;
		say(
			`engine: ${executions} within ${withinSeconds} s, tasks of ${tasks}, sharing ${sharesRequests}`,
		);
		rows.push(await rowOf(one));
	}
	return rows;
}

/** @param {Case} one */
async function rowOf(one) {
	const { executions, withinSeconds, tasks: takes, sharesRequests } = one;
	const time = TIME();
	const simulator = await startSimulator();
	const answers = answeredTimes(simulator, time);
	const child = startChild('bench/engineCase.mjs', ['--expose-gc']);
	try {
		const where = { url: simulator.url, apiKey: simulator.keys.valid };
		const asked = {
			strategy: 'this node',
			where,
			time,
			options: { shareRequests: sharesRequests },
		};
		const warmUp = simulator.createTask({ provider: 'aceDataCloud', createdSecondsAgo: 1000 });
		await child.ask({ ...asked, executions: [[warmUp]] });
		const tasks = makeTasks(simulator, one);
		const before = simulator.requests.length;
		const measured = await child.ask({
			...{ ...asked, executions: tasks.map(({ id }) => [id]) },
			startsAfterMs: tasks.map(({ startsAfterMs }) => startsAfterMs),
		});
		const askedAt = simulator.requests.slice(before).map(({ at }) => at / 1000);
		const lags = tasks.map(({ id, endsAtMs }) => {
			const sinceMs = Math.max(endsAtMs, measured.startedAtMs[id]);
			return (firstAnswerMs(simulator, answers.endedAt, id, endsAtMs) - sinceMs) / 1000;
		});
		return {
			...{ part: 'engineExecutions', strategy: sharesRequests ? 'sharing' : 'not sharing' },
			...{ executions, withinSeconds, tasks: takes, requests: askedAt.length },
			meanLagSeconds: rounded(mean(lags)),
			p95LagSeconds: rounded(shareBelow(lags, 0.95)),
			peakRequestsPerSecond: mostWithinASecond(askedAt),
			cpuSeconds: rounded(measured.cpuSeconds / executions),
			memoryAboveIdleMegabytes: rounded(measured.memoryAboveIdleMegabytes),
		};
	} finally {
		answers.stop();
		await child.end();
		await simulator.close();
	}
}

/**
 * @param {Simulator} simulator
 * @param {Case} one
 */
function makeTasks(simulator, { executions, withinSeconds, tasks }) {
	const random = seededRandom(SEED);
	const takes = TASKS[tasks]?.(executions, random) ?? [];
	return takes.map((seconds) => {
		const startsAfterMs = 1000 * withinSeconds * random();
		const endsAfterMs = startsAfterMs + 1000 * seconds;
		const times = { queuedSeconds: 1, runSeconds: endsAfterMs / 1000 - 1 };
		const id = simulator.createTask({ provider: 'aceDataCloud', ...times });
		return { id, startsAfterMs, endsAtMs: Date.now() + endsAfterMs };
	});
}

/**
 * @param {Simulator} simulator
 * @param {readonly number[]} endedAt when each answer had gone out
 * @param {string} id
 * @param {number} endsAtMs
 * @returns {number} when the first answer after its end had, in ms since 1970
 */
function firstAnswerMs({ requests }, endedAt, id, endsAtMs) {
	const index = requests.findIndex(({ at, taskIds }) => at >= endsAtMs && taskIds.includes(id));
	return endedAt[index] ?? requests[index]?.at ?? Number.NaN;
}
