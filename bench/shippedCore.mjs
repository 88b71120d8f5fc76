import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @returns {import('./thisNode.mjs').Core} the shipped code */
export function shippedCore() {
	const core = '../dist/core';
	const { Sharing } = require('../dist/host/sharing/sharing.js');
	const { newDurationMemory } = require('../dist/host/learntDurations.js');
	return {
		waitTurn: require(`${core}/wait/wait.js`).waitTurn,
		newRequestBudget: require(`${core}/wait/pacing/requestBudget.js`).newRequestBudget,
		completeTask: require(`${core}/task/completeTask.js`).completeTask,
		noDetails: require(`${core}/task/task.js`).NO_DETAILS,
		// Classes with private members are of another type in each place that they are declared at.
		newSharing: () => /** @type {any} */ (new Sharing()),
		newMemory: () => ({ memory: /** @type {any} */ (newDurationMemory()) }),
	};
}
