import type { INodeProperties } from 'n8n-workflow';

/**
 * @param options the regions, and Custom
 * @param byDefault the value of the region that most users have
 * @returns the field for the region that the keys and the tasks belong to
 */
export function regionField(
	options: ReadonlyArray<{ readonly name: string; readonly value: string }>,
	byDefault: string,
): INodeProperties {
	return {
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options: [...options],
		default: byDefault,
		description: 'Keys and tasks belong to one region: take the one that created the tasks',
	};
}

/**
 * @param example an address, as the placeholder
 * @param description what the address has to include
 * @returns the field for an address of the user's own, shown where `region` is `custom`
 */
export function customUrlField(example: string, description: string): INodeProperties {
	return {
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: `e.g. ${example}`,
		description,
		displayOptions: { show: { region: ['custom'] } },
	};
}

/** @returns the part of an n8n expression that gives the region's address, or the one that was typed for 'Custom' */
export function addressOfRegion(
	regions: Readonly<Record<string, string>>,
	byDefault: string,
): string {
	const addresses = Object.entries(regions)
		.map(([region, address]) => `${region}: '${address}'`)
		.join(', ');
	return `(({ ${addresses} })[$credentials.region || '${byDefault}'] || $credentials.baseUrl || '').trim()`;
}
