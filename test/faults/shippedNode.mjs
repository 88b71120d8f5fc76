// Workflows with the node as it is shipped, for processes that jest does not compile for.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import process from 'node:process';

import { credentialTypeOf, providers } from '../simulator/providers.mjs';

/**
 * @import { ICredentialType, IDataObject, INodeParameters } from 'n8n-workflow'
 * @import { RunOptions } from '../engine/engine.mjs'
 *
 * @typedef {import('../simulator/task.mjs').Provider} Provider
 * @typedef {Partial<Record<Provider, IDataObject>>} Where  what the credential of each provider holds
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

/**
 * @param {string} path
 * @returns {ICredentialType} of the class that is named like the file, as n8n wants it
 */
function credentialType(path) {
	return new (require(join(process.cwd(), path))[basename(path, '.credentials.js')])();
}

/** @type {{ n8n: { credentials: string[] } }} */
const { n8n } = require(join(process.cwd(), 'package.json'));
const credentialTypes = Object.fromEntries(
	n8n.credentials.map(credentialType).map((type) => [type.name, type]),
);

/**
 * @param {Asked} asked
 * @param {Where} where
 * @returns {RunOptions}
 */
export function workflowOf({ provider, ids, parameters }, where) {
	const simulated = providers[provider];
	const own = { provider, routeByStatus: false, ...simulated.parameters };
	return {
		nodeTypes: { videoTask: new VideoTask() },
		credentialTypes,
		credentials: { [credentialTypeOf(simulated)]: { data: where[provider] ?? {} } },
		items: ids.map((taskId) => ({ json: { taskId } })),
		nodes: [{ name: NODE, parameters: { ...own, ...parameters } }],
	};
}
