import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { bearer } from './bearer';
import { havingType, noObject, rulesOf, status, without } from './bodyRules';
import { guardedAddress } from './guardedAddress';

const FOREIGN = 'Something else than VAP answers under this base URL. Check the base URL.';

export class VapTaskApi implements ICredentialType {
	name = 'vapTaskApi';

	displayName = 'VAP Task API';

	icon: Icon = { light: 'file:vapTaskApi.svg', dark: 'file:vapTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks#vap-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'A key from the VAP dashboard; it begins with vap',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: 'V1 (/api/v1/generations)', value: 'v1' },
				{ name: 'V3 (/v3/tasks)', value: 'v3' },
			],
			default: 'v3',
			description: 'Take the version that created the tasks',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.vapagent.com',
			placeholder: 'e.g. https://api.vapagent.com',
			description: 'Where the API is served; empty means the default',
		},
	];

	authenticate = bearer;

	/** Free: lists one task. Both versions share the keys, and only v3 documents a list. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress("($credentials.baseUrl || 'https://api.vapagent.com').trim()"),
			url: '/v3/tasks?limit=1',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, 'The API key is not valid. Copy it again from the VAP dashboard.'),
			status(402, "The account's balance is used up. Top it up at VAP."),
			status(404, 'The API is not served under this base URL. Check the base URL.'),
			without('tasks', FOREIGN),
			...noObject(FOREIGN),
			...havingType('tasks', ['String', 'Number', 'Boolean', 'Object'], FOREIGN),
		),
	};
}
