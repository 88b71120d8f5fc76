import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/replicate/credential';
import { bearer } from './bearer';
import { foreignAnswer, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr, webhookSecretField } from './fields';
import { guardedAddress } from './guardedAddress';

export class ReplicateTaskApi implements ICredentialType {
	name = 'replicateTaskApi';

	displayName = 'Replicate Task API';

	icon: Icon = { light: 'file:replicateTaskApi.svg', dark: 'file:replicateTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/replicate.md';

	properties: INodeProperties[] = [
		apiKeyField('An API token from the account settings of Replicate; it begins with r8_'),
		baseUrlField(DEFAULT_ADDRESS),
		webhookSecretField(
			'The signing secret that GET /v1/webhooks/default/secret answers; it begins with whsec_',
		),
	];

	authenticate = bearer;

	/** Costs nothing: asks whose token it is. Path and answer are those of Replicate's page on `account.get`. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/account',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(
				401,
				'The API token is not valid. Copy it again from the account settings of Replicate.',
			),
			status(403, 'Replicate forbids it: the token or the account may be disabled.'),
			status(404, 'The API is not served under this base URL. It usually ends in /v1.'),
			...otherThanType('username', 'String', foreignAnswer('Replicate')),
		),
	};
}
