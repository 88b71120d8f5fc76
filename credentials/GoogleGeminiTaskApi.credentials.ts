import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS, KEY_HEADER } from '../providers/googleVeo/credential';
import { keyHeader } from './keyHeader';
import { foreignAnswer, otherThanList, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr } from './fields';
import { guardedAddress } from './guardedAddress';

export class GoogleGeminiTaskApi implements ICredentialType {
	name = 'googleGeminiTaskApi';

	displayName = 'Google Gemini Task API';

	icon: Icon = { light: 'file:googleGeminiTaskApi.svg', dark: 'file:googleGeminiTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/google-veo.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from Google AI Studio'),
		baseUrlField(DEFAULT_ADDRESS),
	];

	authenticate = keyHeader(KEY_HEADER);

	/** Costs nothing: lists one model. Path and answer are those of the Gemini API's page on models. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/models?pageSize=1',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(400, 'The API key is not valid. Copy it again from Google AI Studio.'),
			status(401, 'The API key is not valid. Copy it again from Google AI Studio.'),
			status(403, 'The key may not use the Gemini API. Check its limits in Google AI Studio.'),
			status(404, 'The API is not served under this base URL. It usually ends in /v1beta.'),
			...otherThanList('models', foreignAnswer('The Gemini API')),
		),
	};
}
