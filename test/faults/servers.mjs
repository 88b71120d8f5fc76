// What a fault needs beside the simulator: another host, and an address where nobody listens yet.
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A host that nobody should come to; it notes who did, and with which key. */
export async function startElsewhere() {
	/** @type {{ url: string | undefined, authorization: string | undefined }[]} */
	const visits = [];
	const server = createHttpServer((request, response) => {
		visits.push({ url: request.url, authorization: request.headers.authorization });
		response.writeHead(200, { 'content-type': 'video/mp4' }).end('not really a film');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		// The name differs from the API's address, and so does the port.
		url: `http://localhost:${port}`,
		visits,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** An own loopback address, so that no outgoing connection of this process takes the port. */
const host = '127.0.0.2';

/**
 * An address that refuses connections for a while and then passes everything on.
 *
 * @param {string} target the address of the server behind it
 * @param {number} afterMs
 */
export async function startLate(target, afterMs) {
	const reserved = createServer().listen(0, host);
	await once(reserved, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (reserved.address());
	reserved.close();
	await once(reserved, 'close');

	/** @type {Set<import('node:net').Socket>} */
	const open = new Set();
	const server = createServer((socket) => {
		const onward = connect(Number(new URL(target).port), new URL(target).hostname);
		for (const [one, other] of [
			[socket, onward],
			[onward, socket],
		]) {
			open.add(/** @type {import('node:net').Socket} */ (one));
			one?.on('error', () => other?.destroy());
			one?.on('close', () => open.delete(/** @type {import('node:net').Socket} */ (one)));
		}
		socket.pipe(onward).pipe(socket);
	});
	const closing = new AbortController();
	const opening = sleep(afterMs, undefined, { signal: closing.signal }).then(
		() => server.listen(port, host),
		() => undefined,
	);
	return {
		url: `http://${host}:${port}`,
		async close() {
			closing.abort();
			await opening;
			for (const socket of open) socket.destroy();
			server.close();
		},
	};
}
