// Throw-away nodes and a credential for the tests of the harness.
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

export const probeApi: ICredentialType = {
	name: 'probeApi',
	displayName: 'Probe API',
	properties: [
		{ displayName: 'API Key', name: 'apiKey', type: 'string', default: '' },
		{ displayName: 'Prefix', name: 'prefix', type: 'string', default: 'Bearer' },
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Test Path', name: 'testPath', type: 'string', default: '/key' },
	],
	authenticate: {
		type: 'generic',
		properties: {
			headers: { Authorization: '={{ $credentials.prefix }} {{ $credentials.apiKey }}' },
		},
	},
	test: {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '={{ $credentials.testPath }}' },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'error.code', value: 'used_up', message: 'The account is empty' },
			},
		],
	},
};

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

export function nodeType(
	execute: Execute,
	properties: INodeProperties[] = [],
	more: Partial<INodeTypeDescription> = {},
): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: 'A throw-away node',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
			...more,
		},
		execute,
	};
}

export function stringProperty(name: string, value = ''): INodeProperties {
	return { displayName: name, name, type: 'string', default: value };
}

export function jsonOf(items: INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) => json);
}

const credentialDescription = { credentials: [{ name: 'probeApi', required: true }] };

export const request = nodeType(
	async function () {
		const { baseUrl } = await this.getCredentials('probeApi');
		const path = this.getNodeParameter('path', 0) as string;
		const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
			url: `${String(baseUrl)}${path}`,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		let text = '';
		for await (const chunk of answer.body) text += String(chunk);
		const { statusCode, headers } = answer;
		return [[{ json: { statusCode, text, location: headers.location ?? null } }]];
	},
	[stringProperty('path')],
	credentialDescription,
);

export const plainRequest = nodeType(
	async function () {
		const { baseUrl } = await this.getCredentials('probeApi');
		const url = `${String(baseUrl)}${this.getNodeParameter('path', 0) as string}`;
		const body = await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', { url });
		return [[{ json: { body } }]];
	},
	[stringProperty('path')],
	credentialDescription,
);

export const threeItems = [1, 2, 3].map((id) => ({ json: { id } }));
