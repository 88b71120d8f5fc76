import { triggerName } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/exampleWorkflows.mjs').Workflow} Workflow
 * @typedef {import('../../scripts/n8n/exampleWorkflows.mjs').WorkflowNode} WorkflowNode
 * @typedef {Record<string, { id: string, name: string }>} Credentials
 */

/** What a node is beside its parameters. @typedef {Record<string, unknown>} Extra */

/** @type {Record<string, readonly [string, number]>} */
const types = {
	manual: ['n8n-nodes-base.manualTrigger', 1],
	webhook: ['n8n-nodes-base.webhook', 2],
	chat: ['@n8n/n8n-nodes-langchain.chatTrigger', 1.1],
	respond: ['n8n-nodes-base.respondToWebhook', 1.1],
	calledTrigger: ['n8n-nodes-base.executeWorkflowTrigger', 1.1],
	call: ['n8n-nodes-base.executeWorkflow', 1.2],
	set: ['n8n-nodes-base.set', 3.4],
	splitOut: ['n8n-nodes-base.splitOut', 1],
	readFile: ['n8n-nodes-base.extractFromFile', 1],
	videoTask: ['n8n-nodes-video-tasks.videoTask', 1],
	trigger: ['n8n-nodes-video-tasks.videoTaskTrigger', 1],
	noOp: ['n8n-nodes-base.noOp', 1],
};

/**
 * @param {keyof typeof types} kind
 * @param {string} name
 * @param {Record<string, unknown>} parameters
 * @param {Extra} [extra]
 */
export function node(kind, name, parameters, extra = {}) {
	const [type = '', typeVersion = 1] = types[kind] ?? [];
	const own = { id: name, name, type, typeVersion, position: [0, 0], parameters };
	return /** @type {WorkflowNode} */ ({ ...own, ...extra });
}

/** @param {readonly (readonly string[])[]} targets  by output, the nodes that it leads to */
export function main(targets) {
	return {
		main: targets.map((names) => names.map((name) => ({ node: name, type: 'main', index: 0 }))),
	};
}

/**
 * Rows are what goes into the wait, one item each.
 *
 * @param {string} name
 * @param {readonly object[]} rows
 */
function rowNodes(name, rows) {
	return [
		node('set', name, { mode: 'raw', jsonOutput: JSON.stringify({ rows }) }),
		node('splitOut', 'Rows', { fieldToSplitOut: 'rows' }),
	];
}

/** What a node behind the wait sees of an item, the row by its link included. */
const seenBehind = `={{ ({
	id: $json.taskId ?? null, status: $json.status ?? null, error: $json.error ?? null,
	row: (() => { try { return $('Rows').item.json.row } catch (e) { return e.message + ' ' + e.description } })(),
}) }}`;

/** @param {string} name */
export function seen(name) {
	return node('set', name, { mode: 'raw', jsonOutput: seenBehind });
}

/**
 * A trigger, rows, a durable wait, and a node behind each of its first four outputs.
 *
 * @param {readonly object[]} rows
 * @param {Record<string, unknown>} parameters  of the wait
 * @param {Extra & { credentials: Credentials }} extra
 * @returns {Workflow}
 */
export function durableWorkflow(rows, parameters, extra) {
	const { options, ...own } = parameters;
	const wait = {
		...{ operation: 'waitUntilDone', ...own },
		options: { waitMode: 'durable', .../** @type {object | undefined} */ (options) },
	};
	const behind = ['A', 'B', 'C', 'D'];
	return {
		name: 'Durable wait',
		nodes: [
			node('manual', triggerName, {}),
			...rowNodes('All Rows', rows),
			node('videoTask', 'Video Task', wait, extra),
			...behind.map(seen),
		],
		connections: {
			[triggerName]: main([['All Rows']]),
			'All Rows': main([['Rows']]),
			Rows: main([['Video Task']]),
			'Video Task': main(behind.map((name) => [name])),
		},
	};
}

/**
 * The same with another node in the place of a node, under its name.
 *
 * @param {Workflow} workflow
 * @param {WorkflowNode} replacement
 * @returns {Workflow}
 */
export function replaced(workflow, replacement) {
	const nodes = workflow.nodes.map((one) => (one.name === replacement.name ? replacement : one));
	return { ...workflow, nodes };
}
