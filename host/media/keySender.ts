import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../core/text/json';
import { withoutKey } from '../../core/text/secrets/secrets';
import type { KeySearch } from '../../core/text/secrets/secrets';
import { responseCarriedBy, responseIn } from '../transport/response';
import type { Response } from '../transport/response';

/** The credential whose key is sent along with the request for a file. */
export interface KeySender {
	readonly credentialType: string;
	/** Finds the key in a text. */
	readonly secret: KeySearch | null;
}

/**
 * Sends a request with the credential's key, which n8n adds. The caller has to check where the request goes.
 *
 * @returns the answer, whatever its status, without the key in its headers: a server may repeat the requested
 * address in a redirect, and a key in its query must not go along. Rejects when there is no answer
 */
export async function sendWithKey(
	context: IExecuteFunctions,
	{ credentialType, secret }: KeySender,
	options: IHttpRequestOptions,
	signal: AbortSignal,
): Promise<Response> {
	// n8n replaces the signal in the options by the one that the context gives it, so the context gives this one.
	const limited: IExecuteFunctions = Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	});
	const response = await context.helpers.httpRequestWithAuthentication
		.call(limited, credentialType, options)
		.then(responseIn, (error: unknown) => responseCarriedBy(error) ?? Promise.reject(error));
	return { ...response, headers: headersWithoutKey(response.headers, secret) };
}

function headersWithoutKey(headers: unknown, secret: KeySearch | null): unknown {
	if (!isObject(headers)) return headers;
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, withoutKey(String(value), secret)]),
	);
}
