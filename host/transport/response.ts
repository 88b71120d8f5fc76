import { sleep } from 'n8n-workflow';

import type { Limit } from '../../core/look/parallel/atMost';
import { BodyScan } from '../../core/http/bodyScan';
import { isObject } from '../../core/text/json';
import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';

/** An answer as n8n's helper returns it; its body is a stream that is still to be read. */
export interface Response {
	readonly statusCode: number;
	readonly headers: unknown;
	readonly body: unknown;
}

/**
 * @returns the answer in what n8n's helper returned. n8n returns the whole answer, because the options say so. A
 * stand-in for n8n, in a test or in another host, may return the body alone, which then counts as HTTP 200.
 */
export function responseIn(given: unknown): Response {
	return isObject(given) && typeof given.statusCode === 'number'
		? { statusCode: given.statusCode, headers: given.headers, body: given.body }
		: { statusCode: 200, headers: {}, body: given };
}

/** @returns the answer that an error of the helper carries, as when a status is an error to it; null if it has none */
export function responseCarriedBy(error: unknown, depth = 0): Response | null {
	if (!isObject(error) || depth > 4) return null;
	const { response } = error;
	return isObject(response) && typeof response.status === 'number'
		? { statusCode: response.status, headers: response.headers, body: response.data }
		: responseCarriedBy(error.cause, depth + 1);
}

/** The largest answer that is read. One about 50 tasks has 200 kB, so a larger one is not the API's. */
const MAX_MEGABYTES = 16;
const MAX_ANSWER_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** Larger bodies are read one after the other, and n8n can do other work after each piece of this size. */
const LARGE_BYTES = 1024 * 1024;

type ByteStream = AsyncIterable<Uint8Array | string> & { destroy?(): void };

/**
 * @param signal ends the reading; it may have fired before
 * @param inTurn reads a run's large bodies one after the other: eight of them at once would need 500 MB
 * @returns the body as text, whether it comes as a stream, as bytes, as text or parsed, without what is nested
 * too deep; or the Problem that it is too large or holds too many values
 */
export async function readBody(
	body: unknown,
	signal: AbortSignal,
	inTurn: Limit,
): Promise<string | Problem> {
	if (body === null || body === undefined) return '';
	const stream = isStream(body) ? body : asStream(bytesOf(body));
	const close = () => stream.destroy?.();
	// A signal that has fired before does not call its new listeners.
	if (signal.aborted) close();
	else signal.addEventListener('abort', close, { once: true });
	const pieces = inSteps(stream);
	const reading: Reading = { scan: new BodyScan(), kept: [], bytes: 0 };
	try {
		const whole = await readOn(reading, pieces, LARGE_BYTES);
		return whole ?? (await inTurn(async () => await readOn(reading, pieces))) ?? '';
	} finally {
		signal.removeEventListener('abort', close);
		close();
		await pieces.return(undefined);
	}
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function* asStream(bytes: Uint8Array): ByteStream {
	yield bytes;
}

function bytesOf(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	if (body instanceof ArrayBuffer) return new Uint8Array(body);
	return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/** @yields pieces of at most 1 MB: a body that is there already comes in one piece, which would block n8n too long */
async function* inSteps(stream: ByteStream): AsyncGenerator<Uint8Array, undefined, undefined> {
	for await (const given of stream) {
		const piece = typeof given === 'string' ? Buffer.from(given) : given;
		for (let from = 0; from < piece.length; from += LARGE_BYTES) {
			yield piece.subarray(from, from + LARGE_BYTES);
		}
	}
}

/** What has come of a body so far. */
interface Reading {
	readonly scan: BodyScan;
	readonly kept: Uint8Array[];
	bytes: number;
}

/**
 * @param upTo after how many bytes to stop for now
 * @returns the text when the body has ended; null when more than `upTo` bytes were read; the Problem that the body
 * is too large or holds too many values
 */
async function readOn(
	reading: Reading,
	pieces: AsyncGenerator<Uint8Array, undefined, undefined>,
	upTo = Number.POSITIVE_INFINITY,
): Promise<string | Problem | null> {
	const { kept, scan } = reading;
	for (;;) {
		const { value: piece } = await pieces.next();
		if (piece === undefined) return withoutMark(Buffer.concat(kept).toString('utf8'));
		const steps = Math.floor(reading.bytes / LARGE_BYTES);
		reading.bytes += piece.length;
		if (reading.bytes > MAX_ANSWER_BYTES) return tooLarge(`is larger than ${MAX_MEGABYTES} MB`);
		const part = scan.take(piece);
		if (part === null) return tooLarge('holds more than 100,000 values');
		kept.push(part);
		if (reading.bytes > upTo) return null;
		if (Math.floor(reading.bytes / LARGE_BYTES) > steps) await othersTurn();
	}
}

/** Lets n8n do its other work, such as timers that are due, and then returns. */
async function othersTurn(): Promise<void> {
	await sleep(0);
}

/**
 * @param steps run one after the other, each on the whole text that the step before has returned
 * @returns the text after the last step. With a large text n8n can do other work before and after each step
 */
export async function stepByStep(
	text: string,
	steps: ReadonlyArray<(text: string) => string>,
): Promise<string> {
	let made = text;
	for (const step of steps) {
		if (text.length > LARGE_BYTES) await othersTurn();
		made = step(made);
	}
	if (text.length > LARGE_BYTES) await othersTurn();
	return made;
}

function withoutMark(text: string): string {
	return text.replace(/^\uFEFF/, '');
}

function tooLarge(what: string): Problem {
	return problem('unexpectedAnswer', `the answer ${what}`, {
		description: 'Check the base URL in the credential: this is not how the API answers.',
	});
}
