// How long a running n8n takes to load a node: what it has loaded itself is loaded before.
import { createRequire } from 'node:module';
import process from 'node:process';

import { answerParent } from './child.mjs';

/** The files by what is measured, each with the class whose instance n8n asks for its description. */
const FILES = {
	node: ['../dist/nodes/VideoTask/VideoTask.node.js'],
	'empty node': ['./emptyNode.cjs'],
	credentials: credentialFiles(),
};

/**
 * @typedef {keyof typeof FILES} Loaded
 * @typedef {{ elapsed: number, cpu: number }} Took in milliseconds
 */

function credentialFiles() {
	const { n8n } = createRequire(import.meta.url)('../package.json');
	return n8n.credentials.map((/** @type {string} */ path) => `../${path}`);
}

answerParent(async (/** @type {Loaded} */ what) => {
	const require = createRequire(import.meta.url);
	require('n8n-workflow');
	require('zod');
	const spentBefore = process.cpuUsage();
	const startedAt = performance.now();
	for (const file of FILES[what]) {
		for (const Class of Object.values(require(file))) if (isClass(Class)) new Class();
	}
	const elapsed = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(spentBefore);
	return { elapsed, cpu: (user + system) / 1000 };
});

/** @param {unknown} value @returns {value is new () => object} */
function isClass(value) {
	return typeof value === 'function' && /^class\b/.test(String(value));
}
