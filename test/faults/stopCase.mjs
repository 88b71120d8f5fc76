// Executions that are stopped, in a process whose timers and sockets are nobody else's.
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
 * @typedef {object} Stopped
 * @property {number} tookMs from the Stop to the end of the last execution
 * @property {string[]} statuses as n8n's server shows them
 * @property {string[]} leftBehind what keeps this process alive and did not before the executions began
 */

/** @type {ReturnType<typeof startWorkflow>[]} */
let running = [];
/** @type {string[]} */
let before = [];

/** @returns {string[]} */
function leftBehind() {
	const rest = process.getActiveResourcesInfo();
	for (const one of before) {
		const index = rest.indexOf(one);
		if (index >= 0) rest.splice(index, 1);
	}
	return rest;
}

/** @returns {Promise<Stopped>} */
async function stop() {
	const stoppedAt = performance.now();
	for (const one of running) one.stop();
	const ended = await Promise.all(running.map(({ finished }) => finished));
	const tookMs = performance.now() - stoppedAt;
	// A socket that is destroyed is gone a moment later.
	await sleep(50);
	return { tookMs, statuses: ended.map(({ status }) => status), leftBehind: leftBehind() };
}

answerParent(async (/** @type {Begin | { do: 'stop' }} */ order) => {
	if (order.do === 'stop') return await stop();
	before = process.getActiveResourcesInfo();
	running = order.executions.map((asked) => startWorkflow(workflowOf(asked, order.where)));
	return null;
});
