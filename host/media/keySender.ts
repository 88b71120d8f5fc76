import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../core/text/json';
import { withoutKey } from '../../core/text/secrets/secrets';
import type { KeySearch } from '../../core/text/secrets/secrets';
import { responseCarriedBy, responseIn } from '../transport/response';
import type { Response } from '../transport/response';

/** What fetches a file with the key of the credential. */
export interface KeySender {
	readonly credentialType: string;
	/** Finds the key in a text. */
	readonly secret: KeySearch | null;
}

/**
 * Sends a request with the credential's key; whoever calls has looked at where it goes. n8n puts the key in,
 * so this node never holds it.
 *
 * @returns the answer, whatever its status, without the key in its headers: a server may put the address that
 * it was asked under into a redirect, and the key must not follow
 */
export async function sendWithKey(
	context: IExecuteFunctions,
	{ credentialType, secret }: KeySender,
	options: IHttpRequestOptions,
	signal: AbortSignal,
): Promise<Response> {
	// n8n replaces the signal in the options by the execution's, which it asks the context for: it gets this one.
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
