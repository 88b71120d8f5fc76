/** Video Task Trigger behind webhook processes, one of which is killed, and a worker too. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { main, node } from '../e2e/durableWorkflows.mjs';
import { callBackAll } from '../simulator/callbacks.mjs';
import { interrupt, until } from './interruptions.mjs';
import { heldIn, sampleJobs, statusesOf } from './sampling.mjs';
import { executionsInHand, hasOpenExecutions, startsOf, triggerFatesOf } from './triggerFates.mjs';

/**
 * @typedef {import('./cluster.mjs').Cluster} Cluster
 * @typedef {import('./stores.mjs').Stores} Stores
 * @typedef {import('../simulator/simulator.mjs').Simulator} Simulator
 * @typedef {import('../simulator/callbacks.mjs').Ended} Ended
 * @typedef {Required<Pick<Ended, 'provider' | 'id' | 'endsAtMs'>>} Timed  a task and when it ends
 *
 * @typedef {object} TriggerSetting
 * @property {Cluster} cluster
 * @property {Stores} stores
 * @property {Simulator} simulator
 * @property {number} count  tasks
 * @property {number} processes  webhook processes that take the callbacks in turn
 * @property {number} doubled  which share of the callbacks comes twice
 */

const triggerName = 'Video Task Trigger';

/** Before the first task ends, and from the first to the last. */
const firstEndsAfterSeconds = 30;
const endWithinSeconds = 90;
/** Into the ends. */
const killWebhookAfterSeconds = 20;
const killWorkerAfterSeconds = 50;
/** n8n polls once a minute, and needs 90 s to notice what a dead worker had in hand. */
const allWithinMs = 240_000;
/** More than a poll: what would come twice has had its time. */
const afterwardsMs = 75_000;

/** The trigger, the node whose items are counted, and work that lasts, so that a kill meets executions. */
function workflowOf(
	/** @type {string} */ webhookId,
	/** @type {Cluster['credentials']} */ credentials,
) {
	const parameters = {
		...{ provider: 'modelArk', listen: 'both' },
		// n8n takes no poll times below a minute.
		pollTimes: { item: [{ mode: 'everyMinute' }] },
	};
	const wait = { resume: 'timeInterval', amount: 3, unit: 'seconds' };
	const work = { ...node('noOp', 'Work', wait), type: 'n8n-nodes-base.wait', typeVersion: 1.1 };
	return {
		...{ name: 'Video Task Trigger', settings: { executionOrder: 'v1' } },
		nodes: [
			node('trigger', triggerName, parameters, { webhookId, credentials }),
			node('noOp', 'Started', {}),
			work,
		],
		connections: { [triggerName]: main([['Started']]), Started: main([['Work']]) },
	};
}

/**
 * @param {TriggerSetting} setting
 * @returns {Promise<{ id: string, path: string }>} the workflow once it has been made live and has read the list first
 */
async function publish({ cluster: { rest, credentials }, stores, simulator }) {
	const webhookId = randomUUID();
	const { id } = await rest.ask('POST', '/rest/workflows', workflowOf(webhookId, credentials));
	simulator.requests.length = 0;
	await rest.publish(id);
	const registered = `select 1 from webhook_entity where "workflowId" = $1`;
	const isLive = async () =>
		simulator.requests.length > 0 && (await stores.rows(registered, [id])).length > 0;
	if (!(await until(isLive, 120_000))) throw new Error('n8n has not made the workflow live');
	await sleep(3_000);
	return { id, path: `/webhook/${webhookId}/webhook` };
}

/** @param {TriggerSetting} setting @returns {Timed[]} tasks that end one after the other */
function createTasks({ simulator, count, processes }) {
	return Array.from({ length: count }, (_, index) => {
		const provider = /** @type {const} */ ('modelArk');
		const runSeconds = firstEndsAfterSeconds + (endWithinSeconds * index) / count;
		// None begins as another one does: they are looked for in stored executions.
		const id = `cgt-${processes}-${String(index).padStart(5, '0')}`;
		simulator.createTask({ id, provider, queuedSeconds: 0, runSeconds });
		return { provider, id, endsAtMs: Date.now() + runSeconds * 1000 };
	});
}

/**
 * @param {TriggerSetting} setting
 * @param {{ workflowId: string, seconds: () => number, taskIds: readonly string[] }} course
 */
async function killBoth({ cluster, stores }, { workflowId, seconds, taskIds }) {
	const [webhook] = cluster.webhookProcesses;
	const [, worker] = cluster.workers;
	if (webhook === undefined || worker === undefined) throw new Error('There are too few processes');
	await sleep((firstEndsAfterSeconds + killWebhookAfterSeconds) * 1000);
	const ofWebhook = await interrupt({ what: 'a webhook process', member: webhook, seconds });
	await sleep((killWorkerAfterSeconds - killWebhookAfterSeconds) * 1000);
	await until(async () => worker.inHand() >= 1, 30_000);
	const ofWorker = await interrupt({ what: 'a worker of the trigger', member: worker, seconds });
	const cut = await executionsInHand(stores, workflowId, taskIds);
	await Promise.all([ofWebhook.back, ofWorker.back]);
	return { interruptions: [ofWebhook.interruption, ofWorker.interruption], cut };
}

/**
 * @param {TriggerSetting} setting
 * @param {{ workflowId: string, tasks: readonly Timed[], cut: ReadonlyMap<string, readonly string[]> }} course
 * @returns {Promise<number>} the requests until every task had started the workflow
 */
async function untilAllCame({ cluster, stores, simulator }, { workflowId, tasks, cut }) {
	const deadlineMs = Math.max(...tasks.map(({ endsAtMs }) => endsAtMs)) + allWithinMs;
	for (;;) {
		const requests = simulator.requests.length;
		const isBusy = await hasOpenExecutions(stores, workflowId);
		const starts = await startsOf(cluster, stores, workflowId);
		const { missing } = triggerFatesOf(tasks, starts, cut);
		if ((!isBusy && missing.length === 0) || Date.now() > deadlineMs) return requests;
		await sleep(5_000);
	}
}

/** @param {TriggerSetting} setting */
export async function measureTrigger(setting) {
	const { cluster, stores, simulator, count, processes, doubled } = setting;
	const { id: workflowId, path } = await publish(setting);
	simulator.requests.length = 0;
	const sampler = sampleJobs(stores);
	const tasks = createTasks(setting);
	const createdSeconds = sampler.seconds();
	const taskIds = tasks.map(({ id }) => id);
	const calling = callBackAll(tasks, {
		url: cluster.webhookProcesses.slice(0, processes).map(({ url }) => `${url}${path}`),
		...{ lost: 0.1, doubled, latestMs: 500, tries: 3, pauseMs: 5_000 },
	});
	const { interruptions, cut } = await killBoth(setting, {
		...{ workflowId, taskIds, seconds: sampler.seconds },
	});
	const sent = await calling;
	const requests = await untilAllCame(setting, { workflowId, tasks, cut });
	const allCameSeconds = sampler.seconds();
	await sleep(afterwardsMs);
	const samples = await sampler.stop();
	const starts = await startsOf(cluster, stores, workflowId);
	const { rest } = cluster;
	await rest.ask('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	const wasAnswered = (/** @type {{ statuses: (number | null)[] }} */ { statuses }) =>
		statuses.includes(200);
	return {
		...{ processes, tasks: count, requests, allCameSeconds, interruptions },
		callbacks: {
			lost: sent.filter(({ isLost }) => isLost).length,
			doubled: sent.filter(({ isDoubled }) => isDoubled).length,
			unanswered: sent.filter((one) => !one.isLost && !wasAnswered(one)).length,
		},
		held: heldIn(samples, { from: createdSeconds, to: createdSeconds + firstEndsAfterSeconds - 2 }),
		executions: {
			...(await statusesOf(stores, workflowId, 'webhook')),
			byPoll: await statusesOf(stores, workflowId, 'trigger'),
			withoutItems: starts.filter((one) => one.isWhole && one.items.length === 0).length,
		},
		fates: triggerFatesOf(tasks, starts, cut),
	};
}
