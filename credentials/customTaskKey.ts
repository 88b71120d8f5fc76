import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { isProblem } from '../core/problem';
import { sentKey } from '../providers/customApi/credential';

/**
 * Sends the key as the credential says: as a bearer token, in a header, in the query, as HTTP Basic, or not at
 * all. This is a function for the same reason as `bearer`.
 *
 * @throws Error that names the field which cannot be used
 */
export async function customTaskKey(
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const sent = sentKey(data);
	if (isProblem(sent)) throw new Error(`${sent.message}. ${sent.description}`);
	const { header, query } = sent;
	return {
		...request,
		...(header === null ? {} : { headers: { ...request.headers, [header[0]]: header[1] } }),
		...(query === null ? {} : { qs: { ...request.qs, [query[0]]: query[1] } }),
	};
}
