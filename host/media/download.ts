import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { extensionOf, extensionOfType, kindOfUrl } from '../../core/task/media/mediaUrl';
import { joinedSignals } from '../joinedSignals';
import { requestMedia, sizeTrouble } from './mediaRequest';
import type { MediaAnswer, MediaLimits, Trouble } from './mediaRequest';

export interface DownloadLimits extends MediaLimits {
	/** How long the server may be silent, before its answer and within it. */
	readonly silenceMs: number;
}

/** A file in n8n's binary store, or why it is not there. */
export type Download = { readonly file: IBinaryData } | Trouble;

/** The longest download. A server that sends byte by byte is never silent, and would hold the node for ever. */
const LONGEST_DOWNLOAD_MS = 3_600_000;

export interface DownloadMeans {
	readonly clock: Clock;
	readonly limits: DownloadLimits;
	/** Fires when nobody wants the file any more. */
	readonly unwanted: AbortSignal;
}

/**
 * Fetches one file and streams it into n8n's binary store, with a key only as `requestMedia` sends it. Follows a
 * few redirects, never reads beyond the size limit, and ends on a Stop. Never rejects.
 *
 * @param nameFor makes the file's name from the extension that its URL or its type tells; from '' if neither does
 * @returns the stored file, or why there is none
 */
export async function download(
	context: IExecuteFunctions,
	url: string,
	nameFor: (extension: string) => string,
	{ clock, limits, unwanted }: DownloadMeans,
): Promise<Download> {
	const ends = [context.getExecutionCancelSignal?.(), unwanted];
	if (isOver(ends)) return STOPPED;
	const watch = watched(clock, limits.silenceMs, ends);
	try {
		const answer = await requestMedia(context, url, watch.signal, limits);
		if ('trouble' in answer) return answer;
		let bytes = 0;
		const stream = counted(answer, limits, (size) => {
			bytes = size;
			watch.heard();
		});
		watch.follow(stream);
		const own = kindOfUrl(url) === null ? null : extensionOf(url);
		const name = nameFor(own ?? extensionOfType(answer.type) ?? '');
		const file = await context.helpers.prepareBinaryData(stream, name, answer.type || undefined);
		const isEmpty = bytes === 0 && stream.readableEnded !== false;
		return isEmpty ? { trouble: 'the file is empty', passes: true } : { file };
	} catch (error) {
		const tooLarge = error instanceof TooLarge || (error as Error | null)?.message === TOO_LARGE;
		const trouble = tooLarge ? sizeTrouble(limits) : (watch.trouble() ?? BROKEN);
		watch.end();
		return trouble;
	} finally {
		watch.release();
	}
}

const STOPPED: Trouble = { trouble: 'the execution was stopped', passes: false };
const BROKEN: Trouble = { trouble: 'the connection broke', passes: true };

/** The signals that end a download for a reason other than its server: a Stop, and `unwanted`. */
type Ends = ReadonlyArray<AbortSignal | undefined>;

function isOver(ends: Ends): boolean {
	return ends.some((signal) => signal?.aborted === true);
}

/** Ends a download on a Stop, when it is unwanted, when its server is silent too long, and after an hour. */
interface Watch {
	readonly signal: AbortSignal;
	heard(): void;
	/** From now on time counts as the server's silence only while the reader waits for this stream. */
	follow(stream: MappedStream): void;
	end(): void;
	/** @returns why the download was ended from here; null if it was not */
	trouble(): Trouble | null;
	release(): void;
}

function watched(clock: Clock, silenceMs: number, ends: Ends): Watch {
	const download = joinedSignals(...ends);
	const over = joinedSignals(...ends);
	const stepMs = silenceMs / LOOKS_AT_READER;
	let lastMs = clock.now() + LONGEST_DOWNLOAD_MS;
	let heardAtMs = clock.now();
	let trouble: Trouble | null = null;
	let followed: MappedStream | null = null;
	const watch = async () => {
		let expectedMs = clock.now();
		while (!over.signal.aborted) {
			const nowMs = clock.now();
			const lateMs = nowMs - expectedMs;
			const jumpMs = Math.abs(lateMs) > LEAST_JUMP_MS ? lateMs : 0;
			lastMs += jumpMs;
			const isExcused = followed !== null && waitsForReader(followed);
			if (isExcused || jumpMs !== 0) heardAtMs = nowMs;
			if (nowMs >= lastMs) trouble = { trouble: 'it did not come within an hour', passes: false };
			else if (nowMs >= heardAtMs + silenceMs) trouble = silentFor(silenceMs);
			if (trouble !== null) return download.abort();
			expectedMs = Math.min(lastMs, heardAtMs + silenceMs, nowMs + stepMs);
			await clock.sleep(expectedMs - nowMs, over.signal);
		}
	};
	void watch();
	return {
		signal: download.signal,
		end: download.abort,
		heard: () => (heardAtMs = clock.now()),
		follow: (stream) => (followed = stream),
		trouble: () => (isOver(ends) ? STOPPED : trouble),
		release() {
			over.abort();
			over.release();
			download.release();
		},
	};
}

/** How many times within `silenceMs` the watch checks whether the server or the reader is waited for. */
const LOOKS_AT_READER = 10;

/**
 * If a check of the watch comes this much too late or too early, the clock was set or the machine slept: the time
 * counts neither as silence nor towards the hour. Smaller delays come from a busy event loop.
 */
const LEAST_JUMP_MS = 10_000;

/**
 * @returns whether n8n's store is waited for, not the server: nobody reads the stream yet, something in it is
 * still to be read, or all was read. A busy store (a full disk cache, an upload to S3) takes nothing, and then the
 * server cannot send.
 */
function waitsForReader({ readableFlowing, readableLength, readableEnded }: MappedStream): boolean {
	return readableFlowing === null || readableEnded === true || (readableLength ?? 0) > 0;
}

function silentFor(silenceMs: number): Trouble {
	const seconds = Math.round(silenceMs / 100) / 10;
	return { trouble: `the server was silent for ${seconds} s`, passes: true };
}

const TOO_LARGE = 'larger than the limit';

class TooLarge extends Error {
	constructor() {
		super(TOO_LARGE);
	}
}

/**
 * A stream of Node's own, with its method `map`: community nodes may not import the module of streams. Node calls
 * `map` experimental, so a test checks that it is there and does what is needed here.
 */
interface MappableStream {
	map(each: (chunk: Uint8Array) => Uint8Array): MappedStream;
}

/** prepareBinaryData takes a Readable, whose type is in a module that may not be imported. */
type MappedStream = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0] & {
	/** Whether it was read to its end. */
	readonly readableEnded?: boolean;
	/** Null as long as nobody reads it. */
	readonly readableFlowing?: boolean | null;
	/** How much lies ready to be read. */
	readonly readableLength?: number;
};

/**
 * @param onBytes called with the number of bytes so far whenever some have come
 * @returns the body, which fails with `TooLarge` when it has more bytes than allowed
 */
function counted(
	{ body }: MediaAnswer,
	{ maxBytes }: MediaLimits,
	onBytes: (bytes: number) => void,
): MappedStream {
	let bytes = 0;
	return (body as MappableStream).map((chunk) => {
		bytes += chunk.length;
		onBytes(bytes);
		if (bytes > maxBytes) throw new TooLarge();
		return chunk;
	});
}
