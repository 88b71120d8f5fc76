import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://api.piapi.ai';

/** The header that carries the key. */
export const KEY_HEADER = 'x-api-key';

export const piApiCredential: CredentialBinding = {
	type: 'piApiTaskApi',
	title: 'PiAPI Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
	keyHeader: () => KEY_HEADER,
};
