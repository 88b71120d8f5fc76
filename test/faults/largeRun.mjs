import { startChild } from '../../bench/child.mjs';

/**
 * @typedef {Omit<import('./largeCase.mjs').Order, 'baseUrl'>} Case
 * @typedef {import('./largeCase.mjs').Measured} LargeFigures
 */

/** As little as n8n gets on the smallest servers. */
const HEAP_MEGABYTES = 1024;

/**
 * @param {Case} one
 * @returns {Promise<LargeFigures>} rejects where the process did not survive
 */
export async function largeRun(one) {
	const server = startChild('test/faults/largeServer.mjs');
	const small = startChild('test/faults/largeServer.mjs');
	const engine = startChild('test/faults/largeCase.mjs', [
		`--max-old-space-size=${HEAP_MEGABYTES}`,
	]);
	try {
		const { shape, megabytes } = one;
		const warmUp = await small.ask({ shape: 'text', megabytes: 0.01 });
		await engine.ask({ ...one, megabytes: 0.01, baseUrl: warmUp });
		const baseUrl = await server.ask({ shape, megabytes });
		return await engine.ask({ ...one, baseUrl });
	} finally {
		await Promise.all([server.end(), small.end(), engine.end()]);
	}
}
