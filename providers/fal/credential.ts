import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://queue.fal.run';

export const falCredential: CredentialBinding = {
	type: 'falTaskApi',
	title: 'fal Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
