// A small HTTP server that notes what it was asked, and answers what a test says.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {{ method: string, url: string, headers: import('node:http').IncomingHttpHeaders }} Seen
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string }} Reply by default a task that is done
 */

/** @param {(request: Seen) => Reply} answer */
export async function startAnswering(answer) {
	/** @type {Seen[]} */
	const seen = [];
	const server = createServer((request, response) => {
		const { method = '', url = '', headers: sent } = request;
		const one = { method, url, headers: sent };
		seen.push(one);
		const { status = 200, headers = {}, body = '{"status":"succeeded"}' } = answer(one);
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		origin: `http://127.0.0.1:${port}`,
		seen,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
