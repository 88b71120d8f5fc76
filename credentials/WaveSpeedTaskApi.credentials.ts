import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/waveSpeed/credential';
import { bearer } from './bearer';
import { foreignAnswer, having, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr, webhookSecretField } from './fields';
import { guardedAddress } from './guardedAddress';

/** WaveSpeed AI refuses with these statuses, or with HTTP 200 and the status as the code in the body. */
const REFUSALS: ReadonlyArray<readonly [number, string]> = [
	[401, 'The API key is not valid. Copy it again from the access keys page of WaveSpeed AI.'],
	[403, 'WaveSpeed AI forbids it: the key may be limited, or the account disabled.'],
	[404, 'The API is not served under this base URL. It usually ends in /api/v3.'],
	[429, 'WaveSpeed AI asks for fewer requests. Test again in a minute.'],
	[500, 'WaveSpeed AI has an internal fault. Test again later.'],
];

export class WaveSpeedTaskApi implements ICredentialType {
	name = 'waveSpeedTaskApi';

	displayName = 'WaveSpeed AI Task API';

	icon: Icon = { light: 'file:waveSpeedTaskApi.svg', dark: 'file:waveSpeedTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/wavespeed-ai.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the access keys page of WaveSpeed AI'),
		baseUrlField(DEFAULT_ADDRESS),
		webhookSecretField('The secret that GET /api/v3/webhook/secret answers; it begins with whsec_'),
	];

	authenticate = bearer;

	/** Costs nothing: asks for the balance, as WaveSpeed's own node for n8n does. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/balance',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			...REFUSALS.map(([code, message]) => status(code, message)),
			...REFUSALS.map(([code, message]) => having('code', code, message)),
			...otherThanType('data', 'Object', foreignAnswer('WaveSpeed AI')),
		),
	};
}
