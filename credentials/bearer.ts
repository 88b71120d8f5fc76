import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { keyAsSent } from '../core/text/secrets/keyAsSent';

/**
 * Sends the API key. A function and not n8n's generic form, whose text n8n evaluates as an expression for
 * each request: what that evaluation takes, 20 kB, n8n 2.41 keeps until the execution ends, and a wait can
 * send thousands of requests.
 */
export async function bearer(
	{ apiKey }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const headers = { ...request.headers, Authorization: `Bearer ${keyAsSent(apiKey)}` };
	return { ...request, headers };
}
