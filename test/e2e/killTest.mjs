/** Waits in a real n8n that is killed again and again: what becomes of their tasks, by wait mode. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/n8n/places.mjs';
import { seededRandom } from '../simulator/random.mjs';
import { resultOf, singleNodeWorkflow, start } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./runs.mjs').Run} Run
 * @typedef {'durable' | 'inMemory'} Mode
 * @typedef {{ id: string, outcome: 'succeeded' | 'failed' }} Expected
 * @typedef {{ executionId: string, mode: Mode, tasks: readonly Expected[] }} Wait
 * @typedef {{ right: number, stood: number, wrong: number, lost: number, junk: number }} Count
 */

const waitsOfEachMode = 20;
const tasksOfAWait = 3;
const shortestSeconds = 30;
const longestSeconds = 240;
const kills = 5;
const firstKillSeconds = 20;
const lastKillSeconds = 260;
const overAfterSeconds = 480;
const seed = 20261122;
/** So long that some kills come in the middle of a look. */
const answerAfterSeconds = 2;

/**
 * @param {RunningN8n} running
 * @param {Mode} waitMode
 * @param {() => number} random
 * @returns {Promise<Wait>}
 */
async function startWait({ rest, simulator, credentials }, waitMode, random) {
	const tasks = Array.from({ length: tasksOfAWait }, () => {
		/** @type {Expected['outcome']} */
		const outcome = random() < 0.8 ? 'succeeded' : 'failed';
		const runSeconds = shortestSeconds + random() * (longestSeconds - shortestSeconds);
		const asked = /** @type {const} */ ({ provider: 'aceDataCloud', queuedSeconds: 0 });
		return { id: simulator.createTask({ ...asked, runSeconds, outcome }), outcome };
	});
	const taskIds = tasks.map(({ id }) => id).join(', ');
	const parameters = {
		operation: 'waitUntilDone',
		taskIds,
		maxWaitMinutes: 15,
		options: { waitMode },
	};
	const workflow = singleNodeWorkflow(parameters, credentials);
	return { executionId: await start(rest, workflow), mode: waitMode, tasks };
}

/**
 * @param {Run} run
 * @param {readonly Expected[]} tasks
 * @returns {Count}
 */
function countOf(run, tasks) {
	const items = [0, 1, 2].flatMap((output) => run.items('Video Task', output));
	const count = { right: 0, stood: 0, wrong: 0, lost: 0, junk: 0 };
	for (const { id, outcome } of tasks) {
		const own = items.filter(({ json }) => json['taskId'] === id);
		const [item] = own;
		if (run.status !== 'success' || item === undefined) count.lost += 1;
		else if (own.length > 1) count.wrong += 1;
		else if (item.json['status'] === outcome) count.right += 1;
		else if (/in the middle of a look/.test(item.json['wait']?.lastProblem)) count.stood += 1;
		else count.wrong += 1;
	}
	if (run.status === 'success') {
		const known = tasks.map(({ id }) => id);
		count.junk = items.filter(({ json }) => !known.includes(json['taskId'])).length;
	}
	return count;
}

/**
 * @param {RunningN8n} running
 * @param {readonly Wait[]} waits
 * @param {number} deadlineMs
 * @returns {Promise<Map<Wait, Run>>}
 */
async function whenOver({ rest }, waits, deadlineMs) {
	/** @type {Map<Wait, Run>} */
	const runs = new Map();
	while (runs.size < waits.length && Date.now() < deadlineMs) {
		for (const wait of waits.filter((one) => !runs.has(one))) {
			const execution = await rest.execution(wait.executionId);
			if (!['new', 'running', 'waiting'].includes(execution.status)) {
				runs.set(wait, resultOf(execution));
			}
		}
		await sleep(1000);
	}
	return runs;
}

/**
 * @param {readonly Wait[]} waits
 * @param {Map<Wait, Run>} runs
 * @param {Mode} wanted
 */
function tally(waits, runs, wanted) {
	const total = { waits: 0, tasks: 0, right: 0, stood: 0, wrong: 0, lost: 0, junk: 0, open: 0 };
	for (const wait of waits.filter(({ mode }) => mode === wanted)) {
		const run = runs.get(wait);
		total.waits += 1;
		total.tasks += wait.tasks.length;
		if (run === undefined) total.open += wait.tasks.length;
		else {
			const count = countOf(run, wait.tasks);
			for (const [name, value] of Object.entries(count)) {
				total[/** @type {keyof Count} */ (name)] += value;
			}
		}
	}
	return total;
}

/** @param {RunningN8n} running */
async function allStand({ rest }, /** @type {readonly Wait[]} */ waits) {
	for (const { executionId, mode } of waits) {
		const wanted = mode === 'durable' ? 'waiting' : 'running';
		while ((await rest.execution(executionId)).status !== wanted) await sleep(200);
	}
}

/**
 * @param {RunningN8n} running
 * @param {() => number} random
 */
async function startAll(running, random) {
	/** @type {Wait[]} */
	const waits = [];
	for (let count = 0; count < waitsOfEachMode; count += 1) {
		waits.push(await startWait(running, 'durable', random));
		waits.push(await startWait(running, 'inMemory', random));
	}
	await allStand(running, waits);
	return waits;
}

/**
 * @param {RunningN8n} running
 * @param {() => number} random
 * @param {number} startedAtMs
 * @returns {Promise<number[]>} when n8n was killed, in seconds
 */
async function killAgainAndAgain(running, random, startedAtMs) {
	const between = lastKillSeconds - firstKillSeconds;
	const moments = Array.from({ length: kills }, () => firstKillSeconds + random() * between);
	const killedAtSeconds = [];
	for (const seconds of moments.sort((one, other) => one - other)) {
		await sleep(Math.max(0, startedAtMs + seconds * 1000 - Date.now()));
		killedAtSeconds.push(Math.round((Date.now() - startedAtMs) / 1000));
		await running.killAndRestart();
	}
	return killedAtSeconds;
}

/**
 * @param {RunningN8n} running
 * @param {import('./report.mjs').Report} report
 */
export async function checkKills(running, report) {
	const random = seededRandom(seed);
	running.simulator.addFault({ do: { delaySeconds: answerAfterSeconds } });
	const waits = await startAll(running, random);
	const startedAtMs = Date.now();
	const killedAtSeconds = await killAgainAndAgain(running, random, startedAtMs);
	const runs = await whenOver(running, waits, startedAtMs + overAfterSeconds * 1000);
	const durable = tally(waits, runs, 'durable');
	const inMemory = tally(waits, runs, 'inMemory');
	console.log(`n8n was killed after ${killedAtSeconds.join(', ')} s`);
	console.table({ durable, inMemory });
	const result = { seed, killedAtSeconds, durable, inMemory };
	mkdirSync(join(root, 'reports'), { recursive: true });
	writeFileSync(join(root, 'reports', 'killTest.json'), `${JSON.stringify(result, null, '\t')}\n`);
	await report.check(`${kills} kills cost a durable wait nothing`, async () => {
		const { tasks, right, stood, ...rest } = durable;
		assert.equal(right + stood, tasks);
		assert.deepEqual(rest, { waits: waitsOfEachMode, wrong: 0, lost: 0, junk: 0, open: 0 });
	});
	await report.check('and a wait in memory all it has', async () => {
		assert.deepEqual([inMemory.lost, inMemory.junk], [inMemory.tasks, 0]);
	});
}
