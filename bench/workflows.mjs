// The workflows that the engine runs: the shipped node, and the loop it stands for.
import { createRequire } from 'node:module';

import { httpRequest, ifDone, waitFor } from './loopNodes.mjs';

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
 * @param {number} pauseSeconds
 * @returns {RunOptions}
 */
export function loopWorkflow(ids, where, pauseSeconds) {
	return {
		...credentialsFor(where),
		nodeTypes: { httpRequest, ifDone, wait: waitFor(pauseSeconds) },
		items: ids.map((id) => ({ json: { id } })),
		nodes: [
			{ name: 'Trigger', type: 'test.trigger' },
			{ name: 'Wait', type: 'wait' },
			{ name: 'HTTP Request', type: 'httpRequest', parameters: { id: '={{ $json.id }}' } },
			{
				name: 'IF',
				type: 'ifDone',
				parameters: { status: '={{ $json.response?.data?.status ?? "" }}' },
			},
			{ name: 'Done', type: 'test.collect' },
		],
		connections: {
			Trigger: to('Wait'),
			Wait: to('HTTP Request'),
			'HTTP Request': to('IF'),
			IF: to('Done', 'Wait'),
		},
	};
}

/**
 * @param {...string} nodes one for each output
 * @returns {IConnections[string]}
 */
function to(...nodes) {
	return { main: nodes.map((node) => [{ node, type: 'main', index: 0 }]) };
}
