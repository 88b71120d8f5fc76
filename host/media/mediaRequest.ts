import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../core/text/json';
import { isLocalHost } from '../../core/http/localHost';
import { joinedSignals } from '../joinedSignals';
import type { Response } from '../transport/response';
import { sendWithKey } from './keySender';
import type { KeySender } from './keySender';

/** Why there is no file, and whether the trouble can pass, so that another try with the same URL makes sense. */
export interface Trouble {
	/** A clause that can follow a colon, without a full stop. */
	readonly trouble: string;
	readonly passes: boolean;
}

/** The answer of a media host. */
export interface MediaAnswer {
	/** A stream, still to be read. */
	readonly body: unknown;
	/** A video, image or audio type, or '' where the host names none. */
	readonly type: string;
}

export interface MediaLimits {
	readonly maxBytes: number;
	/**
	 * The API's scheme, host and port, or null. Files may come from this origin even if it is in the local network,
	 * as when a gateway serves the API and the files. URLs of other hosts in the local network are refused.
	 */
	readonly apiOrigin: string | null;
	/** The key to send along to the API's own origin; absent where no file needs it. */
	readonly key?: KeySender | null;
}

const MOST_REDIRECTS = 5;

/**
 * Requests a file, without a key unless `limits` has one. Follows redirects by itself, so that every address is
 * checked before a request goes there. The key is sent as long as the addresses are of the API's own origin. After
 * a redirect to another origin it is not sent any more, even if a later redirect leads back to the API.
 *
 * @returns the answer with its body still to be read, or why there is no file. Rejects when the connection breaks
 * and when the signal fires
 */
export async function requestMedia(
	context: IExecuteFunctions,
	url: string,
	signal: AbortSignal,
	limits: MediaLimits,
): Promise<MediaAnswer | Trouble> {
	let address = url;
	let key = limits.key ?? null;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
		const refusal = refusalOf(address, limits);
		if (refusal !== null) return { trouble: refusal, passes: false };
		if (new URL(address).origin !== limits.apiOrigin) key = null;
		const response = await ask(context, address, { key, signal });
		const { status, headers } = response;
		if (status >= 200 && status < 300) return answerOf(response, limits);
		response.discard();
		const { location = '' } = headers;
		const isRedirect = status >= 300 && status < 400 && location !== '';
		if (!isRedirect || !URL.canParse(location, address)) return statusTrouble(status);
		address = new URL(location, address).href;
	}
	return { trouble: `more than ${MOST_REDIRECTS} redirects`, passes: false };
}

interface MediaResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: unknown;
	/** Ends the connection of an answer whose body is not wanted. */
	discard(): void;
}

async function ask(
	context: IExecuteFunctions,
	url: string,
	{ key, signal }: { readonly key: KeySender | null; readonly signal: AbortSignal },
): Promise<MediaResponse> {
	const own = joinedSignals(signal);
	const options: IHttpRequestOptions = {
		url,
		method: 'GET',
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal: own.signal,
	};
	const response: Response =
		key === null
			? await context.helpers.httpRequest(options)
			: await sendWithKey(context, key, options, own.signal);
	const { statusCode: status, headers, body } = response;
	return {
		status,
		headers: isObject(headers) ? (headers as Record<string, string>) : {},
		body,
		discard() {
			own.release();
			if (isObject(body) && typeof body.destroy === 'function') body.destroy();
			// As long as nothing was read, the body is only a wrapper: to destroy it leaves the connection open.
			own.abort();
		},
	};
}

function refusalOf(address: string, { apiOrigin }: MediaLimits): string | null {
	if (!URL.canParse(address)) return 'its URL cannot be read';
	const { protocol, hostname, origin, username, password } = new URL(address);
	if (protocol !== 'https:' && protocol !== 'http:') return `its URL begins with ${protocol}`;
	if (username !== '' || password !== '') return 'its URL holds a user name or password';
	if (origin !== apiOrigin && isLocalHost(hostname)) return 'its URL leads into the local network';
	return null;
}

/** The statuses with which media hosts refuse a signed URL that has expired. */
const EXPIRED: readonly number[] = [403, 404, 410];

function statusTrouble(status: number): Trouble {
	const why = EXPIRED.includes(status) ? ', its URL may have expired' : '';
	return {
		trouble: `the server answered HTTP ${status}${why}`,
		passes: status === 429 || status >= 500,
	};
}

function answerOf(
	{ headers, body, discard }: MediaResponse,
	limits: MediaLimits,
): MediaAnswer | Trouble {
	const type = (headers['content-type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
	const isTooLarge = Number(headers['content-length']) > limits.maxBytes;
	const trouble = isTooLarge ? sizeTrouble(limits) : pageTrouble(type);
	if (trouble === null) return { body, type: MEDIA_TYPE.test(type) ? type : '' };
	discard();
	return trouble;
}

const MEDIA_TYPE = /^(video|image|audio)\/[a-z0-9.+-]+$/;

/** @returns the trouble if a page or JSON came, as from media hosts that answer HTTP 200 also when they have no file */
function pageTrouble(type: string): Trouble | null {
	if (!/^(text\/html|application\/(json|xhtml\+xml))$/.test(type)) return null;
	return { trouble: `the server sent no media but ${type}`, passes: false };
}

export function sizeTrouble({ maxBytes }: MediaLimits): Trouble {
	const megabytes = maxBytes / 1024 / 1024;
	return {
		trouble: `the file is larger than ${megabytes} MB: raise 'Max Download Size (MB)'`,
		passes: false,
	};
}
