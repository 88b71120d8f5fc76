import { nonEmpty } from '../core/text/json';
import type { CredentialData } from './provider';

/**
 * @param regions where each region serves the API, by the values of the credential's field `region`
 * @param byDefault the region of a credential that names none
 * @returns how to find the address that a credential means: its region's, or for `custom` what was typed as
 * `baseUrl`; null for neither
 */
export function regionalAddress(
	regions: Readonly<Record<string, string>>,
	byDefault: string,
): (data: CredentialData) => string | null {
	const addresses: ReadonlyMap<string, string> = new Map(Object.entries(regions));
	return ({ region, baseUrl }) =>
		region === 'custom' ? nonEmpty(baseUrl) : (addresses.get(String(region ?? byDefault)) ?? null);
}
