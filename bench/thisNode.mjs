import { virtualClock } from '../test/virtualClock.mjs';
import { adapterFor, atMs, noteEnds, secondsOf, sendTo, USUAL } from './simulatedProvider.mjs';
import { BATCH_SIZE } from './workload.mjs';

/**
 * @typedef {import('./workload.mjs').Workload} Workload
 * @typedef {import('./customary.mjs').Outcome} Outcome
 * @typedef {import('./simulatedProvider.mjs').Kind} Kind
 *
 * @typedef {object} Core the shipped code, handed in so that a test can hand in its sources
 * @property {typeof import('../core/wait/wait.js').waitTurn} waitTurn
 * @property {typeof import('../core/wait/pacing/requestBudget.js').newRequestBudget} newRequestBudget
 * @property {typeof import('../core/task/completeTask.js').completeTask} completeTask
 * @property {typeof import('../core/task/task.js').NO_DETAILS} noDetails
 * @property {() => Pick<import('../host/sharing/sharing.js').Sharing, 'join'>} newSharing what executions share, of no one yet
 * @property {() => Memory} newMemory what a process begins with
 *
 * @typedef {Partial<import('../core/wait/wait.js').TurnQuestion>} Memory what the waits of one process have in
 * common, as members of their questions
 *
 * @typedef {object} Options
 * @property {boolean} batch whether one request asks about 50 tasks, or about one
 * @property {() => number} random
 * @property {boolean} [endsWithFirst] whether the node returns as soon as any task is done, and the workflow goes
 * back to it with those that are pending
 * @property {Kind} [kind]
 * @property {Memory} [memory] of a process that has waited before; of a new one if absent
 */

const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;

/** What the form's defaults come to, but that nothing ends a wait early. */
export const SETTINGS = {
	...{ maxWaitMs: THREE_DAYS_MS, pollIntervalSeconds: 0, maxConsecutiveErrors: 5 },
	...{ expectedSeconds: 0, endsWithFirst: false, keepsMedia: true },
};

/** Requests that a wait may begin within a second. */
export const BUDGET = 5;

/**
 * The node's own wait, in virtual time, against tasks that end when the workload says.
 *
 * @param {Workload} workload
 * @param {Core} core
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function thisNode(workload, core, options) {
	const { batch, random, endsWithFirst = false } = options;
	const { kind = USUAL, memory = core.newMemory() } = options;
	const { tasks, startsAt } = workload;
	const virtual = virtualClock(atMs(startsAt), random);
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], passedOnAt: [], doneAt: [] };
	const adapter = adapterFor(workload, core, { ...kind, batch });
	const observer = noteEnds(workload, virtual, outcome);
	const send = sendTo(virtual, outcome.requestsAt);
	const budget = core.newRequestBudget(BUDGET, batch ? BATCH_SIZE : 1);
	const everything = async () => {
		let ids = tasks.map((_, index) => String(index));
		while (ids.length > 0) {
			const question = { ...memory, saved: null, adapter, ids, observer, send };
			const settings = { ...SETTINGS, startedAtMs: virtual.clock.now(), endsWithFirst };
			const { results } = await core.waitTurn(question, settings, virtual.clock, budget);
			ids = results.filter(({ task }) => task?.done !== true).map(({ taskId }) => taskId);
			// n8n hands all items on together when the node ends.
			while (outcome.passedOnAt.length < outcome.learntAt.length)
				outcome.passedOnAt.push(secondsOf(virtual));
		}
	};
	await virtual.run(everything());
	return outcome;
}
