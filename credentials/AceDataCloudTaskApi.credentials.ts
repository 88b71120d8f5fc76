import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS } from '../providers/aceDataCloud/credential';
import { bearer } from './bearer';
import {
	foreignAnswer,
	having,
	havingType,
	noObject,
	otherText,
	rulesOf,
	status,
} from './bodyRules';
import { apiKeyField, baseUrlField, typedAddressOr } from './fields';
import { guardedAddress } from './guardedAddress';

/** The statuses that refuse a key: 300 to 599 except 400 and 401, which answer a good key of another service. */
const REFUSING_STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
	(status) => status !== 400 && status !== 401,
);

const REFUSING_CODES: ReadonlyArray<readonly [string, string]> = [
	['invalid_token', 'The API key is not valid. Copy it again from the AceData Cloud console.'],
	['token_expired', 'The API key has expired. Create a new one in the AceData Cloud console.'],
	['no_token', 'No API key arrived. Fill in the API key.'],
	['authorization_missing', 'No API key arrived. Fill in the API key.'],
	[
		'authorization_invalid',
		'The API key is not valid. Copy it again from the AceData Cloud console.',
	],
	['disabled', 'The application of this key is disabled. Ask the support of AceData Cloud.'],
	// n8n before 2.41 does not know `except` below, so that answers with these codes reach the rules.
	['no_api', 'The API is not served under this base URL. Check the base URL.'],
	['too_many_requests', 'AceData Cloud asks for fewer requests. Test again in a minute.'],
	['rate_limited', 'AceData Cloud asks for fewer requests. Test again in a minute.'],
	['api_error', 'AceData Cloud has an internal fault. Test again later.'],
	['timeout', 'AceData Cloud did not answer in time. Test again later.'],
	['used_up', "The account's balance is used up. Top it up in the AceData Cloud console."],
];

const CHECK_URL = 'Check the base URL.';
const FOREIGN = foreignAnswer('AceData Cloud');
const REFUSED =
	'AceData Cloud refuses this key, for a reason that is not known here. Check the API key and the base URL.';

/** The code for a good key of another service. Its letter at index 6 tells it from other codes of its length. */
const GOOD_CODE = 'token_mismatched';
const DISTINCT_LETTER = 6;

const ANYTHING = ['String', 'Number', 'Boolean', 'Array'] as const;
/** Members of gateways' and other APIs' answers. Neither a list of tasks nor an error of AceData Cloud has them. */
const FOREIGN_MEMBERS = [
	'message',
	'msg',
	'detail',
	'errors',
	'code',
	'title',
	'type',
	'error_description',
];

export class AceDataCloudTaskApi implements ICredentialType {
	name = 'aceDataCloudTaskApi';

	displayName = 'AceData Cloud Task API';

	icon: Icon = {
		light: 'file:aceDataCloudTaskApi.svg',
		dark: 'file:aceDataCloudTaskApi.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/acedata-cloud.md';

	properties: INodeProperties[] = [
		apiKeyField(
			'The key of the service whose tasks you query, or a global one, from the AceData Cloud console',
		),
		baseUrlField(DEFAULT_ADDRESS),
	];

	authenticate = bearer;

	/**
	 * Costs nothing: an empty batch creates no task and reads none. Good answers are a list of tasks, and the code
	 * that says that the key is another service's. They have no member in common that a rule could require, so the
	 * test accepts every JSON object in which the rules find nothing to refuse.
	 */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: '/seedance/tasks',
			method: 'POST',
			body: { action: 'retrieve_batch', ids: [], limit: 1 },
			json: true,
			ignoreHttpStatusErrors: { ignore: true, except: REFUSING_STATUSES },
		},
		rules: rulesOf(
			...REFUSING_CODES.map(([code, message]) => having('error.code', code, message)),
			having('length', 0, `Nothing but an empty answer comes from this base URL. ${CHECK_URL}`),
			having('0', '<', `A web page answers under this base URL, not AceData Cloud. ${CHECK_URL}`),
			...noObject(FOREIGN),
			...otherText('error.code', GOOD_CODE, DISTINCT_LETTER, REFUSED),
			...havingType('error', ANYTHING, REFUSED),
			...havingType('error.type', ANYTHING, REFUSED),
			...FOREIGN_MEMBERS.flatMap((name) => havingType(name, ANYTHING, FOREIGN)),
			...havingType('items', ['String', 'Number', 'Boolean'], FOREIGN),
			status(
				403,
				'AceData Cloud forbids it: the balance may be used up, or the application disabled.',
			),
			status(404, 'The API is not served under this base URL. Check the base URL.'),
		),
	};
}
