// A server of large answers, in a process of its own, so that the node's memory is measured without it.
import { once } from 'node:events';
import { createServer } from 'node:http';

import { answerParent } from '../../bench/child.mjs';
import { largeBody } from './largeAnswers.mjs';

/** @typedef {{ shape: import('./largeAnswers.mjs').Shape, megabytes: number }} Order */

const MEGABYTE = 1024 * 1024;

/** Answers any question about one task at VAP, and any about many at ModelArk, with the same body but for the id. */
async function serve(/** @type {Order} */ { shape, megabytes }) {
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
		const id = searchParams.get('filter.task_ids') ?? pathname.split('/').at(-1) ?? '';
		const body = Buffer.from(largeBody(shape, megabytes * MEGABYTE, id));
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
		response.end(body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return `http://127.0.0.1:${port}`;
}

answerParent(serve);
