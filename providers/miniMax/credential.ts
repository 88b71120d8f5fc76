import type { CredentialBinding } from '../provider';
import { regionalAddress } from '../regionalAddress';

/** The base URL of the API on each platform of MiniMax. The platforms share neither keys nor tasks. */
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
