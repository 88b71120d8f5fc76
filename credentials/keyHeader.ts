import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { keyAsSent } from '../core/text/secrets/keyAsSent';

/** How a credential adds its key to a request. Returns a copy of the request. */
export type Authenticate = (
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/**
 * Does the same as `bearer` for an API that takes the key in another header or with another prefix. The result is a
 * function for the reason given at `bearer`.
 *
 * @param header the name of the header that takes the key
 * @param prefix what stands before the key, its blank included
 * @param others headers that the API wants beside the key; those of the request win over them
 */
export function keyHeader(
	header: string,
	prefix = '',
	others: Readonly<Record<string, string>> = {},
): Authenticate {
	return async ({ apiKey }, request) => ({
		...request,
		headers: {
			...without(others, Object.keys(request.headers ?? {})),
			...without(request.headers ?? {}, [header]),
			[header]: `${prefix}${keyAsSent(apiKey)}`,
		},
	});
}

/** @returns the headers except those with one of the names, whether in small or capital letters */
function without<Value>(
	headers: Readonly<Record<string, Value>>,
	names: readonly string[],
): Record<string, Value> {
	const left = new Set(names.map((name) => name.toLowerCase()));
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => !left.has(name.toLowerCase())),
	);
}
