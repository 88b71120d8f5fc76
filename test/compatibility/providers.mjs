// What the checks share about the providers.

/**
 * @typedef {import('../simulator/task.mjs').Provider} Provider
 * @typedef {import('./oneGeneration.mjs').World} World
 */

/**
 * @param {World['simulator']} simulator
 * @param {readonly string[]} ids
 * @returns {number} the requests that asked about any of them
 */
export function asksAbout({ requests }, ids) {
	return requests.filter(({ kind, taskIds }) => {
		return kind !== 'media' && taskIds.some((id) => ids.includes(id));
	}).length;
}

/** The options of a task that has succeeded already. */
export const finished = { createdSecondsAgo: 100 };
