import type { INodeProperties } from 'n8n-workflow';

/**
 * @param description where the user finds the key
 * @returns the field for the API key, which n8n shows as dots
 */
export function apiKeyField(description: string): INodeProperties {
	return {
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description,
	};
}

/**
 * @param address where the provider serves the API
 * @returns the field for another address of the same API, such as a gateway's
 */
export function baseUrlField(address: string): INodeProperties {
	return {
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: address,
		placeholder: `e.g. ${address}`,
		description: 'Where the API is served; empty means the default',
	};
}

/** @returns the address of that field inside an n8n expression: as typed, or the default where it is empty */
export function typedAddressOr(address: string): string {
	return `($credentials.baseUrl || '${address}').trim()`;
}
