// A small HTTP server for the harness's own test. It notes what it was asked, and when the other
// side hung up.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {object} SeenRequest
 * @property {string} path
 * @property {string | undefined} authorization
 * @property {Promise<void>} closed settles when the connection of this request is done with
 * @property {boolean} answered whether the answer was sent as a whole
 *
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} Handler
 */

/** @type {Record<string, Handler>} */
const HANDLERS = {
	'/echo': (request, response) => sendJson(response, 200, { headers: request.headers }),
	'/redirect': (_request, response) => {
		response.writeHead(302, { location: '/echo' }).end();
	},
	'/busy': (_request, response) => sendJson(response, 503, { busy: true }),
	'/closed': (_request, response) => sendJson(response, 401, { error: 'no' }),
	'/bytes': (_request, response) => {
		response.writeHead(200, { 'content-type': 'video/mp4' }).end('not really a film');
	},
	'/silent': () => {},
	'/drip': (_request, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const timer = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(timer));
	},
	'/key': (request, response) => {
		const isGood = request.headers.authorization === 'Bearer good';
		sendJson(response, isGood ? 200 : 401, { code: isGood ? 'fine' : 'bad' });
	},
	'/refusing': (_request, response) => sendJson(response, 200, { error: { code: 'used_up' } }),
};

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 */
function sendJson(response, status, body) {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export async function startLocalServer() {
	/** @type {SeenRequest[]} */
	const requests = [];
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '/', 'http://localhost').pathname;
		/** @type {SeenRequest} */
		const seen = {
			path,
			authorization: request.headers.authorization,
			closed: once(response, 'close').then(() => {
				seen.answered = response.writableFinished;
			}),
			answered: false,
		};
		requests.push(seen);
		const handle = HANDLERS[path];
		if (handle) handle(request, response);
		else sendJson(response, 404, { error: 'not found' });
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
