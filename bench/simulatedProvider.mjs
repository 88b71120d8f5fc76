import { BATCH_ANSWER_SECONDS, BATCH_SIZE, SINGLE_ANSWER_SECONDS } from './workload.mjs';

/**
 * @import { Workload } from './workload.mjs'
 * @import { Outcome } from './customary.mjs'
 * @import { Core } from './thisNode.mjs'
 * @import { VirtualClock } from '../test/virtualClock.mjs'
 * @import { ProviderAdapter } from '../core/look/adapter.js'
 *
 * @typedef {object} Kind what adapter and records say of the tasks
 * @property {string} provider
 * @property {string} service
 * @property {string | null} model
 * @property {Partial<import('../core/task/task.js').TaskDetails>} [details]
 * @property {number} expectedSeconds what the node knows of the service before the first answer
 */

const EPOCH_MS = Date.parse('2026-11-22T00:00:00.000Z');

/** A service whose tasks take as long as expected, and of which nothing else is known. @type {Kind} */
export const USUAL = {
	...{ provider: 'simulated', service: 'simulated' },
	...{ model: null, expectedSeconds: 134 },
};

/** @param {number} seconds since the first task was submitted @returns {number} in ms since 1970 */
export function atMs(seconds) {
	return EPOCH_MS + seconds * 1000;
}

/** @param {VirtualClock} virtual @returns {number} seconds since the first task was submitted */
export function secondsOf({ clock }) {
	return (clock.now() - EPOCH_MS) / 1000;
}

/** @param {number} seconds */
function timeAt(seconds) {
	return new Date(atMs(seconds)).toISOString();
}

/**
 * @param {VirtualClock} virtual
 * @param {number[]} requestsAt where each request is noted, in seconds
 * @returns {(request: { path: string }) => Promise<import('../core/http/wire.js').HttpAnswer>} an answer that says
 * about which ids it was asked and when; `adapterFor` knows the rest
 */
export function sendTo(virtual, requestsAt) {
	return async ({ path }) => {
		const askedAt = secondsOf(virtual);
		requestsAt.push(askedAt);
		const isSingle = !path.includes(',');
		await virtual.clock.sleep(1000 * (isSingle ? SINGLE_ANSWER_SECONDS : BATCH_ANSWER_SECONDS));
		const nowMs = virtual.clock.now();
		const headers = { date: new Date(nowMs).toUTCString(), 'asked-at': String(askedAt) };
		return { status: 200, headers, body: path, receivedAtMs: nowMs };
	};
}

/**
 * @param {Workload} workload the id of a task is its place in it
 * @param {Core} core
 * @param {Kind & { batch: boolean }} kind `batch`: whether one request asks about 50 tasks, or about one
 * @returns {ProviderAdapter}
 */
export function adapterFor({ tasks }, { completeTask, noDetails }, { batch, ...kind }) {
	const { provider, service, model, expectedSeconds } = kind;
	const details = { ...noDetails, ...kind.details };
	const facts = {
		...{ provider, pollAfterSeconds: 15, expectedSeconds },
		...{ urlLifetimeSeconds: null, urlsClearedAfterSeconds: null, contentPolicyCodes: [] },
	};
	/** @param {string} id @param {number} askedAt */
	const taskAt = (id, askedAt) => {
		const { submittedAt, doneAt } = tasks[Number(id)] ?? { submittedAt: 0, doneAt: 0 };
		const done = askedAt >= doneAt;
		const url = `https://cdn.example/${id}.mp4`;
		return completeTask(
			{
				...{ ...blank, taskId: id, service, model, details },
				status: done ? 'succeeded' : 'running',
				createdAt: timeAt(submittedAt),
				finishedAt: done ? timeAt(doneAt) : null,
				media: done ? [{ kind: 'video', role: 'output', url }] : [],
			},
			facts,
			EPOCH_MS,
		);
	};
	return {
		...{ provider, service, facts },
		ways: [
			{
				name: batch ? 'batch' : 'single',
				maxIds: batch ? BATCH_SIZE : 1,
				request: (ids) => ({ method: 'GET', path: ids.join(',') }),
			},
		],
		parse: ({ body, headers }) =>
			body.split(',').map((id) => taskAt(id, Number(headers['asked-at']))),
		hintForUnknownId: () => '',
	};
}

/** @type {Omit<import('../core/task/task.js').TaskReading, 'details' | 'service' | 'model'>} */
const blank = {
	taskId: '',
	status: 'running',
	providerStatus: null,
	reported: { code: null, message: null },
	passingTrouble: null,
	media: [],
	kind: 'video',
	upstreamTaskId: null,
	traceId: null,
	prompt: null,
	createdAt: null,
	startedAt: null,
	finishedAt: null,
	elapsedSeconds: null,
	progress: null,
	cost: null,
	usage: null,
	raw: null,
};

/**
 * @param {Workload} workload
 * @param {VirtualClock} virtual
 * @param {Outcome} outcome
 * @returns {import('../core/wait/observer.js').Observer} which notes when each end is known
 */
export function noteEnds({ tasks, startsAt }, virtual, outcome) {
	return {
		looked: () => undefined,
		done({ taskId }) {
			outcome.learntAt.push(secondsOf(virtual));
			outcome.doneAt.push(Math.max(tasks[Number(taskId)]?.doneAt ?? 0, startsAt));
		},
	};
}
