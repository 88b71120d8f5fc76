import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/runway/credential';
import { keyHeader } from './keyHeader';
import { foreignAnswer, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr } from './fields';
import { guardedAddress } from './guardedAddress';

export class RunwayTaskApi implements ICredentialType {
	name = 'runwayTaskApi';

	displayName = 'Runway Task API';

	icon: Icon = { light: 'file:runwayTaskApi.svg', dark: 'file:runwayTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/runway.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the developer portal of Runway; it begins with key_'),
		baseUrlField(DEFAULT_ADDRESS),
	];

	authenticate = keyHeader('Authorization', 'Bearer ', { 'X-Runway-Version': '2024-11-06' });

	/** Costs nothing: asks for the organization of the key. Path and answer are those of Runway's API description. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/organization',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, 'The API key is not valid. Create one in the developer portal of Runway.'),
			status(403, 'Runway forbids it: the key or the organization may be disabled.'),
			status(404, 'The API is not served under this base URL. It usually ends in /v1.'),
			...otherThanType('tier', 'Object', foreignAnswer('Runway')),
		),
	};
}
