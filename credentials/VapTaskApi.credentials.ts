import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/vap/credential';
import { bearer } from './bearer';
import { foreignAnswer, otherThanList, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr, webhookSecretField } from './fields';
import { guardedAddress } from './guardedAddress';

export class VapTaskApi implements ICredentialType {
	name = 'vapTaskApi';

	displayName = 'VAP Task API';

	icon: Icon = { light: 'file:vapTaskApi.svg', dark: 'file:vapTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/vap.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the VAP dashboard; it begins with vap'),
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
		baseUrlField(DEFAULT_ADDRESS),
		webhookSecretField('The signing secret from the webhooks page of VAP'),
	];

	authenticate = bearer;

	/** Costs nothing: lists one task. Both versions take the same keys, and only v3 documents a list. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/v3/tasks?limit=1',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, 'The API key is not valid. Copy it again from the VAP dashboard.'),
			status(402, "The account's balance is used up. Top it up at VAP."),
			status(404, 'The API is not served under this base URL. Check the base URL.'),
			...otherThanList('tasks', foreignAnswer('VAP')),
		),
	};
}
