import type { IHttpRequestOptions } from 'n8n-workflow';

import { isLocalHost } from '../../core/http/localHost';
import type { HttpRequest } from '../../core/http/wire';
import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { BaseUrl } from './baseUrl';

/** Where a request goes, and whether the key goes with it. */
export interface Target {
	readonly url: string;
	readonly withKey: boolean;
}

/**
 * Decides where a request may go. The key is sent to the origin of the base URL only. A request to another origin
 * has to say that it goes without the key, has to use https, and must not lead into the local network.
 *
 * @returns where the request goes, or the Problem that it must not go there
 */
export function targetOf(
	{ path, address, withoutKey = false }: HttpRequest,
	{ url: baseUrl, origin }: BaseUrl,
): Target | Problem {
	if (address === undefined) return { url: `${baseUrl}${path}`, withKey: !withoutKey };
	const url = plainAddress(address);
	if (url === null) return refused('the address that it leads to is no web address');
	if (url.origin === origin) return { url: url.href, withKey: !withoutKey };
	if (!withoutKey) {
		return refused(
			`the address that it leads to is at ${url.host}, and the credential's key goes to ${hostIn(origin)} only`,
		);
	}
	if (url.protocol !== 'https:') {
		return refused(
			'the address that it leads to is at another host and does not begin with https://',
		);
	}
	return isLocalHost(url.hostname)
		? refused('the address that it leads to is in the local network')
		: { url: url.href, withKey: false };
}

/** @returns the address without its fragment, which no server is sent; null if it is none or holds a user name */
function plainAddress(address: string): URL | null {
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.username !== '' || url.password !== '') return null;
	url.hash = '';
	return url;
}

function hostIn(origin: string): string {
	return new URL(origin).host;
}

function refused(message: string): Problem {
	return problem('invalidInput', message, {
		description:
			"Check 'Base URL' in the credential, and the addresses that this node is given: they must be of the same API.",
		concernsIds: true,
	});
}

/** Headers that a request must not bring: those that carry keys, and those that the connection sets itself. */
const NEVER_FROM_ELSEWHERE: ReadonlySet<string> = new Set([
	...['authorization', 'proxy-authorization', 'cookie', 'host', 'content-length'],
	...['transfer-encoding', 'connection'],
]);

/** @param keyHeader the header that carries the key; a request cannot bring one of its own */
export function optionsFor(
	url: string,
	request: HttpRequest,
	keyHeader: string | null,
): IHttpRequestOptions {
	const body =
		request.bodyText ?? (request.body === undefined ? null : JSON.stringify(request.body));
	const own = Object.entries(request.headers ?? {}).filter(([name]) => {
		const lower = name.toLowerCase();
		return !NEVER_FROM_ELSEWHERE.has(lower) && lower !== keyHeader?.toLowerCase();
	});
	const given = new Set(own.map(([name]) => name.toLowerCase()));
	const usual = [
		['Accept', 'application/json'] as const,
		...(body === null ? [] : [['Content-Type', 'application/json'] as const]),
	].filter(([name]) => !given.has(name.toLowerCase()));
	return {
		url,
		method: request.method,
		headers: Object.fromEntries([...usual, ...own]),
		// A stream, so that an endless body is cut off at the node's limit and does not fill the memory.
		encoding: 'stream',
		returnFullResponse: true,
		// A refusal is an answer too. Besides, n8n repeats a request after a 401 unless errors are ignored.
		ignoreHttpStatusErrors: true,
		// A redirect would take the key along.
		disableFollowRedirect: true,
		...(body === null ? {} : { body }),
	};
}
