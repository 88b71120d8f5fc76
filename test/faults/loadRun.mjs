import { startChild } from '../../bench/child.mjs';
import { eventLoopDelay } from './eventLoopDelay.mjs';

/**
 * @typedef {import('./loadTasks.mjs').Plan} Plan
 * @typedef {import('./loadCase.mjs').Measured & import('./loadTasks.mjs').Seen & Machine} LoadFigures
 *
 * @typedef {object} Machine
 * @property {number} idleP99Ms the event-loop delay of a process that does nothing: what the machine itself adds
 * @property {number} mostAllowed what a single wait may ask within five seconds, as the requests come in
 */

const REQUESTS_PER_SECOND = 5;

/**
 * What was sent before the five seconds and held up for as long comes in within them.
 *
 * @param {number} heldUpMs
 */
function mostRequestsIn5Seconds(heldUpMs) {
	return 5 * REQUESTS_PER_SECOND + 1 + Math.floor((heldUpMs * REQUESTS_PER_SECOND) / 1000);
}

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
	const idle = eventLoopDelay();
	try {
		// As many accounts as waits: what is measured is what each asks by itself.
		const options = {
			pollIntervalSeconds: 3,
			requestsPerSecond: REQUESTS_PER_SECOND,
			shareRequests: false,
		};
		const parameters = { maxWaitMinutes: 10, options };
		const warmUp = await simulator.ask({ do: 'begin', plan: { ...plan, waits: 1 } });
		await engine.ask({ ...warmUp, parameters, seconds: plan.seconds });
		const order = await simulator.ask({ do: 'begin', plan });
		idle.reset();
		const measured = await engine.ask({ ...order, parameters, seconds: plan.seconds });
		const { p99Ms: idleP99Ms } = idle.read();
		const seen = await simulator.ask({ do: 'seen' });
		const mostAllowed = mostRequestsIn5Seconds(measured.longestMs + seen.longestMs);
		return { ...measured, ...seen, longestMs: measured.longestMs, idleP99Ms, mostAllowed };
	} finally {
		idle.end();
		await Promise.all([simulator.end(), engine.end()]);
	}
}
