import { monitorEventLoopDelay } from 'node:perf_hooks';

import { startChild } from '../../bench/child.mjs';

/**
 * @typedef {import('./loadTasks.mjs').Plan} Plan
 * @typedef {import('./loadCase.mjs').Measured & import('./loadTasks.mjs').Seen & { idleP99Ms: number }} LoadFigures
 *   `idleP99Ms` is the event-loop delay of a process that does nothing: what the machine itself adds
 */

const REQUESTS_PER_SECOND = 5;

/** What a single wait may ask within five seconds, and one that was late in the five before. */
export const MOST_REQUESTS_IN_5_SECONDS = 5 * REQUESTS_PER_SECOND + 1;

/**
 * Many waits at once, each in its own execution of n8n's engine, all in one process; the simulator in
 * another.
 *
 * @param {Plan} plan
 * @returns {Promise<LoadFigures>}
 */
export async function loadRun(plan) {
	const simulator = startChild('test/faults/loadTasks.mjs');
	const engine = startChild('test/faults/loadCase.mjs');
	const idle = monitorEventLoopDelay({ resolution: 10 });
	try {
		const options = { pollIntervalSeconds: 3, requestsPerSecond: REQUESTS_PER_SECOND };
		const parameters = { maxWaitMinutes: 10, options };
		const warmUp = await simulator.ask({ do: 'begin', plan: { ...plan, waits: 1 } });
		await engine.ask({ ...warmUp, parameters, seconds: plan.seconds });
		const order = await simulator.ask({ do: 'begin', plan });
		idle.enable();
		const measured = await engine.ask({ ...order, parameters, seconds: plan.seconds });
		const idleP99Ms = Math.max(0, idle.percentile(99) / 1e6 - 10);
		return { ...measured, ...(await simulator.ask({ do: 'seen' })), idleP99Ms };
	} finally {
		idle.disable();
		await Promise.all([simulator.end(), engine.end()]);
	}
}
