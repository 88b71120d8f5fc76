import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://api.heygen.com';

/** The header that carries the key. */
export const KEY_HEADER = 'X-Api-Key';

export const heyGenCredential: CredentialBinding = {
	type: 'heyGenTaskApi',
	title: 'HeyGen Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
	keyHeader: () => KEY_HEADER,
};
