import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS, KEY_HEADER } from '../providers/heyGen/credential';
import { keyHeader } from './keyHeader';
import { foreignAnswer, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr } from './fields';
import { guardedAddress } from './guardedAddress';

export class HeyGenTaskApi implements ICredentialType {
	name = 'heyGenTaskApi';

	displayName = 'HeyGen Task API';

	icon: Icon = { light: 'file:heyGenTaskApi.svg', dark: 'file:heyGenTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/heygen.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the API page of the HeyGen settings'),
		baseUrlField(DEFAULT_ADDRESS),
	];

	authenticate = keyHeader(KEY_HEADER);

	/**
	 * Costs nothing: asks whose key it is. The path is the one that HeyGen's own command line uses. That the answer
	 * holds `data` is concluded from the other answers of v3.
	 */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/v3/users/me',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(
				401,
				'The API key is not valid. Copy it again from the API page of the HeyGen settings.',
			),
			status(403, "HeyGen forbids it: the account's plan may not include the API."),
			status(404, 'The API is not served under this base URL. Check the base URL.'),
			...otherThanType('data', 'Object', foreignAnswer('HeyGen')),
		),
	};
}
