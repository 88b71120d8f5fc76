// Executions that are stopped, or end by themselves, in a process whose timers and sockets are nobody else's.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../../bench/child.mjs';
import { startWorkflow } from '../engine/engine.mjs';
import { workflowOf } from './shippedNode.mjs';

/**
 * @typedef {object} Begin
 * @property {'begin'} do
 * @property {import('./shippedNode.mjs').Asked[]} executions
 * @property {import('./shippedNode.mjs').Where} where
 *
 * @typedef {object} Ended
 * @property {number} tookMs from the Stop, or else from their beginning, to the end of the last execution
 * @property {string[]} statuses as n8n's server shows them
 * @property {string[]} leftBehind what keeps this process alive and did not before the executions began
 */

/** @type {ReturnType<typeof startWorkflow>[]} */
let running = [];
/** @type {string[]} */
let before = [];
let begunAt = 0;

/** @returns {string[]} */
function leftBehind() {
	const rest = process.getActiveResourcesInfo();
	for (const one of before) {
		const index = rest.indexOf(one);
		if (index >= 0) rest.splice(index, 1);
	}
	return rest;
}

/**
 * @param {number} sinceMs
 * @returns {Promise<Ended>}
 */
async function end(sinceMs) {
	const ended = await Promise.all(running.map(({ finished }) => finished));
	const tookMs = performance.now() - sinceMs;
	// A socket that is destroyed is gone a moment later.
	await sleep(50);
	return { tookMs, statuses: ended.map(({ status }) => status), leftBehind: leftBehind() };
}

/** @returns {Promise<Ended>} */
async function stop() {
	const stoppedAt = performance.now();
	for (const one of running) one.stop();
	return await end(stoppedAt);
}

answerParent(async (/** @type {Begin | { do: 'stop' } | { do: 'end' }} */ order) => {
	if (order.do === 'stop') return await stop();
	if (order.do === 'end') return await end(begunAt);
	before = process.getActiveResourcesInfo();
	begunAt = performance.now();
	running = order.executions.map((asked) => startWorkflow(workflowOf(asked, order.where)));
	return null;
});
