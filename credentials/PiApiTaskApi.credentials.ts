import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS, KEY_HEADER } from '../providers/piApi/credential';
import { keyHeader } from './keyHeader';
import { foreignAnswer, foreignMembers, having, noObject, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr, webhookSecretField } from './fields';
import { guardedAddress } from './guardedAddress';

const REFUSALS: ReadonlyArray<readonly [number, string]> = [
	[401, 'The API key is not valid. Copy it again from the workspace of PiAPI.'],
	[402, "The account's credits are used up. Top it up at PiAPI."],
	[403, 'PiAPI forbids it: the key may be limited, or the account disabled.'],
	[404, 'The API is not served under this base URL. Check the base URL.'],
	[429, 'PiAPI asks for fewer requests. Test again in a minute.'],
	[500, 'PiAPI has an internal fault. Test again later.'],
];

const FOREIGN = foreignAnswer('PiAPI');

export class PiApiTaskApi implements ICredentialType {
	name = 'piApiTaskApi';

	displayName = 'PiAPI Task API';

	icon: Icon = { light: 'file:piApiTaskApi.svg', dark: 'file:piApiTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/piapi.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the workspace of PiAPI'),
		baseUrlField(DEFAULT_ADDRESS),
		webhookSecretField('The secret that you write into webhook_config when you create a task'),
	];

	authenticate = keyHeader(KEY_HEADER);

	/**
	 * Costs nothing: asks for the account. The path is that of public clients, which find the account in the answer
	 * or in its `data`. So a rule can require no member, and the test accepts every JSON object in which the rules
	 * find nothing to refuse.
	 */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/account/info',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			...REFUSALS.map(([code, message]) => status(code, message)),
			...REFUSALS.map(([code, message]) => having('code', code, message)),
			...noObject(FOREIGN),
			...foreignMembers(['msg', 'detail', 'errors', 'title', 'error'], FOREIGN),
		),
	};
}
