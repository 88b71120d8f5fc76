import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { keyAsSent } from '../core/text/secrets/keyAsSent';
import { DEFAULT_REGION, REGIONS } from '../providers/kling/credential';
import { bearer } from './bearer';
import { foreignAnswer, having, otherThanList, rulesOf, status } from './bodyRules';
import { apiKeyField } from './fields';
import { guardedAddress } from './guardedAddress';
import type { Authenticate } from './keyHeader';
import { KlingTokens } from './klingTokens';
import { addressOfRegion, customUrlField, regionField } from './regions';

const tokens = new KlingTokens();

/** Sends a bearer token: the API key, or a token that is made from the access key and the secret key. */
const apiKeyOrToken: Authenticate = async (data, request) => {
	if (data.authentication !== 'keyPair') return await bearer(data, request);
	const [accessKey, secretKey] = [keyAsSent(data.accessKey), keyAsSent(data.secretKey)];
	return await bearer({ apiKey: tokens.tokenFor(accessKey, secretKey, Date.now()) }, request);
};

const INVALID = 'Kling does not take this key in this region. Check the key and the region.';
const ACCOUNT =
	"The account's resources are used up, or its payment is overdue. Top it up at Kling.";

/** Kling's codes for trouble with keys and accounts. A gateway may send them with HTTP 200. */
const REFUSING_CODES: ReadonlyArray<readonly [number, string]> = [
	...[1000, 1001, 1002, 1004].map((code) => [code, INVALID] as const),
	[1003, "The token is not valid yet. Set the clock of n8n's machine right."],
	...[1100, 1101, 1102].map((code) => [code, ACCOUNT] as const),
	[1103, 'The account may not use this API. Check its rights at Kling.'],
	[1302, 'Kling asks for fewer requests. Test again in a minute.'],
];

export class KlingTaskApi implements ICredentialType {
	name = 'klingTaskApi';

	displayName = 'Kling Task API';

	icon: Icon = { light: 'file:klingTaskApi.svg', dark: 'file:klingTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/kling.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Access Key and Secret Key', value: 'keyPair' },
				{ name: 'API Key', value: 'apiKey' },
			],
			default: 'apiKey',
			description: 'Kling issues both kinds of keys, and recommends the API key',
		},
		{
			...apiKeyField('A key from the developer console of Kling'),
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'Access Key',
			name: 'accessKey',
			type: 'string',
			required: true,
			default: '',
			description: 'From the developer console of Kling, where it stands beside its secret key',
			displayOptions: { show: { authentication: ['keyPair'] } },
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Signs a token for each half hour; it is never sent itself',
			displayOptions: { show: { authentication: ['keyPair'] } },
		},
		regionField(
			[
				{ name: 'Beijing', value: 'beijing' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Singapore (Global)', value: 'singapore' },
			],
			DEFAULT_REGION,
		),
		customUrlField('https://kling.example.com', 'Where the API is served, without /v1'),
	];

	authenticate = apiKeyOrToken;

	/** Costs nothing: lists one task, as Kling documents for each kind of task. The codes' meanings are from memory. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(addressOfRegion(REGIONS, DEFAULT_REGION)),
			url: '/v1/videos/text2video?pageNum=1&pageSize=1',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, INVALID),
			status(403, 'The account may not use this API. Check its rights at Kling.'),
			status(404, 'The API is not served under this base URL. Leave /v1 out of it.'),
			...REFUSING_CODES.map(([code, message]) => having('code', code, message)),
			...otherThanList('data', foreignAnswer('Kling')),
		),
	};
}
