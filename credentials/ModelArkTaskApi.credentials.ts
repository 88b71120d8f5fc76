import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { bearer } from './bearer';
import { havingType, noObject, rulesOf, status, without } from './bodyRules';
import { guardedAddress } from './guardedAddress';

const REGIONAL_ADDRESS =
	"(({ apSoutheast: 'https://ark.ap-southeast.bytepluses.com/api/v3', euWest: 'https://ark.eu-west.bytepluses.com/api/v3', cnBeijing: 'https://ark.cn-beijing.volces.com/api/v3' })[$credentials.region || 'apSoutheast'] || $credentials.baseUrl || '').trim()";

const FOREIGN = 'Something else than ModelArk answers under this base URL. Check the base URL.';

export class ModelArkTaskApi implements ICredentialType {
	name = 'modelArkTaskApi';

	displayName = 'ModelArk Task API';

	icon: Icon = { light: 'file:modelArkTaskApi.svg', dark: 'file:modelArkTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks#modelark-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'A long-term key from the console of the region that your tasks run in',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'BytePlus AP Southeast (Johor)', value: 'apSoutheast' },
				{ name: 'BytePlus EU West (Dublin)', value: 'euWest' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Volcengine CN Beijing', value: 'cnBeijing' },
			],
			default: 'apSoutheast',
			description: 'Keys and tasks belong to one region: take the one that created the tasks',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://ark.example.com/api/v3',
			description: 'Where the API is served, /api/v3 included',
			displayOptions: { show: { region: ['custom'] } },
		},
	];

	authenticate = bearer;

	/** Free: lists one task. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(REGIONAL_ADDRESS),
			url: '/contents/generations/tasks?page_num=1&page_size=1',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, 'The API key is not valid in this region. Check the key and the region.'),
			status(
				403,
				'The account may not use this API: its payment may be overdue, or the key limited.',
			),
			status(404, 'The API is not served under this base URL. It usually ends in /api/v3.'),
			without('items', FOREIGN),
			...noObject(FOREIGN),
			...havingType('items', ['String', 'Number', 'Boolean', 'Object'], FOREIGN),
		),
	};
}
