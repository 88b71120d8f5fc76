// A small HTTP server that gives one answer to every request, and notes what it was asked.
import { startAnswering } from './answeringServer.mjs';

/**
 * @typedef {object} Answer
 * @property {number} [status] 200 if absent
 * @property {unknown} [json] sent as JSON
 * @property {string} [raw] sent as it is, as JSON too
 * @property {string} [location]
 */

export async function startAnsweringServer() {
	/** @type {Answer} */
	let answer = {};
	const { origin, seen, close } = await startAnswering(() => {
		const { status = 200, json, raw, location } = answer;
		const headers = location === undefined ? {} : { location };
		return { status, headers, body: raw ?? JSON.stringify(json) ?? '' };
	});
	return {
		url: origin,
		requests: seen,
		/** @param {Answer} next to all that is asked from now on; what was asked before is forgotten */
		answerWith(next) {
			answer = next;
			seen.length = 0;
		},
		stop: close,
	};
}
