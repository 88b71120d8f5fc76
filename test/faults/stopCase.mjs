// Executions that are stopped, or end by themselves, in a process whose timers and sockets are nobody else's.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../../bench/child.mjs';
import { startWorkflow } from '../engine/engine.mjs';
import { startStopwatch } from '../stopwatch.mjs';
import { workflowOf } from './shippedNode.mjs';

/**
 * @typedef {object} Begin
 * @property {'begin'} do
 * @property {import('./shippedNode.mjs').Asked[]} executions
 * @property {import('./shippedNode.mjs').Where} where
 *
 * @typedef {object} Ended
 * @property {number} tookMs from the Stop, or else from their beginning, to the end of the last execution, without
 *   the time for which the machine did other work
 * @property {string[]} statuses as n8n's server shows them
 * @property {string[]} leftBehind what keeps this process alive and did not before the executions began
 */

/** @type {ReturnType<typeof startWorkflow>[]} */
let running = [];
/** @type {string[]} */
let before = [];
let sinceBegin = startStopwatch();

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
 * @param {ReturnType<typeof startStopwatch>} since
 * @returns {Promise<Ended>}
 */
async function end(since) {
	const ended = await Promise.all(running.map(({ finished }) => finished));
	const { tookMs } = since.stop();
	// A socket that is destroyed is gone a moment later.
	await sleep(50);
	return { tookMs, statuses: ended.map(({ status }) => status), leftBehind: leftBehind() };
}

/** @returns {Promise<Ended>} */
async function stop() {
	sinceBegin.stop();
	const sinceStop = startStopwatch();
	for (const one of running) one.stop();
	return await end(sinceStop);
}

answerParent(async (/** @type {Begin | { do: 'stop' } | { do: 'end' }} */ order) => {
	if (order.do === 'stop') return await stop();
	if (order.do === 'end') return await end(sinceBegin);
	sinceBegin.stop();
	before = process.getActiveResourcesInfo();
	sinceBegin = startStopwatch();
	running = order.executions.map((asked) => startWorkflow(workflowOf(asked, order.where)));
	return null;
});
