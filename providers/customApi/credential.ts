// A stand-in: only what the provider needs to be registered. It is replaced by the real one.
import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

export const customApiCredential: CredentialBinding = {
	type: 'customTaskApi',
	title: 'Custom Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl),
	allowsLocalHttp: true,
};
