import type { IHttpRequestOptions } from 'n8n-workflow';

import { isLocalHost } from '../../core/http/localHost';
import type { HttpRequest } from '../../core/http/wire';
import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { BaseUrl } from './baseUrl';

/** Where a request goes, and whether with the key. */
export interface Target {
	readonly url: string;
	readonly withKey: boolean;
}

/**
 * The key goes to the origin of the base URL and to nothing else: an address of another origin is asked without
 * it, over https and outside the local network, where the request says so, and is refused otherwise.
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

/** @returns the address as it is asked, without a fragment, which no server is sent; null where it is none */
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

/** Headers that carry keys, and those that the connection needs for itself. */
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
		// A stream, so that a body without end ends at the node's limit and not in memory.
		encoding: 'stream',
		returnFullResponse: true,
		// A refusal is an answer too; and n8n sends a 401 twice unless told that it is none.
		ignoreHttpStatusErrors: true,
		// A redirect would take the key along.
		disableFollowRedirect: true,
		...(body === null ? {} : { body }),
	};
}
