import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { keyAsSent } from '../core/text/secrets/keyAsSent';

/**
 * Sends the API key as a bearer token. This is a function because n8n evaluates the text of its generic form as an
 * expression for each request: n8n 2.41 keeps the 20 kB that this takes until the execution ends, and a wait can
 * send thousands of requests.
 */
export async function bearer(
	{ apiKey }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const headers = { ...request.headers, Authorization: `Bearer ${keyAsSent(apiKey)}` };
	return { ...request, headers };
}
