import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://generativelanguage.googleapis.com/v1beta';

/** The header that carries the key. */
export const KEY_HEADER = 'x-goog-api-key';

export const googleVeoCredential: CredentialBinding = {
	type: 'googleGeminiTaskApi',
	title: 'Google Gemini Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
	keyHeader: () => KEY_HEADER,
};
