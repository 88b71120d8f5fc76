import type { CredentialBinding } from '../provider';
import { regionalAddress } from '../regionalAddress';

/** The base URL of the API in each region (BytePlus ModelArk and Volcengine Ark, base URLs). */
export const REGIONS = {
	apSoutheast: 'https://ark.ap-southeast.bytepluses.com/api/v3',
	euWest: 'https://ark.eu-west.bytepluses.com/api/v3',
	cnBeijing: 'https://ark.cn-beijing.volces.com/api/v3',
} as const;

export const DEFAULT_REGION = 'apSoutheast';

export const modelArkCredential: CredentialBinding = {
	type: 'modelArkTaskApi',
	title: 'ModelArk Task API',
	address: regionalAddress(REGIONS, DEFAULT_REGION),
};
