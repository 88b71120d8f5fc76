import { once } from 'node:events';

/**
 * @param {import('node:http').Server} server
 */
export function watchConnections(server) {
	/** @type {Set<import('node:net').Socket>} */
	const open = new Set();
	let accepted = 0;
	server.on('connection', (socket) => {
		accepted += 1;
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	});

	return {
		counts() {
			return { connections: accepted, openConnections: open.size };
		},
		reset() {
			accepted = 0;
		},
		/** A server may say that it is closed before the last of its sockets does. */
		async destroyAll() {
			await Promise.all(
				[...open].map(async (socket) => {
					const closed = once(socket, 'close');
					socket.destroy();
					await closed;
				}),
			);
		},
	};
}
