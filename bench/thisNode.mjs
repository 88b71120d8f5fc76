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
 * @property {() => Memory} newMemory what a process begins with
 *
 * @typedef {Partial<import('../core/wait/wait.js').TurnQuestion>} Memory what the waits of one process have in
 * common, as members of their questions
 *
 * @typedef {object} Kind what adapter and records say of the tasks
 * @property {string} provider
 * @property {string} service
 * @property {string | null} model
 * @property {Partial<import('../core/task/task.js').TaskDetails>} [details]
 * @property {number} expectedSeconds what the node knows of the service before the first answer
 *
 * @typedef {object} Options
 * @property {boolean} batch whether one request asks about 50 tasks, or about one
 * @property {() => number} random
 * @property {Kind} [kind]
 * @property {Memory} [memory] of a process that has waited before; of a new one if absent
 */

const EPOCH_MS = Date.parse('2026-11-22T00:00:00.000Z');
const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;

/** A service whose tasks take as long as expected, and of which nothing else is known. @type {Kind} */
const USUAL = { provider: 'simulated', service: 'simulated', model: null, expectedSeconds: 134 };

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
export async function thisNode(
	workload,
	core,
	{ batch, random, kind = USUAL, memory = core.newMemory() },
) {
	const { tasks, startsAt } = workload;
	const virtual = virtualClock(EPOCH_MS + startsAt * 1000, random);
	const now = () => (virtual.clock.now() - EPOCH_MS) / 1000;
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
	const maxIds = batch ? BATCH_SIZE : 1;
	const question = {
		...memory,
		saved: null,
		adapter: adapterFor(workload, core, { ...kind, maxIds }),
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
 * @param {Kind & { maxIds: number }} kind
 * @returns {ProviderAdapter}
 */
function adapterFor({ tasks }, { completeTask, noDetails }, { maxIds, ...kind }) {
	const { provider, service, model, expectedSeconds } = kind;
	const details = { ...noDetails, ...kind.details };
	const facts = {
		...{ provider, pollAfterSeconds: 15, expectedSeconds },
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
				...{ service, model, details },
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
		...{ provider, service, facts },
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
