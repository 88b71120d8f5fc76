// The package in n8n's own loader, and its node in that version's form.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { videoTask, workflowOf } from './host.mjs';
import { credentialTypeOf, providers } from '../simulator/providers.mjs';

/**
 * @typedef {import('./oneGeneration.mjs').Checks} Checks
 * @typedef {import('./oneGeneration.mjs').World} World
 * @typedef {import('n8n-workflow').INodeType} INodeType
 * @typedef {import('n8n-workflow').INode} INode
 */

const credentialTypes = Object.values(providers).map(credentialTypeOf);
const iconFolder = 'icons/n8n-nodes-video-tasks/dist';

/** @param {World} world */
function nodeType({ engine }) {
	return /** @type {INodeType} */ (engine.loader.getNode('videoTask').type);
}

/**
 * The node as n8n would save and draw it, with what the form fills in.
 *
 * @param {World} world
 * @param {import('n8n-workflow').INodeParameters} parameters
 * @param {Partial<INode>} [node]
 */
function inWorkflow({ engine }, parameters, node = {}) {
	const provider = /** @type {import('./providers.mjs').Provider} */ (
		parameters['provider'] ?? 'vap'
	);
	const workflow = workflowOf(engine, { provider, parameters, node });
	const found = workflow.getNode(videoTask);
	assert.ok(found);
	return { workflow, node: found };
}

/**
 * @param {World} world
 * @param {string} operation
 * @param {Partial<INode>} [members]
 * @returns {Promise<Array<string | undefined>>} what the outputs are called
 */
async function outputsOf(world, operation, members) {
	const { workflow, node } = inWorkflow(world, { operation }, members);
	const { NodeHelpers } = world.engine.n8nWorkflow;
	const read = async () => NodeHelpers.getNodeOutputs(workflow, node, nodeType(world).description);
	// Where expressions run in a virtual machine, that is borrowed first.
	const { expression } = workflow;
	const outputs = await ('withIsolate' in expression ? expression.withIsolate(read) : read());
	return outputs.map((output) => {
		const { type, displayName } = typeof output === 'string' ? { type: output } : output;
		assert.equal(type, 'main');
		return displayName;
	});
}

/** @type {Checks} */
export const loading = {
	async "its modules are this generation's"({ engine }) {
		const folder = join(engine.packageFolder, 'dist', 'nodes', 'VideoTask');
		const fromNode = createRequire(join(folder, 'VideoTask.node.js'));
		assert.equal(fromNode.resolve('n8n-workflow'), engine.requireFromCore.resolve('n8n-workflow'));
		assert.equal(fromNode.resolve('zod'), engine.require.resolve('zod'));
	},

	async "n8n's loader takes the node and the credentials"({ engine }) {
		const { credentialTypes: loaded, known } = engine.loader;
		assert.equal(known.nodes['videoTask']?.className, 'VideoTask');
		assert.equal(known.nodes['videoTaskTrigger']?.className, 'VideoTaskTrigger');
		assert.deepEqual(Object.keys(loaded).sort(), [...credentialTypes].sort());
		for (const name of credentialTypes) {
			const { type } = engine.loader.getCredential(name);
			assert.deepEqual(type.supportedNodes, ['videoTask', 'videoTaskTrigger']);
			assert.ok(type.test && type.authenticate && type.iconUrl);
		}
	},

	async 'the description is whole'(world) {
		const node = nodeType(world);
		const { codex, credentials, displayName, iconUrl, properties, version } = node.description;
		assert.equal(node.constructor.name, 'VideoTask');
		assert.deepEqual([displayName, version], ['Video Task', 1]);
		assert.deepEqual(
			credentials?.map(({ name }) => name),
			credentialTypes,
		);
		assert.deepEqual(iconUrl, {
			light: `${iconFolder}/nodes/VideoTask/videoTask.svg`,
			dark: `${iconFolder}/nodes/VideoTask/videoTask.dark.svg`,
		});
		assert.ok(codex?.alias?.includes('polling'));
		return `${properties.length} properties`;
	},

	async 'the form fills in its defaults by provider and operation'(world) {
		const of = (/** @type {string} */ provider, /** @type {string} */ operation) =>
			inWorkflow(world, { provider, operation }).node.parameters;
		const wait = of('modelArk', 'waitUntilDone');
		assert.deepEqual(
			[wait['routeByStatus'], wait['maxWaitMinutes'], wait['taskId']],
			[true, 30, undefined],
		);
		assert.match(String(wait['taskIds']), /\$json\.id\b/);
		assert.equal(of('vap', 'getTasksBatch')['routeByStatus'], false);
		const get = of('aceDataCloud', 'getTask');
		assert.deepEqual([get['service'], get['routeByStatus']], ['seedance', undefined]);
		assert.match(String(get['taskId']), /^={{ \$json\.taskId \|\| \$json\.task_id }}$/);
	},

	async 'it has one output, or three, and one more for errors'(world) {
		const routed = ['Succeeded', 'Pending', 'Failed'];
		assert.deepEqual(await outputsOf(world, 'getTask'), [undefined]);
		assert.deepEqual(await outputsOf(world, 'getTasksBatch'), [undefined]);
		assert.deepEqual(await outputsOf(world, 'waitUntilDone'), routed);
		const withErrors = await outputsOf(world, 'waitUntilDone', {
			onError: 'continueErrorOutput',
		});
		assert.deepEqual(withErrors, [...routed, 'Error']);
	},
};
