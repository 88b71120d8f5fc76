// A media host that misbehaves in every way that a socket allows.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { constants, createGzip } from 'node:zlib';

/**
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {{ path: string, headers: import('node:http').IncomingHttpHeaders, sentBytes: number,
 *   closed: Promise<void> }} Asked
 */

const part = Buffer.alloc(64 * 1024, 'film');
const video = { 'content-type': 'video/mp4' };

const MEGABYTE = 1024 * 1024;
/** The most that a system of today gives a socket to send from and to receive into, where it does not say. */
const USUAL_SOCKET_BUFFER_BYTES = 16 * MEGABYTE;

/**
 * @returns {number} how many bytes can be on their way between a server and a client that reads no more:
 * Linux says the most that it gives a socket
 */
export function bytesOnTheWay() {
	const largest = ['tcp_wmem', 'tcp_rmem'].map((name) => {
		const file = `/proc/sys/net/ipv4/${name}`;
		const limits = existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/) : [];
		return Number(limits[2] ?? USUAL_SOCKET_BUFFER_BYTES);
	});
	// And the parts that the two programs hold themselves.
	return largest.reduce((sum, bytes) => sum + bytes, MEGABYTE);
}

/** @param {ServerResponse} response */
function endless(response) {
	const more = () => {
		while (!response.destroyed && response.write(part));
	};
	response.on('drain', more);
	more();
}

/**
 * A gigabyte of zeros, which is a megabyte on the way.
 *
 * @param {ServerResponse} response
 */
function bomb(response) {
	const zip = createGzip({ level: constants.Z_BEST_SPEED });
	const zeros = Buffer.alloc(1024 * 1024);
	let left = 1024;
	const more = () => {
		while (!response.destroyed && left-- > 0 && zip.write(zeros));
		if (left <= 0) zip.end();
	};
	zip.on('drain', more);
	zip.pipe(response);
	response.on('close', () => zip.destroy());
	more();
}

/**
 * @param {ServerResponse} response
 * @param {string} bytes
 * @param {number} everyMs
 */
function drip(response, bytes, everyMs) {
	const timer = setInterval(() => response.write(bytes), everyMs);
	response.on('close', () => clearInterval(timer));
}

/** @type {Record<string, (response: ServerResponse, asked: URL) => void>} */
const answers = {
	'/good.mp4': (response) => response.writeHead(200, video).end('not really a film'),
	'/endless.mp4': (response) => endless(response.writeHead(200, video)),
	'/bomb.mp4': (response) =>
		bomb(response.writeHead(200, { ...video, 'content-encoding': 'gzip' })),
	'/short.mp4': (response) => {
		response.writeHead(200, { ...video, 'content-length': 1000 });
		response.write('half', () => response.socket?.destroySoon());
	},
	'/cut.mp4': (response) => {
		response.writeHead(200, video);
		response.write('half', () => response.socket?.destroySoon());
	},
	'/reset.mp4': (response) => {
		response.writeHead(200, video);
		response.write('half', () => response.socket?.resetAndDestroy());
	},
	'/long.mp4': (response) => {
		const { socket } = response;
		socket?.end(
			'HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ncontent-length: 4\r\n\r\nfilm and more',
		);
	},
	'/vast.mp4': (response) => {
		response.writeHead(200, { ...video, 'content-length': 10 ** 12 });
		response.write('the first of many bytes');
	},
	'/empty.mp4': (response) => response.writeHead(200, video).end(),
	'/none.mp4': (response) => response.writeHead(204).end(),
	'/mute.mp4': () => {},
	'/stalled.mp4': (response) => void response.writeHead(200, video).write('half'),
	'/dripping.mp4': (response) => drip(response.writeHead(200, video), 'drop', 20),
	'/page.mp4': (response) =>
		response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).end('<h1>Gone</h1>'),
	'/json.mp4': (response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":"NoSuchKey"}'),
	'/endless/redirect.mp4': (response) =>
		endless(response.writeHead(302, { location: '/good.mp4' })),
	'/endless/refusal.mp4': (response) => endless(response.writeHead(403, video)),
	'/loop.mp4': (response) => response.writeHead(302, { location: '/loop.mp4' }).end(),
	'/unchanged.mp4': (response) => response.writeHead(304).end(),
	'/choices.mp4': (response) => response.writeHead(300).end('one of many'),
};

/** @param {URL} url */
function generalAnswer(url) {
	const { pathname, searchParams } = url;
	return (/** @type {ServerResponse} */ response) => {
		const status = Number(searchParams.get('status') ?? 404);
		const location = searchParams.get('location');
		const type = searchParams.get('type');
		const hops = Number(/^\/hops\/(\d+)$/.exec(pathname)?.[1] ?? 0);
		if (hops > 0) {
			const next = hops === 1 ? '/good.mp4' : `/hops/${hops - 1}`;
			return response.writeHead(301, { location: next }).end('moved');
		}
		const headers = {
			...(location === null ? {} : { location }),
			...(type === null ? {} : { 'content-type': type }),
		};
		return response.writeHead(status, headers).end('bytes');
	};
}

/**
 * Files on this machine are taken from the origin of the API only, so that the API is served here as well.
 *
 * @param {string} apiUrl where the API really is
 * @param {import('node:http').IncomingMessage} request
 * @param {ServerResponse} response
 */
function handOn(apiUrl, request, response) {
	const { method, headers } = request;
	const onward = ask(`${apiUrl}${request.url}`, { method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 500, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	request.pipe(onward);
}

/** @param {string} apiUrl the API that has its files here */
export async function startDownloadServer(apiUrl) {
	/** @type {Asked[]} */
	const asked = [];
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		if (url.pathname.startsWith('/v3/')) {
			handOn(apiUrl, request, response);
			return;
		}
		const { socket } = request;
		const before = socket.bytesWritten;
		const entry = {
			path: url.pathname,
			headers: request.headers,
			sentBytes: 0,
			// A connection that is reset is closed as well.
			closed: /** @type {Promise<void>} */ (
				new Promise((resolve) => {
					socket.once('close', () => {
						entry.sentBytes = socket.bytesWritten - before;
						resolve();
					});
				})
			),
		};
		asked.push(entry);
		response.on('error', () => undefined);
		(answers[url.pathname] ?? generalAnswer(url))(response, url);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		asked,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
