/** Durable waits, and a worker or the main killed under them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../scripts/n8n/complaint.mjs';
import {
	heldIn,
	sampleJobs,
	secondsUntilWaking,
	statusesOf,
	storedOf,
	writesSoFar,
} from './sampling.mjs';
import { allEnded, fatesOf, publish, startWaits } from './waits.mjs';

/**
 * @typedef {object} Setting
 * @property {import('./cluster.mjs').Cluster} cluster
 * @property {import('./stores.mjs').Stores} stores
 * @property {import('../simulator/simulator.mjs').Simulator} simulator
 * @property {import('./waits.mjs').Load} load
 *
 * @typedef {{ what: string, atSeconds: number, inHand: number, backAfterSeconds: number }} Interruption
 */

/** Within this time n8n has noticed what a dead worker had in hand: lock and check take 90 s at most. */
const stalledSeconds = 95;
const restWithinMs = 110_000;
const withinSeconds = 420;

/**
 * @param {() => Promise<boolean>} condition
 * @param {number} withinMs
 * @returns {Promise<boolean>}
 */
async function until(condition, withinMs) {
	const deadlineMs = Date.now() + withinMs;
	while (!(await condition())) {
		if (Date.now() > deadlineMs) return false;
		await sleep(100);
	}
	return true;
}

/**
 * @param {{ what: string, member: import('./cluster.mjs').Member, seconds: () => number,
 *   inHand?: () => Promise<number> }} which
 * @returns {Promise<{ interruption: Interruption, back: Promise<void> }>}
 */
async function interrupt({ what, member, seconds, inHand }) {
	const interruption = { what, atSeconds: seconds(), inHand: 0, backAfterSeconds: NaN };
	const [jobs] = await Promise.all([inHand?.(), member.kill()]);
	// What a worker's log still had to say takes a moment to be written.
	await sleep(200);
	interruption.inHand = jobs ?? member.inHand();
	say(`killed ${what}; executions in hand: ${interruption.inHand}`);
	const back = (async () => {
		await member.restart();
		interruption.backAfterSeconds = seconds() - interruption.atSeconds;
	})();
	return { interruption, back };
}

/**
 * @param {Setting} setting
 * @param {{ workflowId: string, seconds: () => number }} course
 */
async function interruptAll({ cluster, stores, simulator, load }, { workflowId, seconds }) {
	const { main, workers } = cluster;
	const [first, second] = workers;
	if (first === undefined || second === undefined) throw new Error('There are too few workers');
	const rests = async () => {
		const { waiting = 0 } = await statusesOf(stores, workflowId, 'webhook');
		return waiting === load.count && (await stores.activeJobs()) === 0;
	};
	const doAllRest = await until(rests, restWithinMs);
	const restFrom = seconds();
	const restTo = restFrom + (await secondsUntilWaking(stores));
	const stored = await storedOf(stores, workflowId);
	const looksBefore = simulator.requests.length;
	const writesBefore = await writesSoFar(stores);
	const atRest = await interrupt({
		what: 'a worker while all rest',
		member: first,
		seconds,
	});
	await until(async () => simulator.requests.length > looksBefore, restWithinMs);
	// Not before both are back at work: what one had in hand would not tell much of two.
	await atRest.back;
	await until(async () => second.inHand() >= 2, restWithinMs);
	const atLook = await interrupt({
		what: 'a worker while it looks',
		member: second,
		seconds,
	});
	await Promise.all([atLook.back, sleep(stalledSeconds * 1000)]);
	await until(async () => (await stores.activeJobs()) >= 1, 60_000);
	const ofMain = await interrupt({
		what: 'the main, and with it the webhooks',
		member: main,
		seconds,
		inHand: stores.activeJobs,
	});
	await ofMain.back;
	return {
		interruptions: [atRest, atLook, ofMain].map(({ interruption }) => interruption),
		rest: { doAllRest, from: restFrom, to: restTo, stored },
		before: { looks: looksBefore, writes: writesBefore },
	};
}

/** @param {Setting} setting */
export async function measureDurable(setting) {
	const { cluster, stores, simulator, load } = setting;
	const { id, url } = await publish(cluster, stores, 'durable');
	simulator.requests.length = 0;
	const sampler = sampleJobs(stores);
	const taskIds = await startWaits(simulator, url, load);
	const startedSeconds = sampler.seconds();
	const { interruptions, rest, before } = await interruptAll(setting, {
		workflowId: id,
		...sampler,
	});
	const executions = await allEnded(stores, id, { count: load.count, withinSeconds });
	const drainedSeconds = sampler.seconds();
	const samples = await sampler.stop();
	const writes = await writesSoFar(stores);
	const looks = simulator.requests.length - before.looks;
	return {
		waits: load.count,
		startedSeconds,
		drainedSeconds,
		doAllRest: rest.doAllRest,
		heldWhileResting: heldIn(samples, rest),
		held: heldIn(samples),
		requests: simulator.requests.length,
		executions: await statusesOf(stores, id, 'webhook'),
		subExecutions: await statusesOf(stores, id, 'integrated'),
		fates: await fatesOf(cluster, executions, taskIds),
		interruptions,
		stored: { resting: rest.stored, ended: await storedOf(stores, id) },
		perLook: {
			looks,
			rowsWritten: (writes.rows - before.writes.rows) / looks,
			logBytes: (writes.logBytes - before.writes.logBytes) / looks,
		},
	};
}
