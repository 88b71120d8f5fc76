import type { INodeProperties } from 'n8n-workflow';

import { CHECK_FIELD, SECRET_FIELD } from '../core/callback/callback';

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

/** @returns the part of an n8n expression that gives 'Base URL' as typed, or `address` if the field is empty */
export function typedAddressOr(address: string): string {
	return `($credentials.baseUrl || '${address}').trim()`;
}

/**
 * @param description where the user finds the secret
 * @returns the field for the secret with which the provider signs its callbacks; only Video Task Trigger reads it
 */
export function webhookSecretField(description: string): INodeProperties {
	return {
		displayName: 'Webhook Secret',
		name: SECRET_FIELD,
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: `${description}. With it Video Task Trigger refuses callbacks whose signature is wrong; empty checks none.`,
	};
}

/** @returns the switch for signatures that are checked with the provider's public keys */
export function checkSignatureField(provider: string): INodeProperties {
	return {
		displayName: 'Check Webhook Signature',
		name: CHECK_FIELD,
		type: 'boolean',
		default: false,
		description: `Whether Video Task Trigger refuses callbacks that are not signed with one of ${provider}'s public keys, which it then asks ${provider} for`,
	};
}
