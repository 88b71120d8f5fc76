// The node as it is published: what `npm run build` put into dist, loaded as n8n loads it.
import { createRequire } from 'node:module';
import { startWorkflow } from '../test/engine/engine.mjs';

/**
 * @import { ICredentialType } from 'n8n-workflow'
 * @import { OwnOptions, RunOptions } from '../test/engine/engine.mjs'
 */

const require = createRequire(import.meta.url);

export const nodeType = 'n8n-nodes-video-tasks.videoTask';

/** @returns {Pick<OwnOptions, 'nodeTypes' | 'credentialTypes'>} */
function builtTypes() {
	const { n8n } = require('../package.json');
	/** @type {Record<string, ICredentialType>} */
	const credentialTypes = {};
	for (const path of n8n.credentials) {
		const credential = /** @type {ICredentialType} */ (instanceOf(path));
		credentialTypes[credential.name] = credential;
	}
	const nodePath = String(n8n.nodes[0]);
	return { nodeTypes: { [nodeType]: instanceOf(nodePath) }, credentialTypes };
}

/**
 * As n8n does: the class is named like the file, up to the first dot.
 *
 * @param {string} path
 */
function instanceOf(path) {
	const className = path.split('/').at(-1)?.split('.')[0] ?? '';
	return new (require(`../${path}`)[className])();
}

/** @param {Omit<RunOptions, 'nodeTypes' | 'credentialTypes'>} options */
export function startBuiltNode(options) {
	return startWorkflow({ ...builtTypes(), ...options });
}
