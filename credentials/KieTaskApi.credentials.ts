import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/kie/credential';
import { bearer } from './bearer';
import { foreignAnswer, having, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr, webhookSecretField } from './fields';
import { guardedAddress } from './guardedAddress';

const INVALID = 'The API key is not valid. Copy it again from the API keys page of kie.ai.';
const NOT_SERVED = 'The API is not served under this base URL. Check the base URL.';

/** kie.ai answers HTTP 200 to nearly everything; the code in the body says whether the request succeeded. */
const REFUSING_CODES: ReadonlyArray<readonly [number, string]> = [
	[401, INVALID],
	[402, "The account's credits are used up. Top it up at kie.ai."],
	[404, NOT_SERVED],
	[422, 'kie.ai refuses the question. Check the base URL.'],
	[429, 'kie.ai asks for fewer requests. Test again in a minute.'],
	[455, 'kie.ai is under maintenance. Test again later.'],
	[500, 'kie.ai has an internal fault. Test again later.'],
	[505, 'kie.ai has this function switched off. Test again later.'],
];

export class KieTaskApi implements ICredentialType {
	name = 'kieTaskApi';

	displayName = 'kie.ai Task API';

	icon: Icon = { light: 'file:kieTaskApi.svg', dark: 'file:kieTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/kie-ai.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the API keys page of kie.ai'),
		baseUrlField(DEFAULT_ADDRESS),
		webhookSecretField('The webhook HMAC key from the settings page of kie.ai'),
	];

	authenticate = bearer;

	/** Costs nothing: asks for the credits left. Path and answer are those of kie.ai's page "Get Account Credits". */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/api/v1/chat/credit',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, INVALID),
			status(404, NOT_SERVED),
			...REFUSING_CODES.map(([code, message]) => having('code', code, message)),
			...otherThanType('data', 'Number', foreignAnswer('kie.ai')),
		),
	};
}
