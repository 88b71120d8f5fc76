import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** Where the API is served when the credential says nothing else. */
export const DEFAULT_ADDRESS = 'https://api.replicate.com/v1';

export const replicateCredential: CredentialBinding = {
	type: 'replicateTaskApi',
	title: 'Replicate Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
