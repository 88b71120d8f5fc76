// What the overhead part runs and measures in its child processes.
import { createRequire } from 'node:module';
import process from 'node:process';

import { runWorkflow } from '../test/engine/engine.mjs';
import { askProvider, smallNode, withCredential } from './loopNodes.mjs';
import { credentialsFor, NODE, thisNodeWorkflow } from './workflows.mjs';

/**
 * @import { INodeType } from 'n8n-workflow'
 * @import { RunOptions } from '../test/engine/engine.mjs'
 * @import { Where } from './workflows.mjs'
 *
 * @typedef {{ ids: readonly string[], where: Where }} Tasks
 * @typedef {'this node' | 'bare helper'} Strategy
 * @typedef {object} Spent
 * @property {number} cpuSeconds within the node itself
 * @property {number} runCpuSeconds of the whole execution, with what the engine does with the items
 * @property {number} elapsedSeconds
 */

const CHUNK = 50;
const IN_FLIGHT = 8;
const WITHOUT_PAUSES = 1_000_000;

/** Reads its ids and asks as the node does, one ahead and then eight at a time; the answers are thrown away. */
const bareHelper = smallNode(
	'Bare Helper',
	async function () {
		const ids = /** @type {string[]} */ (this.getNodeParameter('taskIds', 0));
		const chunks = Array.from({ length: ids.length / CHUNK }, (_, index) =>
			ids.slice(index * CHUNK, (index + 1) * CHUNK),
		);
		const queue = chunks.values();
		const ask = async (/** @type {string[]} */ chunk) =>
			await askProvider(this, { action: 'retrieve_batch', ids: chunk, limit: CHUNK });
		const first = queue.next().value;
		if (first) await ask(first);
		const worker = async () => {
			for (const chunk of queue) await ask(chunk);
		};
		await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
		return [[{ json: { asked: chunks.length } }]];
	},
	{ parameters: ['taskIds'], ...withCredential },
);

/**
 * @param {Strategy} strategy
 * @param {Tasks} tasks
 * @returns {RunOptions}
 */
function workflowOf(strategy, { ids, where }) {
	const item = { json: { taskId: [...ids] } };
	if (strategy === 'bare helper') {
		const nodes = [{ name: NODE, parameters: { taskIds: '={{ $json.taskId }}' } }];
		return { ...credentialsFor(where), nodeTypes: { bareHelper }, items: [item], nodes };
	}
	return {
		...thisNodeWorkflow([], where, { operation: 'getTasksBatch' }),
		nodes: [
			{
				name: NODE,
				parameters: {
					...{ provider: 'aceDataCloud', operation: 'getTasksBatch' },
					// The work is what is measured, not the pauses between requests, which the helper has none of.
					options: { requestsPerSecond: WITHOUT_PAUSES },
				},
			},
		],
		items: [item],
	};
}

/**
 * @param {Strategy} strategy
 * @param {Tasks} tasks
 * @returns {Promise<Spent>}
 */
export async function spend(strategy, tasks) {
	const options = workflowOf(strategy, tasks);
	const [[name, type] = ['', undefined]] = Object.entries(options.nodeTypes);
	let inside = 0;
	const nodeType = clocked(/** @type {INodeType} */ (type), (seconds) => {
		inside += seconds;
	});
	globalThis.gc?.();
	const [before, startedAt] = [process.cpuUsage(), performance.now()];
	const { error, items } = await runWorkflow({ ...options, nodeTypes: { [name]: nodeType } });
	const { user, system } = process.cpuUsage(before);
	if (error) throw error;
	const wanted = strategy === 'this node' ? tasks.ids.length : 1;
	if (items(NODE).length !== wanted) throw new Error(`${strategy}: not all came out`);
	return {
		cpuSeconds: inside,
		runCpuSeconds: (user + system) / 1e6,
		elapsedSeconds: (performance.now() - startedAt) / 1000,
	};
}

/**
 * @param {INodeType} type
 * @param {(cpuSeconds: number) => void} note
 * @returns {INodeType}
 */
function clocked(type, note) {
	return {
		description: type.description,
		async execute() {
			const before = process.cpuUsage();
			const result = await type.execute?.call(this);
			const { user, system } = process.cpuUsage(before);
			note((user + system) / 1e6);
			return result ?? [];
		},
	};
}

const require = createRequire(import.meta.url);

/**
 * The time in the shipped adapter and items, on recorded answers.
 *
 * @param {Tasks} tasks
 * @returns {Promise<{ adapter: number, items: number }>} CPU microseconds a task
 */
export async function perTask({ ids, where }) {
	const dist = '../dist';
	const { PROVIDERS } = require(`${dist}/providers/registry.js`);
	const { taskItem } = require(`${dist}/nodes/VideoTask/output/items.js`);
	const adapter = PROVIDERS[0].adapterFor('seedance', null);
	const answers = await recorded(ids.slice(0, 20 * CHUNK), where);
	/** @type {unknown[]} */
	let made = [];
	const settings = { simplify: true, includeInputFields: false };
	const input = { json: {} };
	const parse = () => answers.flatMap(({ ids: asked, ...answer }) => adapter.parse(answer, asked));
	const put = (/** @type {readonly any[]} */ tasks) =>
		tasks.map((task, itemIndex) => taskItem(task, null, input, { itemIndex, settings }));
	const count = 20 * CHUNK;
	// Before the first figure, what runs ten thousand times is compiled.
	for (let round = 0; round < 40; round += 1) made = put(parse());
	const parsed = parse();
	const figures = { adapter: middleOf(parse, count), items: middleOf(() => put(parsed), count) };
	if (made.length !== count) throw new Error('Not all tasks were parsed');
	return figures;
}

/**
 * @param {() => unknown} work
 * @param {number} count
 * @returns {number} CPU microseconds for each, in the middle one of several rounds
 */
function middleOf(work, count) {
	// Kept, so that nothing of the work can be left out as without effect.
	/** @type {unknown[]} */
	const results = [];
	const rounds = Array.from({ length: 15 }, () => {
		const before = process.cpuUsage();
		results.push(work());
		const { user, system } = process.cpuUsage(before);
		return (user + system) / count;
	});
	return rounds.sort((a, b) => a - b)[7] ?? 0;
}

/**
 * @param {readonly string[]} ids
 * @param {Where} where
 */
async function recorded(ids, { url, apiKey }) {
	const answers = [];
	for (let at = 0; at < ids.length; at += CHUNK) {
		const chunk = ids.slice(at, at + CHUNK);
		const response = await fetch(`${url}/seedance/tasks`, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'retrieve_batch', ids: chunk, limit: CHUNK }),
		});
		const body = await response.text();
		answers.push({ ids: chunk, status: 200, headers: {}, body, receivedAtMs: Date.now() });
	}
	return answers;
}
