// Stop in n8n, pressed in the middle of a run.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRun } from './host.mjs';
import { asksAbout } from './providers.mjs';

/**
 * @typedef {import('./oneGeneration.mjs').Checks} Checks
 * @typedef {import('n8n-workflow').INode} INode
 * @typedef {import('n8n-workflow').INodeParameters} INodeParameters
 *
 * @typedef {object} Moment
 * @property {import('../simulator/faults.mjs').FaultAction} [answer]  what happens instead of an answer
 * @property {INodeParameters} [parameters]
 * @property {Partial<INode>} [node]
 */

const endsWithinMs = 1000;
/** Longer than the pause between two looks, so that another would have begun. */
const watchedForMs = 1500;

/** @param {Moment} moment @returns {Checks[string]} */
function stopAt({ answer, parameters, node = {} }) {
	return async ({ engine, simulator }) => {
		const id = simulator.createTask({ provider: 'vap', queuedSeconds: 0, runSeconds: 1e6 });
		if (answer) simulator.addFault({ taskId: id, do: answer });
		const run = startRun(engine, {
			...{ provider: 'vap', credential: simulator.credentials.vap, node },
			items: [{ taskId: id }],
			parameters: { options: { pollIntervalSeconds: 1 }, ...parameters },
		});
		while (asksAbout(simulator, [id]) === 0) await sleep(10);
		await sleep(200);
		const stoppedAtMs = performance.now();
		run.stop();
		const { status, wentOn } = await run.finished;
		const took = Math.round(performance.now() - stoppedAtMs);
		assert.ok(took < endsWithinMs, `it took ${took} ms to end`);
		assert.deepEqual([status, wentOn], ['canceled', false]);
		const asked = asksAbout(simulator, [id]);
		await sleep(watchedForMs);
		assert.equal(asksAbout(simulator, [id]), asked);
		return `ended after ${took} ms`;
	};
}

const slow = { delaySeconds: 5 };

/** @type {Checks} */
export const stopping = {
	'Stop between two looks': stopAt({}),
	'Stop between two looks that are far apart': stopAt({
		parameters: { options: { pollIntervalSeconds: 600 } },
	}),
	'Stop while an answer is slow': stopAt({ answer: slow }),
	'Stop while a body trickles in': stopAt({ answer: { trickle: true } }),
	'Stop in the silence that a 429 asked for': stopAt({
		answer: { status: 429, retryAfter: '20' },
	}),
	'Stop of Get Tasks Batch while an answer is slow': stopAt({
		answer: slow,
		parameters: { operation: 'getTasksBatch' },
	}),
	'Stop with Continue On Fail': stopAt({
		answer: slow,
		node: { onError: 'continueRegularOutput' },
	}),
	'Stop with the error output': stopAt({ node: { onError: 'continueErrorOutput' } }),
	'Stop with Retry On Fail': stopAt({
		answer: slow,
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	}),
};
