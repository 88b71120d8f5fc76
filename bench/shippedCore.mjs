import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @returns {import('./thisNode.mjs').Core} the shipped code */
export function shippedCore() {
	const core = '../dist/core';
	return {
		watch: require(`${core}/wait/wait.js`).watch,
		newTraffic: require(`${core}/wait/pacing/requestBudget.js`).newTraffic,
		completeTask: require(`${core}/task/completeTask.js`).completeTask,
		noDetails: require(`${core}/task/task.js`).NO_DETAILS,
	};
}
