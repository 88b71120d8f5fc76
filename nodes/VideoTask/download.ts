import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from './core/clock';
import { isObject } from './core/json';
import { isLocalHost } from './core/localHost';
import { extensionOf, extensionOfType } from './core/mediaUrl';

export interface DownloadLimits {
	readonly maxBytes: number;
	/** How long the server may be silent, before its answer and within it. */
	readonly silenceMs: number;
	/** Whether files may come from this machine's own network: only where the API itself is there. */
	readonly allowsLocal: boolean;
}

/** A file in n8n's binary store, or why it is not there. */
export type Download =
	| { readonly file: IBinaryData }
	| { readonly trouble: string; readonly passes: boolean };

const MOST_REDIRECTS = 5;

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
	{ clock, limits }: { readonly clock: Clock; readonly limits: DownloadLimits },
): Promise<Download> {
	const abort = new AbortController();
	const stop = context.getExecutionCancelSignal();
	const end = () => abort.abort();
	stop?.addEventListener('abort', end, { once: true });
	const heard = { atMs: clock.now() };
	const over = new AbortController();
	void abortWhenSilent(clock, heard, { abort, over: over.signal, silenceMs: limits.silenceMs });
	try {
		const answer = await follow(context, url, abort.signal, limits);
		if ('trouble' in answer) return answer;
		const stream = counted(answer.body, limits.maxBytes, () => (heard.atMs = clock.now()));
		const name = nameFor(extensionOf(url) ?? extensionOfType(answer.type) ?? '');
		const file = await context.helpers.prepareBinaryData(stream, name, answer.type);
		return { file };
	} catch (error) {
		const tooLarge = error instanceof TooLarge || (error as Error | null)?.message === TOO_LARGE;
		if (tooLarge) return sizeTrouble(limits);
		const silent = abort.signal.aborted && stop?.aborted !== true;
		const seconds = Math.round(limits.silenceMs / 1000);
		return {
			trouble: silent ? `the server was silent for ${seconds} s` : 'the connection broke',
			passes: true,
		};
	} finally {
		over.abort();
		stop?.removeEventListener('abort', end);
	}
}

async function abortWhenSilent(
	clock: Clock,
	heard: { readonly atMs: number },
	watch: {
		readonly abort: AbortController;
		readonly over: AbortSignal;
		readonly silenceMs: number;
	},
): Promise<void> {
	while (!watch.over.aborted && !clock.isStopped()) {
		const leftMs = heard.atMs + watch.silenceMs - clock.now();
		if (leftMs <= 0) return watch.abort.abort();
		await clock.sleep(leftMs, watch.over);
	}
}

interface MediaAnswer {
	readonly body: unknown;
	readonly type: string;
}

/** Follows redirects by itself, so that every address on the way is looked at before it is asked. */
async function follow(
	context: IExecuteFunctions,
	url: string,
	signal: AbortSignal,
	limits: DownloadLimits,
): Promise<MediaAnswer | Extract<Download, { trouble: string }>> {
	let address = url;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
		const refusal = refusalOf(address, limits);
		if (refusal !== null) return { trouble: refusal, passes: false };
		const response = await ask(context, address, signal);
		const { statusCode: status } = response;
		const headers = isObject(response.headers) ? response.headers : {};
		if (status >= 200 && status < 300) {
			if (Number(headers['content-length']) > limits.maxBytes) {
				close(response.body);
				return sizeTrouble(limits);
			}
			return {
				body: response.body,
				type:
					String(headers['content-type'] ?? '')
						.split(';')[0]
						?.trim() ?? '',
			};
		}
		close(response.body);
		const location = typeof headers.location === 'string' ? headers.location : '';
		const next = status >= 300 && status < 400 && URL.canParse(location, address);
		if (!next)
			return {
				trouble: `the server answered HTTP ${status}`,
				passes: status === 429 || status >= 500,
			};
		address = new URL(location, address).href;
	}
	return { trouble: `more than ${MOST_REDIRECTS} redirects`, passes: false };
}

async function ask(
	context: IExecuteFunctions,
	url: string,
	signal: AbortSignal,
): Promise<StreamedResponse> {
	return await context.helpers.httpRequest({
		url,
		method: 'GET',
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal: signal,
	});
}

interface StreamedResponse {
	readonly statusCode: number;
	readonly headers: unknown;
	readonly body: unknown;
}

function refusalOf(address: string, { allowsLocal }: DownloadLimits): string | null {
	if (!URL.canParse(address)) return 'its URL cannot be read';
	const { protocol, hostname } = new URL(address);
	if (protocol !== 'https:' && protocol !== 'http:') return `its URL begins with ${protocol}`;
	if (!allowsLocal && isLocalHost(hostname)) return 'its URL leads into the local network';
	return null;
}

const TOO_LARGE = 'larger than the limit';

class TooLarge extends Error {
	constructor() {
		super(TOO_LARGE);
	}
}

function sizeTrouble({ maxBytes }: DownloadLimits): Extract<Download, { trouble: string }> {
	const megabytes = maxBytes / 1024 / 1024;
	return {
		trouble: `the file is larger than ${megabytes} MB: raise 'Max Download Size'`,
		passes: false,
	};
}

/** Node's own streams can be mapped without importing them, which community nodes may not. */
interface MappableStream {
	map(each: (chunk: Uint8Array) => Uint8Array): NodeJS.ReadableStream;
}

function counted(body: unknown, maxBytes: number, onChunk: () => void): never {
	let bytes = 0;
	const stream = (body as MappableStream).map((chunk) => {
		onChunk();
		bytes += chunk.length;
		if (bytes > maxBytes) throw new TooLarge();
		return chunk;
	});
	// prepareBinaryData takes a Readable, whose type is in a module that may not be imported.
	return stream as never;
}

function close(body: unknown): void {
	if (isObject(body) && typeof body.destroy === 'function') body.destroy();
}
