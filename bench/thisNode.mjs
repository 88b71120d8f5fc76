import { virtualClock } from '../test/virtualClock.mjs';
import { BATCH_ANSWER_SECONDS, BATCH_SIZE, SINGLE_ANSWER_SECONDS } from './workload.mjs';

/**
 * @typedef {import('./workload.mjs').Workload} Workload
 * @typedef {import('./customary.mjs').Outcome} Outcome
 * @typedef {import('../core/look/adapter.js').ProviderAdapter} ProviderAdapter
 *
 * @typedef {object} Core the shipped code, handed in so that a test can hand in its sources
 * @property {typeof import('../core/wait/wait.js').waitTurn} waitTurn
 * @property {typeof import('../core/wait/pacing/requestBudget.js').newRequestBudget} newRequestBudget
 * @property {typeof import('../core/task/completeTask.js').completeTask} completeTask
 * @property {typeof import('../core/task/task.js').NO_DETAILS} noDetails
 *
 * @typedef {object} Options
 * @property {boolean} batch whether one request asks about 50 tasks, or about one
 * @property {() => number} random
 */

const EPOCH_MS = Date.parse('2026-11-22T00:00:00.000Z');
const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;
const EXPECTED_SECONDS = 134;

/** @param {number} seconds */
const timeAt = (seconds) => new Date(EPOCH_MS + seconds * 1000).toISOString();

/**
 * The node's own wait, in virtual time, against tasks that end when the workload says.
 *
 * @param {Workload} workload
 * @param {Core} core
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function thisNode(workload, core, { batch, random }) {
	const { tasks, startsAt } = workload;
	const virtual = virtualClock(EPOCH_MS + startsAt * 1000, random);
	const now = () => (virtual.clock.now() - EPOCH_MS) / 1000;
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
	const maxIds = batch ? BATCH_SIZE : 1;
	const question = {
		saved: null,
		adapter: adapterFor(workload, core, maxIds),
		ids: tasks.map((_, index) => String(index)),
		observer: {
			looked: () => undefined,
			/** @param {{ taskId: string }} task */
			done({ taskId }) {
				outcome.learntAt.push(now());
				outcome.doneAt.push(Math.max(tasks[Number(taskId)]?.doneAt ?? 0, startsAt));
			},
		},
		/** @param {{ path: string }} request */
		async send({ path }) {
			const askedAt = now();
			outcome.requestsAt.push(askedAt);
			const isSingle = !path.includes(',');
			await virtual.clock.sleep(1000 * (isSingle ? SINGLE_ANSWER_SECONDS : BATCH_ANSWER_SECONDS));
			const headers = {
				date: new Date(virtual.clock.now()).toUTCString(),
				'asked-at': String(askedAt),
			};
			return { status: 200, headers, body: path, receivedAtMs: virtual.clock.now() };
		},
	};
	const settings = {
		startedAtMs: virtual.clock.now(),
		maxWaitMs: THREE_DAYS_MS,
		pollIntervalSeconds: 0,
		maxConsecutiveErrors: 5,
		expectedSeconds: 0,
		endsWithFirst: false,
		keepsMedia: true,
	};
	await virtual.run(
		core.waitTurn(question, settings, virtual.clock, core.newRequestBudget(5, maxIds)),
	);
	return outcome;
}

/**
 * @param {Workload} workload
 * @param {Core} core
 * @param {number} maxIds
 * @returns {ProviderAdapter}
 */
function adapterFor({ tasks }, { completeTask, noDetails }, maxIds) {
	const facts = {
		provider: 'simulated',
		pollAfterSeconds: 15,
		expectedSeconds: EXPECTED_SECONDS,
		urlLifetimeSeconds: null,
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: [],
	};
	/** @param {string} id @param {number} askedAt */
	const taskAt = (id, askedAt) => {
		const { submittedAt, doneAt } = tasks[Number(id)] ?? { submittedAt: 0, doneAt: 0 };
		const done = askedAt >= doneAt;
		return completeTask(
			{
				...blank,
				taskId: id,
				status: done ? 'succeeded' : 'running',
				details: noDetails,
				createdAt: timeAt(submittedAt),
				finishedAt: done ? timeAt(doneAt) : null,
				media: done
					? [{ kind: 'video', role: 'output', url: `https://cdn.example/${id}.mp4` }]
					: [],
			},
			facts,
			EPOCH_MS,
		);
	};
	return {
		provider: 'simulated',
		service: 'simulated',
		facts,
		ways: [
			{
				name: maxIds === 1 ? 'single' : 'batch',
				maxIds,
				request: (ids) => ({ method: 'GET', path: ids.join(',') }),
			},
		],
		parse: ({ body, headers }) =>
			body.split(',').map((id) => taskAt(id, Number(headers['asked-at']))),
		hintForUnknownId: () => '',
	};
}

/** @type {Omit<import('../core/task/task.js').TaskReading, 'details'>} */
const blank = {
	taskId: '',
	status: 'running',
	providerStatus: null,
	reported: { code: null, message: null },
	passingTrouble: null,
	media: [],
	kind: 'video',
	service: 'simulated',
	upstreamTaskId: null,
	traceId: null,
	model: null,
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
