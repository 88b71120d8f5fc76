import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('./faults.mjs').FaultAction} FaultAction
 */

/** Long enough for what was written to leave, short enough to cost a test nothing. */
const flushMs = 20;

/** Timers are no finer than this, so faster trickles send more bytes at a time. */
const finestTickMs = 20;

/**
 * @param {Buffer} bytes
 * @param {number} bytesPerSecond
 * @param {AbortSignal} closing
 */
async function* trickle(bytes, bytesPerSecond, closing) {
	const tickMs = Math.max(1000 / bytesPerSecond, finestTickMs);
	const chunkBytes = Math.max(1, Math.round((bytesPerSecond * tickMs) / 1000));
	for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
		yield bytes.subarray(offset, offset + chunkBytes);
		await pause(tickMs, closing);
	}
}

/**
 * @param {Buffer} bytes
 * @param {import('fastify').FastifyReply} reply
 */
async function* firstHalf(bytes, reply) {
	yield bytes.subarray(0, Math.floor(bytes.length / 2));
	await sleep(flushMs);
	reply.raw.socket?.destroy();
}

/**
 * A pause that ends early when the simulator closes, and never keeps a process alive.
 *
 * @param {number} durationMs
 * @param {AbortSignal} closing
 */
export async function pause(durationMs, closing) {
	try {
		await sleep(durationMs, undefined, { ref: false, signal: closing });
	} catch {
		// Closing is the only reason, and it destroys the socket that this pause is for.
	}
}

/**
 * The bytes of the normal answer, as the fault lets them out.
 *
 * @param {unknown} payload
 * @param {FaultAction} action
 * @param {{ reply: import('fastify').FastifyReply, closing: AbortSignal }} exchange
 */
export function spoiled(payload, action, { reply, closing }) {
	if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
	if (action.rewrite !== undefined) return action.rewrite(String(payload));
	const bytes = Buffer.from(payload);
	if (action.truncated) return bytes.subarray(0, Math.floor(bytes.length / 2));
	if (!action.trickle && action.drop !== 'midBody') return payload;
	// The whole length is promised, so that a client knows that it has not been given all.
	reply.header('content-length', bytes.length);
	return action.trickle
		? Readable.from(trickle(bytes, action.bytesPerSecond ?? 1, closing), { objectMode: false })
		: Readable.from(firstHalf(bytes, reply), { objectMode: false });
}
