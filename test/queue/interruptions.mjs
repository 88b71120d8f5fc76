/** What is killed under the durable waits, and when. */
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../scripts/n8n/complaint.mjs';
import { secondsUntilWaking, statusesOf, storedOf, writesSoFar } from './sampling.mjs';

/**
 * @typedef {object} Setting
 * @property {import('./cluster.mjs').Cluster} cluster
 * @property {import('./stores.mjs').Stores} stores
 * @property {import('../simulator/simulator.mjs').Simulator} simulator
 * @property {import('./waits.mjs').Load} load
 *
 * @typedef {{ workflowId: string, seconds: () => number }} Course  `seconds` since it began
 *
 * @typedef {object} Interruption
 * @property {string} what
 * @property {number} atSeconds
 * @property {number} inHand  executions that were at work there
 * @property {number} backAfterSeconds
 * @property {number} failed  waiting executions that did not end well from here to the next interruption
 */

/** Within this time n8n has noticed what a dead worker had in hand: lock and check take 90 s at most. */
const stalledSeconds = 95;
const restWithinMs = 110_000;

/**
 * @param {() => Promise<boolean>} condition
 * @param {number} withinMs
 * @returns {Promise<boolean>}
 */
export async function until(condition, withinMs) {
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
export async function interrupt({ what, member, seconds, inHand }) {
	const interruption = { what, atSeconds: seconds(), inHand: 0, backAfterSeconds: NaN, failed: 0 };
	const [jobs] = await Promise.all([inHand?.(), member.kill()]);
	// What a worker's log still had to say takes a moment to be written.
	await sleep(1000);
	interruption.inHand = jobs ?? member.inHand();
	say(`killed ${what}; executions in hand: ${interruption.inHand}`);
	const back = (async () => {
		await member.restart();
		interruption.backAfterSeconds = seconds() - interruption.atSeconds;
	})();
	return { interruption, back };
}

/**
 * @param {Setting['stores']} stores
 * @param {string} workflowId
 */
export async function failedSoFar(stores, workflowId) {
	const { error = 0, crashed = 0, canceled = 0 } = await statusesOf(stores, workflowId, 'webhook');
	return error + crashed + canceled;
}

/**
 * Waits until all rest at once.
 *
 * @param {Setting} setting
 * @param {Course} course
 */
async function untilAllRest({ stores, load }, { workflowId, seconds }) {
	const rests = async () => {
		// One whose task ended before its first look has nothing to wait for.
		const { waiting = 0, success = 0 } = await statusesOf(stores, workflowId, 'webhook');
		return waiting + success === load.count && (await stores.activeJobs()) === 0;
	};
	const doAllRest = await until(rests, restWithinMs);
	const from = seconds();
	const to = from + (await secondsUntilWaking(stores));
	return { doAllRest, from, to, stored: await storedOf(stores, workflowId) };
}

/**
 * Kills one worker while all rest, the other while it looks, and then the main.
 *
 * @param {Setting} setting
 * @param {Course} course
 */
export async function interruptAll(setting, course) {
	const { cluster, stores, simulator } = setting;
	const { main, workers } = cluster;
	const [first, second] = workers;
	if (first === undefined || second === undefined) throw new Error('There are too few workers');
	const { seconds, workflowId } = course;
	const rest = await untilAllRest(setting, course);
	const before = { looks: simulator.requests.length, writes: await writesSoFar(stores) };
	const atRest = await interrupt({ what: 'a worker while all rest', member: first, seconds });
	await until(async () => simulator.requests.length > before.looks, restWithinMs);
	// Not before both are back at work: what one had in hand would not tell much of two.
	await atRest.back;
	await until(async () => second.inHand() >= 2, restWithinMs);
	const failedAtRest = await failedSoFar(stores, workflowId);
	const atLook = await interrupt({ what: 'a worker while it looks', member: second, seconds });
	await Promise.all([atLook.back, sleep(stalledSeconds * 1000)]);
	await until(async () => (await stores.activeJobs()) >= 1, 60_000);
	const failedAtLook = await failedSoFar(stores, workflowId);
	const inHand = stores.activeJobs;
	const ofMain = await interrupt({
		what: 'the main while workers look',
		member: main,
		seconds,
		inHand,
	});
	await ofMain.back;
	atRest.interruption.failed = failedAtRest;
	atLook.interruption.failed = failedAtLook - failedAtRest;
	const interruptions = [atRest, atLook, ofMain].map(({ interruption }) => interruption);
	return { interruptions, rest, before };
}
