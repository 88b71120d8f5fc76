import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @returns {import('./thisNode.mjs').Core} the shipped code */
export function shippedCore() {
	const core = '../dist/nodes/VideoTask/core';
	return {
		watch: require(`${core}/watch.js`).watch,
		newTraffic: require(`${core}/traffic.js`).newTraffic,
		completeTask: require(`${core}/completeTask.js`).completeTask,
		noDetails: require(`${core}/task.js`).NO_DETAILS,
	};
}
