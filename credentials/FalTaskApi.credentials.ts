import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { DEFAULT_ADDRESS, falCredential } from '../providers/fal/credential';
import { keyHeader } from './keyHeader';
import { foreignAnswer, foreignMembers, having, noObject, rulesOf, status } from './bodyRules';
import { apiKeyField, baseUrlField, checkSignatureField, typedAddressOr } from './fields';
import { guardedAddress } from './guardedAddress';

/** A task that no account has. */
const NO_TASK = '/fal-ai/flux/requests/00000000-0000-0000-0000-000000000000/status';

/** The statuses that refuse a key: 300 to 599 except 404 and 422, which tell a good key that there is no such task. */
const REFUSING_STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
	(status) => status !== 404 && status !== 422,
);

const INVALID = 'The API key is not valid. Copy it again from the dashboard of fal, id and secret.';

/** What fal says to a bad key. n8n before 2.41 does not know `except` below, so that such answers reach the rules. */
const REFUSING_WORDS = [
	'No user found for Key ID and Secret',
	"Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'.",
	'Authentication is required to access this application.',
	'Authentication is required',
	'Unauthorized',
	'Forbidden',
];

const FOREIGN = foreignAnswer('fal');

export class FalTaskApi implements ICredentialType {
	name = 'falTaskApi';

	displayName = falCredential.title;

	icon: Icon = { light: 'file:falTaskApi.svg', dark: 'file:falTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/fal.md';

	properties: INodeProperties[] = [
		apiKeyField('A key from the dashboard of fal: its id and its secret with a colon between them'),
		baseUrlField(DEFAULT_ADDRESS),
		checkSignatureField('fal'),
	];

	authenticate = keyHeader('Authorization', 'Key ');

	/**
	 * Costs nothing, and is a guess, because fal documents no request that tests a key. Like public clients, it asks
	 * for a task that does not exist: fal answers 401 or 403 to a bad key, and 404 or 422 to a good one. A rule can
	 * require no member of that answer, so the test accepts every JSON object in which the rules find nothing to
	 * refuse.
	 */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress(typedAddressOr(DEFAULT_ADDRESS)),
			url: NO_TASK,
			method: 'GET',
			json: true,
			ignoreHttpStatusErrors: { ignore: true, except: REFUSING_STATUSES },
		},
		rules: rulesOf(
			status(401, INVALID),
			status(403, 'fal forbids it: the balance may be used up, or the key limited.'),
			status(429, 'fal asks for fewer requests. Test again in a minute.'),
			...REFUSING_WORDS.map((words) => having('detail', words, INVALID)),
			...noObject(FOREIGN),
			...foreignMembers(['message', 'msg', 'errors', 'code', 'title', 'error'], FOREIGN),
		),
	};
}
