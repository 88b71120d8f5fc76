import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_REGION, REGIONS } from '../providers/modelArk/credential';
import { bearer } from './bearer';
import { foreignAnswer, otherThanList, rulesOf, status } from './bodyRules';
import { apiKeyField } from './fields';
import { guardedAddress } from './guardedAddress';
import { addressOfRegion, customUrlField, regionField } from './regions';

export class ModelArkTaskApi implements ICredentialType {
	name = 'modelArkTaskApi';

	displayName = 'ModelArk Task API';

	icon: Icon = { light: 'file:modelArkTaskApi.svg', dark: 'file:modelArkTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/modelark.md';

	properties: INodeProperties[] = [
		apiKeyField('A long-term key from the console of the region that your tasks run in'),
		regionField(
			[
				{ name: 'BytePlus AP Southeast (Johor)', value: 'apSoutheast' },
				{ name: 'BytePlus EU West (Dublin)', value: 'euWest' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Volcengine CN Beijing', value: 'cnBeijing' },
			],
			DEFAULT_REGION,
		),
		customUrlField('https://ark.example.com/api/v3', 'Where the API is served, /api/v3 included'),
	];

	authenticate = bearer;

	/** Costs nothing: lists one task. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(addressOfRegion(REGIONS, DEFAULT_REGION)),
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
			...otherThanList('items', foreignAnswer('ModelArk')),
		),
	};
}
