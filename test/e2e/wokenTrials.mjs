import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { callBackAll } from '../simulator/callbacks.mjs';
import { taskOf } from './durableRows.mjs';
import { durableWorkflow, main, node, replaced } from './durableWorkflows.mjs';
import { ended, resultOf, start } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./durableTrials.mjs').Trial} Trial
 */

const withinSeconds = 330;

/** What a callback wakes goes on after the time in which calls are collected and one look; a rest takes 65 s. */
const wokenWithinSeconds = 15;

/** After so long the tasks of these trials are done; by then their wait rests. */
const taskSeconds = 20;

/** So long that forged calls come before. */
const longTaskSeconds = 60;

/**
 * A durable wait whose rows also hold the address that a create request would take.
 *
 * @param {RunningN8n} running
 * @param {readonly string[]} ids
 * @param {Record<string, unknown>} options
 */
async function startWait(running, ids, options) {
	const rows = ids.map((taskId, row) => ({ taskId, row }));
	const parameters = { routeByStatus: false, options };
	const workflow = durableWorkflow(rows, parameters, running);
	const written = `={{ ({ rows: ${JSON.stringify(rows)}, url: $execution.resumeUrl }) }}`;
	const create = node('set', 'All Rows', { mode: 'raw', jsonOutput: written });
	return await start(running.rest, replaced(workflow, create));
}

/**
 * @param {RunningN8n} running
 * @param {string} id
 * @returns {Promise<string>} the address that calls the execution
 */
async function addressOf({ rest }, id) {
	const run = resultOf(await rest.execution(id));
	const url = String(run.items('All Rows')[0]?.json['url']);
	assert.match(url, /\/webhook-waiting\/\d+\?signature=[0-9a-f]{64}$/);
	return url;
}

/**
 * @param {string} name
 * @param {{ options: Record<string, unknown>, calls: (url: string, ids: readonly string[]) => Promise<void>,
 *   isWoken: boolean, seconds?: number }} what
 * @returns {Trial}
 */
function trial(name, { options, calls, isWoken, seconds = taskSeconds }) {
	/** @type {string[]} */
	let ids = [];
	return {
		name,
		async begin(running) {
			ids = [0, 1].map(() => taskOf(running, seconds));
			return [await startWait(running, ids, options)];
		},
		async whileItRests(running, [id = '']) {
			await calls(await addressOf(running, id), ids);
			if (!isWoken) {
				assert.equal((await running.rest.execution(id)).status, 'waiting');
				return;
			}
			const run = await ended(running.rest, id, wokenWithinSeconds);
			assert.equal(run.status, 'success', run.error);
		},
		async finish({ rest }, [id = '']) {
			const run = await ended(rest, id, withinSeconds);
			assert.equal(run.status, 'success', run.error);
			const out = run
				.items('A')
				.map(({ json }) => `${json['id']} ${json['status']} ${json['row']}`);
			assert.deepEqual(
				out,
				ids.map((one, row) => `${one} succeeded ${row}`),
			);
			const waited = run.items('Video Task').map(({ json }) => json['wait'].waitedSeconds < 60);
			assert.deepEqual(waited, [isWoken, isWoken]);
		},
	};
}

/** Calls once every task is done, as their provider does. */
async function callBack(/** @type {string} */ url, /** @type {readonly string[]} */ ids) {
	await sleep(taskSeconds * 1000);
	const tasks = ids.map((id) => /** @type {const} */ ({ provider: 'aceDataCloud', id }));
	const fates = await callBackAll(tasks, { url, doubled: 1, latestMs: 1_000 });
	for (const { statuses } of fates) assert.deepEqual(statuses, [200, 200]);
}

/** Calls with a body that claims an end, and with an address without its token. */
async function forge(/** @type {string} */ url, /** @type {readonly string[]} */ ids) {
	const body = JSON.stringify({ success: true, task_id: ids[0], workflowData: [[{ json: {} }]] });
	const call = async (/** @type {string} */ to) =>
		(await fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/json' } }))
			.status;
	const bare = url.slice(0, url.indexOf('?'));
	assert.deepEqual(
		[await call(bare), await call(`${bare}?signature=${'0'.repeat(64)}`)],
		[401, 401],
	);
	assert.deepEqual(
		await Promise.all(Array.from({ length: 20 }, () => call(url))),
		Array(20).fill(200),
	);
	await sleep(3_000);
}

const wake = { wakeOnCallback: true };

/** @returns {readonly Trial[]} durable waits whose execution is called while it rests */
export function woken() {
	return [
		trial('a callback wakes it at once', { options: wake, calls: callBack, isWoken: true }),
		trial('forged calls do not end it', {
			...{ options: wake, calls: forge, isWoken: false, seconds: longTaskSeconds },
		}),
		trial('without the option a callback does nothing', {
			...{ options: {}, calls: callBack, isWoken: false },
		}),
		trial('a callback that is lost is made up for by its look', {
			...{ options: wake, calls: async () => undefined, isWoken: false },
		}),
	];
}
