import type { CredentialBinding } from '../provider';
import { regionalAddress } from '../regionalAddress';

/** Where each platform of MiniMax serves the API; they share neither keys nor tasks. */
export const REGIONS = {
	global: 'https://api.minimax.io',
	china: 'https://api.minimaxi.com',
} as const;

export const DEFAULT_REGION = 'global';

export const miniMaxCredential: CredentialBinding = {
	type: 'miniMaxTaskApi',
	title: 'MiniMax Task API',
	address: regionalAddress(REGIONS, DEFAULT_REGION),
};
