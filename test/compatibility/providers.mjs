// What the checks share about the three providers.

/**
 * @typedef {import('../simulator/task.mjs').Provider} Provider
 * @typedef {import('./oneGeneration.mjs').World} World
 * @typedef {import('n8n-workflow').IDataObject} IDataObject
 */

/** @type {readonly Provider[]} */
export const providers = ['aceDataCloud', 'modelArk', 'vap'];

/**
 * @param {World['simulator']} simulator
 * @param {Provider} provider
 * @returns {IDataObject} the credential's data, whole
 */
export function credentialFor({ keys, baseUrls }, provider) {
	const data = { apiKey: keys.valid, baseUrl: baseUrls[provider] };
	if (provider === 'modelArk') return { ...data, region: 'custom' };
	return provider === 'vap' ? { ...data, apiVersion: 'v3' } : data;
}

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
