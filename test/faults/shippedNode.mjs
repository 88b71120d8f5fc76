// Workflows with the node as it is shipped, for processes that jest does not compile for.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

/**
 * @import { INodeParameters } from 'n8n-workflow'
 * @import { RunOptions } from '../engine/engine.mjs'
 *
 * @typedef {'aceDataCloud' | 'modelArk' | 'vap'} Provider
 * @typedef {object} Where
 * @property {Record<Provider, string>} baseUrls
 * @property {string} apiKey
 *
 * @typedef {object} Asked
 * @property {Provider} provider
 * @property {string[]} ids one input item each
 * @property {INodeParameters} parameters
 */

// Jest knows no `import.meta`, so this is found from where the run began.
const dist = join(process.cwd(), 'dist');
const require = createRequire(join(dist, 'index.js'));
const { VideoTask } = require(join(dist, 'nodes', 'VideoTask', 'VideoTask.node.js'));

export const NODE = 'Video Task';

/** @param {string} name */
function credentialType(name) {
	return new (require(join(dist, 'credentials', `${name}.credentials.js`))[name])();
}

const credentialTypes = {
	aceDataCloudTaskApi: credentialType('AceDataCloudTaskApi'),
	modelArkTaskApi: credentialType('ModelArkTaskApi'),
	vapTaskApi: credentialType('VapTaskApi'),
};

/**
 * @param {Asked} asked
 * @param {Where} where
 * @returns {RunOptions}
 */
export function workflowOf({ provider, ids, parameters }, { baseUrls, apiKey }) {
	const region = provider === 'modelArk' ? { region: 'custom' } : {};
	return {
		nodeTypes: { videoTask: new VideoTask() },
		credentialTypes,
		credentials: {
			[`${provider}TaskApi`]: { data: { apiKey, baseUrl: baseUrls[provider], ...region } },
		},
		items: ids.map((taskId) => ({ json: { taskId } })),
		nodes: [{ name: NODE, parameters: { provider, routeByStatus: false, ...parameters } }],
	};
}
