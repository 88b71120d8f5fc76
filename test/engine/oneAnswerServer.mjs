// A small HTTP server that gives one answer to every request, and notes what it was asked.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} [status] 200 if absent
 * @property {unknown} [json] sent as JSON
 * @property {string} [raw] sent as it is, as JSON too
 * @property {string} [location]
 *
 * @typedef {{ method: string, url: string, headers: import('node:http').IncomingHttpHeaders }} Asked
 */

export async function startAnsweringServer() {
	/** @type {Asked[]} */
	const requests = [];
	/** @type {Answer} */
	let answer = {};
	const server = createServer((request, response) => {
		const { method = '', url = '', headers } = request;
		requests.push({ method, url, headers });
		const { status = 200, json, raw, location } = answer;
		response
			.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
			.end(raw ?? JSON.stringify(json));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		/** @param {Answer} next to all that is asked from now on; what was asked before is forgotten */
		answerWith(next) {
			answer = next;
			requests.length = 0;
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
