import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** Where the API is served when the credential says nothing else. */
export const DEFAULT_ADDRESS = 'https://queue.fal.run';

export const falCredential: CredentialBinding = {
	type: 'falTaskApi',
	title: 'fal Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
