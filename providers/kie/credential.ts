import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** Where the API is served when the credential says nothing else. */
export const DEFAULT_ADDRESS = 'https://api.kie.ai';

export const kieCredential: CredentialBinding = {
	type: 'kieTaskApi',
	title: 'kie.ai Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
