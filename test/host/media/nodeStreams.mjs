// Node's own streams, which tests in TypeScript may not import: what a media host sends, and who stores it.
import { PassThrough, Readable } from 'node:stream';

/**
 * @typedef {object} Server
 * @property {Readable} body what n8n's request helper hands on
 * @property {(bytes: number) => void} send
 * @property {() => void} end
 */

/** @returns {Server} */
export function mediaServer() {
	// In parts as they were sent, and all of them at once where nobody reads.
	const body = new PassThrough({ objectMode: true, highWaterMark: 100 });
	return {
		body,
		send: (bytes) => void body.write(Buffer.alloc(bytes)),
		end: () => void body.end(),
	};
}

/**
 * @param {any} stream
 * @param {(bytes: number) => Promise<void>} taken told of the bytes so far, with each part; what it takes, the stream waits for
 * @returns {Promise<number>} how many bytes came
 */
export async function stored(stream, taken) {
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		await taken(bytes);
	}
	return bytes;
}

/** @returns what Node's streams have of what the node needs: `map`, and who waits for whom */
export async function mapped() {
	const source = Readable.from([Buffer.from('ab'), Buffer.from('c'), Buffer.from('d')]);
	const stream = source.map((/** @type {Buffer} */ chunk) => chunk);
	const before = stream.readableFlowing;
	/** @type {Buffer[]} */
	const chunks = [];
	let lengthWhilePaused = 0;
	for await (const chunk of stream) {
		await new Promise((resolve) => setImmediate(resolve));
		if (chunks.length === 0) lengthWhilePaused = stream.readableLength;
		chunks.push(chunk);
	}
	return {
		text: Buffer.concat(chunks).toString(),
		isReadable: stream instanceof Readable,
		before,
		lengthWhilePaused,
		ended: stream.readableEnded,
	};
}

/** @returns {Promise<string>} with what a mapped stream rejects where the mapping throws */
export async function mappingThrows() {
	const stream = Readable.from([Buffer.from('a')]).map(() => {
		throw new Error('too large');
	});
	return await stored(stream, async () => undefined).then(
		() => 'nothing',
		(/** @type {Error} */ { message }) => message,
	);
}
