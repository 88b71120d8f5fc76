import { nonEmpty } from '../core/text/json';
import type { CredentialData } from './provider';

/**
 * @param regions the base URL of each region, by the values of the credential's field `region`
 * @param byDefault the region of a credential that names none
 * @returns a function that finds a credential's base URL: that of its region, or for `custom` the one typed as
 * `baseUrl`; null for an unknown region and for an empty `baseUrl`
 */
export function regionalAddress(
	regions: Readonly<Record<string, string>>,
	byDefault: string,
): (data: CredentialData) => string | null {
	const addresses: ReadonlyMap<string, string> = new Map(Object.entries(regions));
	return ({ region, baseUrl }) =>
		region === 'custom' ? nonEmpty(baseUrl) : (addresses.get(String(region ?? byDefault)) ?? null);
}
