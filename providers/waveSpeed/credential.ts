import { nonEmpty } from '../../core/text/json';
import type { CredentialBinding } from '../provider';

/** The base URL of the API for a credential that names no other. */
export const DEFAULT_ADDRESS = 'https://api.wavespeed.ai/api/v3';

export const waveSpeedCredential: CredentialBinding = {
	type: 'waveSpeedTaskApi',
	title: 'WaveSpeed AI Task API',
	address: ({ baseUrl }) => nonEmpty(baseUrl) ?? DEFAULT_ADDRESS,
};
