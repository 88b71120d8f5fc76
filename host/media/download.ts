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

/** A server that drips is never silent, and would hold the node for ever. */
const LONGEST_DOWNLOAD_MS = 3_600_000;

export interface DownloadMeans {
	readonly clock: Clock;
	readonly limits: DownloadLimits;
	/** Fires when nobody wants the file any more. */
	readonly unwanted: AbortSignal;
}

/**
 * Fetches one file and streams it into n8n's binary store: without a key, following a few redirects,
 * never beyond the size limit, and ended by a Stop. Never rejects.
 *
 * @param nameFor makes the file's name from the extension that its URL or its type tells, or '' for none
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

/** What may end a download that has nothing to do with its server. */
type Ends = ReadonlyArray<AbortSignal | undefined>;

function isOver(ends: Ends): boolean {
	return ends.some((signal) => signal?.aborted === true);
}

/** What ends a download from outside: a Stop, a silent server, and one that never comes to an end. */
interface Watch {
	readonly signal: AbortSignal;
	heard(): void;
	/** From now on only the time counts as silence in which somebody waits for this stream. */
	follow(stream: MappedStream): void;
	end(): void;
	/** @returns what has ended it; null when nothing has */
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

/** How often it is seen who waits for whom, within the time that a server may be silent. */
const LOOKS_AT_READER = 10;

/**
 * A look that comes so much too late or too early means that the clock was set, or the machine slept: that
 * time is nobody's. Less is an event loop that was busy.
 */
const LEAST_JUMP_MS = 10_000;

/**
 * A store that is busy (a full disk cache, an upload to S3) takes nothing, and then the server cannot send.
 * Nobody reads yet, or there is something to be read, or all was read: the silence is not the server's.
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
 * Node's own streams can be mapped without importing them, which community nodes may not. Node calls this
 * method experimental: a test holds that it is there, and does what is needed here.
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

/** @param onBytes told of how many bytes have come so far, with each part of them */
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
