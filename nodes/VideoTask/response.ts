import { isObject } from './core/json';
import { problem } from './core/problem';
import type { Problem } from './core/problem';

/** An answer as n8n's helper hands it on: its body a stream that is still to be read. */
export interface Response {
	readonly statusCode: number;
	readonly headers: unknown;
	readonly body: unknown;
}

/**
 * n8n gives the whole answer, as it is asked to. What stands in for n8n, in a test or in another host, may
 * hand on the body alone.
 */
export function responseIn(given: unknown): Response {
	return isObject(given) && typeof given.statusCode === 'number'
		? { statusCode: given.statusCode, headers: given.headers, body: given.body }
		: { statusCode: 200, headers: {}, body: given };
}

/** @returns the answer with which a request was refused where the helper takes that for an error; else null */
export function responseCarriedBy(error: unknown, depth = 0): Response | null {
	if (!isObject(error) || depth > 4) return null;
	const { response } = error;
	return isObject(response) && typeof response.status === 'number'
		? { statusCode: response.status, headers: response.headers, body: response.data }
		: responseCarriedBy(error.cause, depth + 1);
}

/** An answer about 50 tasks is 200 kB; what is larger is not the API's. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

type ByteStream = AsyncIterable<Uint8Array | string> & { destroy?(): void };

/** @returns the body as text, whether it comes as a stream, as bytes, as text or parsed; or that it is too large */
export async function readBody(body: unknown, signal: AbortSignal): Promise<string | Problem> {
	if (body === null || body === undefined) return '';
	if (isStream(body)) return await readStream(body, signal);
	const text = textOf(body);
	return Buffer.byteLength(text) > MAX_ANSWER_BYTES ? tooLarge() : text;
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function textOf(body: unknown): string {
	if (typeof body === 'string') return withoutMark(body);
	if (body instanceof ArrayBuffer) return textOf(new Uint8Array(body));
	if (body instanceof Uint8Array) return withoutMark(Buffer.from(body).toString('utf8'));
	return JSON.stringify(body) ?? '';
}

async function readStream(stream: ByteStream, signal: AbortSignal): Promise<string | Problem> {
	const close = () => stream.destroy?.();
	signal.addEventListener('abort', close, { once: true });
	try {
		const chunks: Buffer[] = [];
		let bytes = 0;
		for await (const piece of stream) {
			const chunk = Buffer.from(piece);
			bytes += chunk.length;
			if (bytes > MAX_ANSWER_BYTES) return tooLarge();
			chunks.push(chunk);
		}
		return withoutMark(Buffer.concat(chunks).toString('utf8'));
	} finally {
		signal.removeEventListener('abort', close);
		close();
	}
}

function withoutMark(text: string): string {
	return text.replace(/^\uFEFF/, '');
}

function tooLarge(): Problem {
	const megabytes = MAX_ANSWER_BYTES / 1024 / 1024;
	return problem('unexpectedAnswer', `the answer is larger than ${megabytes} MB`, {
		description: 'Check the base URL in the credential: this is not how the API answers.',
	});
}
