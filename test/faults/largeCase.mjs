// One run of the shipped node against answers that are too large, in a process of its own with little memory.
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../../bench/child.mjs';
import { runWorkflow } from '../engine/engine.mjs';
import { providers } from '../simulator/providers.mjs';
import { largeBody } from './largeAnswers.mjs';
import { heldBytes } from './memory.mjs';
import { NODE, workflowOf } from './shippedNode.mjs';

/**
 * @typedef {import('./largeAnswers.mjs').Shape} Shape
 *
 * @typedef {object} Order
 * @property {Shape} shape
 * @property {number} megabytes
 * @property {import('./shippedNode.mjs').Provider} provider
 * @property {number} ids
 * @property {boolean} simplify
 * @property {string} baseUrl
 *
 * @typedef {object} Measured
 * @property {Record<string, number>} came how many items there are of each status, or how many errors
 * @property {number} lost ids that neither an item nor an error names
 * @property {number} longestMs the longest that the event loop was held up in one go, in CPU time
 * @property {number} parseMs what JSON.parse of one such body takes, or of one text as long
 * @property {number} peakMegabytes the most memory that the process had
 * @property {number} heldMegabytes what the run's items hold more than nothing
 * @property {number} storedMegabytes of the items as JSON
 */

const MEGABYTE = 1024 * 1024;
const TRIES = 3;

/** The longest that the event loop was held in one go, in CPU time: what others take of the machine does not count. */
function longestHold() {
	let before = process.threadCpuUsage();
	let longestMs = 0;
	const timer = setInterval(() => {
		const { user, system } = process.threadCpuUsage(before);
		longestMs = Math.max(longestMs, (user + system) / 1000);
		before = process.threadCpuUsage();
	}, 1);
	return {
		end() {
			clearInterval(timer);
			return longestMs;
		},
	};
}

/** @param {string} body */
function parseMs(body) {
	const took = [body, JSON.stringify('x'.repeat(body.length))].map((text) => {
		const times = Array.from({ length: TRIES }, () => {
			const startedAt = performance.now();
			try {
				JSON.parse(text);
			} catch {
				// What takes no time because it is no JSON is compared with text.
			}
			return performance.now() - startedAt;
		});
		return Math.min(...times);
	});
	return Math.max(...took);
}

/** @param {Order} order */
function workflow({ provider, ids, simplify, baseUrl }) {
	const parameters = { operation: 'getTasksBatch', simplify };
	const credential = { apiKey: 'key-of-the-account', baseUrl, ...providers[provider].credential };
	const named = Array.from({ length: ids }, (_, index) => `task-${index}`);
	const options = workflowOf({ provider, ids: named, parameters }, { [provider]: credential });
	const onError = /** @type {const} */ ('continueRegularOutput');
	const nodes = options.nodes.map((node) => ({ ...node, onError }));
	return { ids: named, options: { ...options, nodes } };
}

/**
 * @param {Order} order
 * @returns {Promise<Measured>}
 */
async function measure(order) {
	const { ids, options } = workflow(order);
	const before = heldBytes();
	await sleep(100);
	const hold = longestHold();
	const result = await runWorkflow(options);
	// The last hold is noted with the tick after it.
	await sleep(100);
	const longestMs = hold.end();
	const peakMegabytes = process.resourceUsage().maxRSS / 1024;
	const items = result.items(NODE).map(({ json }) => json);
	/** @type {Record<string, number>} */
	const came = {};
	for (const { error, status } of items) {
		const what = error === undefined ? String(status) : 'error';
		came[what] = (came[what] ?? 0) + 1;
	}
	const texts = items.map((json) => String(json.taskId ?? json.error));
	const lost = ids.filter(
		(id) => !texts.some((text) => text === id || text.includes(`Task ${id}:`)),
	).length;
	const heldMegabytes = Math.max(0, heldBytes() - before) / MEGABYTE;
	// n8n makes one text of all that it stores.
	const storedMegabytes = JSON.stringify(result.runData).length / MEGABYTE;
	const body = largeBody(order.shape, order.megabytes * MEGABYTE, 'task-0');
	return {
		...{ came, lost, longestMs, parseMs: parseMs(body) },
		...{ peakMegabytes, heldMegabytes, storedMegabytes },
	};
}

let isReady = false;

answerParent(async (/** @type {Order} */ order) => {
	// The first question only loads what a running n8n has loaded long before.
	if (!isReady) {
		isReady = true;
		await measure({ ...order, shape: 'text', ids: 1 });
		return null;
	}
	return await measure(order);
});
