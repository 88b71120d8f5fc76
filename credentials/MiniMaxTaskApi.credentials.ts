import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_REGION, REGIONS } from '../providers/miniMax/credential';
import { bearer } from './bearer';
import { foreignAnswer, having, otherThanType, rulesOf, status } from './bodyRules';
import { apiKeyField } from './fields';
import { guardedAddress } from './guardedAddress';
import { addressOfRegion, customUrlField, regionField } from './regions';

const INVALID = 'The API key is not valid in this region. Check the key and the region.';

/** MiniMax answers HTTP 200 to nearly everything; the code in the body says whether the request succeeded. */
const REFUSING_CODES: ReadonlyArray<readonly [number, string]> = [
	[1002, 'MiniMax asks for fewer requests. Test again in a minute.'],
	[1004, INVALID],
	[1008, "The account's balance is used up. Top it up at MiniMax."],
	[2049, INVALID],
];

/** The code for a wrong request, with which MiniMax answers only good keys. */
const BAD_QUESTION = 2013;

/** All other codes that errors of MiniMax can have: they lie between 1000 and 1099 and between 2000 and 2099. */
const OTHER_CODES = [1000, 2000]
	.flatMap((first) => Array.from({ length: 100 }, (_, index) => first + index))
	.filter((code) => code !== BAD_QUESTION && !REFUSING_CODES.some(([known]) => known === code));

const REFUSED = 'MiniMax refuses this key. Check the API key, the region and the account.';

export class MiniMaxTaskApi implements ICredentialType {
	name = 'miniMaxTaskApi';

	displayName = 'MiniMax Task API';

	icon: Icon = { light: 'file:miniMaxTaskApi.svg', dark: 'file:miniMaxTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/minimax.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the platform of the region that your tasks run in'),
		regionField(
			[
				{ name: 'China (api.minimaxi.com)', value: 'china' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Global (api.minimax.io)', value: 'global' },
			],
			DEFAULT_REGION,
		),
		customUrlField('https://minimax.example.com', 'Where the API is served, without /v1 or /v2'),
	];

	authenticate = bearer;

	/**
	 * Costs nothing: lists the files of one purpose, as the credential of n8n's own MiniMax node does. The codes'
	 * meanings are from memory.
	 */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(addressOfRegion(REGIONS, DEFAULT_REGION)),
			url: '/v1/files/list?purpose=voice_clone',
			method: 'GET',
			json: true,
		},
		rules: rulesOf(
			status(401, INVALID),
			status(404, 'The API is not served under this base URL. Leave /v1 out of it.'),
			...REFUSING_CODES.map(([code, message]) => having('base_resp.status_code', code, message)),
			...OTHER_CODES.map((code) => having('base_resp.status_code', code, REFUSED)),
			...otherThanType('base_resp.status_code', 'Number', foreignAnswer('MiniMax')),
		),
	};
}
