import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://api.dev.runwayml.com/v1';

export const runwayCredential: CredentialBinding = {
	type: 'runwayTaskApi',
	title: 'Runway Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
