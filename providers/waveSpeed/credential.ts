import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** Where the API is served when the credential says nothing else. */
export const DEFAULT_ADDRESS = 'https://api.wavespeed.ai/api/v3';

export const waveSpeedCredential: CredentialBinding = {
	type: 'waveSpeedTaskApi',
	title: 'WaveSpeed AI Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
