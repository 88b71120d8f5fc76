// From the short form that a test writes to the workflow that n8n's editor would have saved.
import { storedOfType } from './credentials.mjs';
import { n8nWorkflow } from './n8n.cjs';

/**
 * @import {
 *   IConnections, INode, INodeCredentials, INodeType, INodeTypes, IPinData, IVersionedNodeType,
 *   IWorkflowSettings,
 * } from 'n8n-workflow'
 * @import { StoredCredentials } from './credentials.mjs'
 */

/**
 * @typedef {object} WorkflowOptions
 * @property {Array<Partial<INode>>} nodes
 * @property {IConnections | undefined} [connections] absent: the nodes are a chain, by output 0
 * @property {StoredCredentials | undefined} [credentials] what the database holds
 * @property {IWorkflowSettings | undefined} [settings]
 * @property {IPinData | undefined} [pinData]
 */

/**
 * @param {WorkflowOptions} options
 * @param {INodeTypes} nodeTypes
 * @param {string} defaultType
 */
export function buildWorkflow(options, nodeTypes, defaultType) {
	const given = options.nodes.map((node) => ({ type: defaultType, ...node }));
	const hasTrigger = given.some(({ type }) => isTrigger(nodeTypes.getByName(type)));
	const all = hasTrigger ? given : [{ type: 'test.trigger' }, ...given];
	/** @type {INode[]} */
	const nodes = [];
	for (const node of all) nodes.push(completeNode(node, nodes, { nodeTypes, options }));
	const startNode = nodes.find(({ type }) => isTrigger(nodeTypes.getByName(type)));
	if (startNode === undefined) throw new n8nWorkflow.UnexpectedError('No trigger');
	const workflow = new n8nWorkflow.Workflow({
		id: 'engineHarness',
		name: 'Engine Harness',
		nodes,
		connections: completeConnections(options.connections, nodes, hasTrigger),
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...options.settings },
		...(options.pinData && { pinData: options.pinData }),
	});
	return { workflow, nodes, startNode };
}

/** @param {INodeType | IVersionedNodeType} nodeType */
function isTrigger(nodeType) {
	return nodeType.description.group.includes('trigger');
}

/** @param {INodeType | IVersionedNodeType} nodeType */
function latestVersion(nodeType) {
	if ('nodeVersions' in nodeType) return nodeType.currentVersion;
	return [nodeType.description.version].flat().at(-1) ?? 1;
}

/**
 * @param {Partial<INode> & { type: string }} node
 * @param {INode[]} before the nodes to the left of it
 * @param {{ nodeTypes: INodeTypes, options: WorkflowOptions }} context
 * @returns {INode}
 */
function completeNode(node, before, { nodeTypes, options }) {
	const typeVersion = node.typeVersion ?? latestVersion(nodeTypes.getByName(node.type));
	const { description } = nodeTypes.getByNameAndVersion(node.type, typeVersion);
	const name = String(description.defaults.name ?? description.displayName);
	const credentials = selectCredentials(description.credentials ?? [], options.credentials ?? {});
	return {
		id: `00000000-0000-4000-8000-${String(before.length).padStart(12, '0')}`,
		name: unusedName(name, before),
		position: [before.length * 200, 0],
		...(credentials && { credentials }),
		...node,
		typeVersion,
		parameters: n8nWorkflow.deepCopy(node.parameters ?? {}),
	};
}

/**
 * @param {string} name
 * @param {INode[]} before
 */
function unusedName(name, before) {
	const taken = new Set(before.map((node) => node.name));
	let unused = name;
	for (let count = 1; taken.has(unused); count++) unused = `${name}${count}`;
	return unused;
}

/**
 * As the editor does: the first credential of each type that the node takes.
 *
 * @param {ReadonlyArray<{ name: string }>} accepted
 * @param {StoredCredentials} stored
 * @returns {INodeCredentials | undefined} undefined, as in n8n, when there is none
 */
function selectCredentials(accepted, stored) {
	const selected = accepted.flatMap(({ name: type }) =>
		storedOfType(stored, type)
			.slice(0, 1)
			.map(({ id, name }) => [type, { id, name }]),
	);
	return selected.length === 0 ? undefined : Object.fromEntries(selected);
}

/**
 * @param {IConnections | undefined} connections
 * @param {INode[]} nodes
 * @param {boolean} hasTrigger false when the first node is a trigger that the harness added
 * @returns {IConnections}
 */
function completeConnections(connections, nodes, hasTrigger) {
	const chain = Object.fromEntries(
		nodes.slice(1).map((node, index) => [nodes[index]?.name ?? '', connectTo(node)]),
	);
	if (connections === undefined) return chain;
	if (hasTrigger) return connections;
	return { ...Object.fromEntries(Object.entries(chain).slice(0, 1)), ...connections };
}

/**
 * @param {INode} node
 * @returns {IConnections[string]}
 */
function connectTo(node) {
	return { main: [[{ node: node.name, type: n8nWorkflow.NodeConnectionTypes.Main, index: 0 }]] };
}
