// The simulator of the load run, in a process of its own: makes the tasks, strikes with faults, and says
// how it was asked.
import { setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../../bench/child.mjs';
import { mostWithinASecond } from '../../bench/figures.mjs';
import { seededRandom } from '../simulator/random.mjs';
import { startSimulator } from '../simulator/simulator.mjs';
import { eventLoopDelay } from './eventLoopDelay.mjs';

/**
 * @typedef {import('../simulator/faults.mjs').FaultAction} FaultAction
 * @typedef {import('../simulator/task.mjs').Provider} Provider
 *
 * @typedef {object} Plan
 * @property {number} waits
 * @property {number} tasksPerWait
 * @property {number} seconds in which the last of the tasks ends
 * @property {number} faultShare of all requests
 *
 * @typedef {{ provider: Provider, ids: string[], expected: string[] }} PlannedWait
 * @typedef {{ requests: number, faults: number, faultKinds: number, mostRequests: number, longestMs: number }} Seen
 *   `mostRequests` of any single wait within five seconds, as they came in; `longestMs` is the longest
 *   delay of the simulator's own event loop
 */

/** Requests do not arrive as evenly as they are sent, which matters less over some seconds. */
const WINDOW_SECONDS = 5;

/** Five of ten waits, four and one: VAP has no batches, so that its waits ask fifty times as often. */
const PROVIDERS = /** @type {Provider[]} */ ([
	...['aceDataCloud', 'modelArk', 'aceDataCloud', 'modelArk', 'aceDataCloud'],
	...['modelArk', 'aceDataCloud', 'modelArk', 'aceDataCloud', 'vap'],
]);

/** What a task comes to, and the status under which the node must give it out. */
const OUTCOMES = /** @type {const} */ ([
	...Array.from({ length: 7 }, () => ['succeeded', 'succeeded']),
	['failed', 'failed'],
	['moderated', 'failed'],
	['noMedia', 'succeeded'],
]);

/** @type {FaultAction[]} */
const FAULTS = [
	{ status: 500 },
	{ status: 429, retryAfter: '1' },
	{ status: 502, body: '<h1>Bad Gateway</h1>', contentType: 'text/html' },
	{ drop: 'beforeHeaders' },
	{ drop: 'midBody' },
	{ truncated: true },
	{ delaySeconds: 2 },
	{ html: true },
];

/** Requests between two faults that do not depend on chance. */
const CERTAIN_EVERY = 3;

/** @type {Awaited<ReturnType<typeof startSimulator>>} */
let simulator;
/** @type {Map<string, number>} the wait of each task */
let waitOf = new Map();
let faults = 0;
const delay = eventLoopDelay();

/** @param {Plan} plan */
async function begin({ waits, tasksPerWait, seconds, faultShare }) {
	simulator = await startSimulator();
	const random = seededRandom(20261122);
	/** @type {PlannedWait[]} */
	const planned = Array.from({ length: waits }, (_wait, index) => {
		const provider = PROVIDERS[index % PROVIDERS.length] ?? 'vap';
		const tasks = Array.from({ length: tasksPerWait }, () => {
			const [outcome, status] = OUTCOMES[Math.floor(random() * OUTCOMES.length)] ?? OUTCOMES[0];
			const runSeconds = seconds * (0.1 + 0.9 * random());
			const outcomeOf = /** @type {import('../simulator/task.mjs').Outcome} */ (outcome);
			const id = simulator.createTask({
				provider,
				queuedSeconds: 1,
				runSeconds,
				outcome: outcomeOf,
			});
			waitOf.set(id, index);
			return { id, status: String(status) };
		});
		return {
			provider,
			ids: tasks.map(({ id }) => id),
			expected: tasks.map(({ status }) => status),
		};
	});
	// Chance might leave one out in a short run, so each strikes once for certain.
	FAULTS.forEach((action, index) => {
		simulator.addFault({ after: CERTAIN_EVERY * (index + 1), times: 1, do: action });
	});
	// Each rolls its own dice for what those before it let through.
	FAULTS.forEach((action, index) => {
		const left = FAULTS.length - index;
		const share = faultShare / FAULTS.length;
		simulator.addFault({ probability: share / (1 - faultShare + share * left), do: action });
	});
	// Making the tasks held the event loop up; nobody has asked yet.
	await sleep(100);
	delay.reset();
	return { planned, where: simulator.credentials };
}

/** @returns {Seen} */
function seen() {
	/** @type {Map<number, number[]>} */
	const askedAt = new Map();
	for (const { taskIds, at, isFaulty } of simulator.requests) {
		const wait = waitOf.get(taskIds[0] ?? '');
		if (wait === undefined) continue;
		askedAt.set(wait, [...(askedAt.get(wait) ?? []), at / 1000 / WINDOW_SECONDS]);
		if (isFaulty) faults += 1;
	}
	return {
		requests: simulator.requests.length,
		faults,
		faultKinds: FAULTS.length,
		longestMs: delay.read().maxMs,
		mostRequests: Math.max(...[...askedAt.values()].map(mostWithinASecond)),
	};
}

answerParent(async (/** @type {{ do: 'begin', plan: Plan } | { do: 'seen' }} */ order) =>
	order.do === 'begin' ? await begin(order.plan) : seen(),
);
