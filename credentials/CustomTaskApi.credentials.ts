import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { rulesOf, status } from './bodyRules';
import { customTaskKey } from './customTaskKey';
import { guardedAddress } from './guardedAddress';

/** The part of an n8n expression that gives the path of the test, without slashes before it: below the base URL. */
const TEST_PATH = "($credentials.testPath || '').trim().replace(/^\\/+/, '')";

export class CustomTaskApi implements ICredentialType {
	name = 'customTaskApi';

	displayName = 'Custom Task API';

	icon: Icon = { light: 'file:customTaskApi.svg', dark: 'file:customTaskApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-video-tasks/n8n-nodes-video-tasks/blob/HEAD/docs/providers/custom-api.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api.example.com/v1',
			description:
				'Where the API is served; the key is sent nowhere else. It begins with https://. For an address in your own network, or a name without a dot, it may be http://: the key then travels unencrypted.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Basic', value: 'basic' },
				{ name: 'Bearer Token', value: 'bearer' },
				{ name: 'Header', value: 'header' },
				{ name: 'None', value: 'none' },
				{ name: 'Query Parameter', value: 'query' },
			],
			default: 'bearer',
			description: 'How the API takes its key',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'The user name; the password is the API key',
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The key or token of the API, or the password of the user',
			displayOptions: { hide: { authentication: ['none'] } },
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-API-Key',
			description: 'The header that carries the key',
			displayOptions: { show: { authentication: ['header'] } },
		},
		{
			displayName: 'Prefix',
			name: 'prefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. Key',
			description:
				'What stands before the key in the header, with a blank between them; empty for nothing',
			displayOptions: { show: { authentication: ['header'] } },
		},
		{
			displayName: 'Query Name',
			name: 'queryName',
			type: 'string',
			default: '',
			placeholder: 'e.g. api_key',
			description: 'The parameter of the query that carries the key',
			displayOptions: { show: { authentication: ['query'] } },
		},
		{
			displayName: 'Test Path',
			name: 'testPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /account',
			description:
				'A path below the base URL that answers a GET request with a good key and refuses a wrong one, such as a list or the account. It must cost nothing.',
		},
		{
			displayName:
				"Without a 'Test Path' the test only checks that the address answers, not that the key is good",
			name: 'testNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { testPath: [''] } },
		},
	];

	authenticate = customTaskKey;

	/** Costs what a request to 'Test Path' costs; without a path any HTTP answer of the base URL is good. */
	test: ICredentialTestRequest = {
		request: {
			...guardedAddress("($credentials.baseUrl || '').trim()", { allowsLocalHttp: true }),
			url: `={{ '/' + ${TEST_PATH} }}`,
			method: 'GET',
			// An expression that n8n evaluates to true or false.
			ignoreHttpStatusErrors: `={{ ${TEST_PATH} === '' }}` as unknown as boolean,
		},
		rules: rulesOf(
			status(401, 'The API refuses the key (HTTP 401). Check the key and how it is sent.'),
			status(403, 'The API refuses the key (HTTP 403). Check the key and what it may do.'),
			status(
				404,
				"Nothing is served under this path (HTTP 404). Check 'Base URL' and 'Test Path'.",
			),
		),
	};
}
