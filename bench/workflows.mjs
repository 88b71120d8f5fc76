// The workflows that the engine runs: the shipped node, and the loop it stands for.
import { createRequire } from 'node:module';

import { batchRequest, httpRequest, ifDone, joinIds, splitOut, waitFor } from './loopNodes.mjs';

/**
 * @import { INodeParameters, INodeType, IConnections } from 'n8n-workflow'
 * @import { RunOptions } from '../test/engine/engine.mjs'
 *
 * @typedef {{ url: string, apiKey: string }} Where the simulator
 */

const require = createRequire(import.meta.url);

/** @type {{ VideoTask: new () => INodeType }} */
const { VideoTask } = require('../dist/nodes/VideoTask/VideoTask.node.js');
const { AceDataCloudTaskApi } = require('../dist/credentials/AceDataCloudTaskApi.credentials.js');

export const NODE = 'Video Task';

/**
 * @param {Where} where
 * @returns {Pick<RunOptions, 'credentialTypes' | 'credentials'>}
 */
export function credentialsFor({ url, apiKey }) {
	return {
		credentialTypes: { aceDataCloudTaskApi: new AceDataCloudTaskApi() },
		credentials: { aceDataCloudTaskApi: { data: { apiKey, baseUrl: url } } },
	};
}

/**
 * @param {readonly string[]} ids
 * @param {Where} where
 * @param {INodeParameters} parameters
 * @returns {RunOptions} the shipped node between a trigger with one item for each id, and the rest
 */
export function thisNodeWorkflow(ids, where, parameters) {
	return {
		...credentialsFor(where),
		nodeTypes: { videoTask: new VideoTask() },
		items: ids.map((taskId) => ({ json: { taskId } })),
		nodes: [
			{ name: 'Trigger', type: 'test.trigger' },
			{ name: NODE, parameters: { provider: 'aceDataCloud', ...parameters } },
			{ name: 'Done', type: 'test.collect' },
		],
	};
}

/**
 * @param {readonly string[]} ids
 * @param {Where} where
 * @param {{ pauseSeconds: number, batch: boolean }} built `batch`: whether one request asks about 50 ids
 * @returns {RunOptions}
 */
export function loopWorkflow(ids, where, { pauseSeconds, batch }) {
	const asking = batch ? BATCH_NODES : [SINGLE_NODE];
	const names = asking.map(({ name }) => name);
	return {
		...credentialsFor(where),
		nodeTypes: {
			...{ httpRequest, joinIds, batchRequest, splitOut },
			...{ ifDone, wait: waitFor(pauseSeconds) },
		},
		items: ids.map((id) => ({ json: { id } })),
		nodes: [
			{ name: 'Trigger', type: 'test.trigger' },
			{ name: 'Wait', type: 'wait' },
			...asking,
			{
				name: 'IF',
				type: 'ifDone',
				parameters: { status: '={{ $json.response?.data?.status ?? "" }}' },
			},
			// Above the others: of two branches n8n follows the upper one first, so that what is done goes on at once.
			{ name: 'Done', type: 'test.collect', position: [0, -100] },
		],
		connections: {
			Trigger: to('Wait'),
			...Object.fromEntries(
				['Wait', ...names].map((name, index) => [name, to(names[index] ?? 'IF')]),
			),
			IF: to('Done', 'Wait'),
		},
	};
}

const SINGLE_NODE = {
	...{ name: 'HTTP Request', type: 'httpRequest' },
	parameters: { id: '={{ $json.id }}' },
};

const BATCH_NODES = [
	{ name: 'Join IDs', type: 'joinIds', parameters: { id: '={{ $json.id }}' } },
	{ name: 'Batch Request', type: 'batchRequest', parameters: { ids: '={{ $json.ids }}' } },
	{ name: 'Split Out', type: 'splitOut' },
];

/**
 * @param {...string} nodes one for each output
 * @returns {IConnections[string]}
 */
function to(...nodes) {
	return { main: nodes.map((node) => [{ node, type: 'main', index: 0 }]) };
}
