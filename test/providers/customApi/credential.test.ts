// Contract "Custom API": how the credential's key is sent, and which credentials cannot be used.
import { isProblem, problem } from '../../../core/problem';
import type { CredentialData } from '../../../providers/provider';
import { customApiCredential, sentKey } from '../../../providers/customApi/credential';

const { secrets, refusal, keyHeader } = customApiCredential;

// [credential, header, query]
test.each([
	[{ apiKey: 'some-key' }, ['Authorization', 'Bearer some-key'], null],
	[
		{ authentication: 'bearer', apiKey: ' some-\r\nkey\n' },
		['Authorization', 'Bearer some-key'],
		null,
	],
	[{ authentication: 'none', apiKey: 'left over' }, null, null],
	[{ authentication: 'none' }, null, null],
	[{ authentication: 'header', headerName: 'X-API-Key', apiKey: 'k' }, ['X-API-Key', 'k'], null],
	[
		{ authentication: 'header', headerName: ' Authorization ', prefix: 'Key', apiKey: 'k' },
		['Authorization', 'Key k'],
		null,
	],
	[
		{ authentication: 'header', headerName: 'Authorization', prefix: 'Key ', apiKey: 'k' },
		['Authorization', 'Key k'],
		null,
	],
	[
		{ authentication: 'header', headerName: 'Authorization', prefix: 'Token token=', apiKey: 'k' },
		['Authorization', 'Token token=k'],
		null,
	],
	[{ authentication: 'query', queryName: 'api_key', apiKey: 'a&b c' }, null, ['api_key', 'a&b c']],
	[
		{ authentication: 'basic', user: 'me', apiKey: 'pässword' },
		['Authorization', `Basic ${Buffer.from('me:pässword').toString('base64')}`],
		null,
	],
	[{ authentication: 'basic', apiKey: 'key' }, ['Authorization', 'Basic OmtleQ=='], null],
	[{ authentication: 'basic', user: 'sk_live' }, ['Authorization', 'Basic c2tfbGl2ZTo='], null],
])('%j', (data, header, query) => {
	expect(sentKey(data)).toEqual({ header, query });
	expect([refusal?.(data), keyHeader?.(data)]).toEqual([null, header?.[0] ?? null]);
});

// [credential, the field as the form shows it]
test.each<readonly [CredentialData, string]>([
	[{}, 'API Key'],
	[{ apiKey: ' \n' }, 'API Key'],
	[{ authentication: 'bearer', apiKey: '' }, 'API Key'],
	[{ authentication: 'header', headerName: 'X-Key' }, 'API Key'],
	[{ authentication: 'query', queryName: 'key' }, 'API Key'],
	[{ authentication: 'basic' }, 'API Key'],
	[{ authentication: 'header', apiKey: 'k' }, 'Header Name'],
	[{ authentication: 'header', headerName: ' ', apiKey: 'k' }, 'Header Name'],
	...['X Key', 'X-Key:', 'X-Key\r\nHost', 'Clé', 'X-Key: k', '(x)', 'x'.repeat(201)].map(
		(headerName) => [{ authentication: 'header', headerName, apiKey: 'k' }, 'Header Name'] as const,
	),
	...['Host', 'content-length', 'Transfer-Encoding', 'CONNECTION'].map(
		(headerName) => [{ authentication: 'header', headerName, apiKey: 'k' }, 'Header Name'] as const,
	),
	[{ authentication: 'query', apiKey: 'k' }, 'Query Name'],
	[{ authentication: 'query', queryName: 'a=b', apiKey: 'k' }, 'Query Name'],
	[{ authentication: 'query', queryName: 'a b', apiKey: 'k' }, 'Query Name'],
	[{ authentication: 'basic', user: 'a:b', apiKey: 'k' }, 'User'],
	[{ authentication: 'oauth', apiKey: 'k' }, 'Authentication'],
])('%j cannot be used: %s', (data, field) => {
	const sent = sentKey(data);
	expect(isProblem(sent)).toBe(true);
	expect(sent).toMatchObject({
		...{ kind: 'invalidInput', description: expect.stringMatching(/^[A-Z].+\.$/) },
		message: expect.stringContaining(`'${field}' of the credential 'Custom Task API' `),
	});
	expect([refusal?.(data), keyHeader?.(data)]).toEqual([sent, null]);
});

// [credential, the whole message, advice]
test.each<readonly [CredentialData, string, string]>([
	[
		{ authentication: 'bearer' },
		"'API Key' of the credential 'Custom Task API' is empty",
		"Write the key, or set 'Authentication' of the credential to 'None' for an API without one.",
	],
	...[undefined, ' '].map(
		(headerName) =>
			[
				{ authentication: 'header', headerName, apiKey: 'k' },
				"'Header Name' of the credential 'Custom Task API' is empty",
				'Write its name, such as X-API-Key.',
			] as const,
	),
	[
		{ authentication: 'header', headerName: 'X-Key:', apiKey: 'k' },
		"'Header Name' of the credential 'Custom Task API' holds a character that no name of a header may have",
		'Write the name alone, without a colon and without the key, such as X-API-Key.',
	],
	[
		{ authentication: 'header', headerName: 'Host', apiKey: 'k' },
		"'Header Name' of the credential 'Custom Task API' cannot be Host, which the connection needs for itself",
		'Write the header that the API takes its key in, such as X-API-Key.',
	],
	...[undefined, ' '].map(
		(queryName) =>
			[
				{ authentication: 'query', queryName, apiKey: 'k' },
				"'Query Name' of the credential 'Custom Task API' is empty",
				'Write its name, such as api_key.',
			] as const,
	),
	[
		{ authentication: 'query', queryName: 'a=b', apiKey: 'k' },
		"'Query Name' of the credential 'Custom Task API' holds a blank or one of & = # ?",
		'Write the name alone, without the key, such as api_key.',
	],
	[
		{ authentication: 'basic', user: 'a:b', apiKey: 'k' },
		"'User' of the credential 'Custom Task API' holds a colon, which no user name may have",
		"Write the password into 'API Key'.",
	],
	[
		{ authentication: 'oauth', apiKey: 'k' },
		"'Authentication' of the credential 'Custom Task API' has a value that is not known",
		'Choose one of the list.',
	],
])('%j: %s', (data, message, description) => {
	expect(sentKey(data)).toEqual(problem('invalidInput', message, { description }));
});

// [credential, what gives its key away]
test.each([
	[{ apiKey: 'some-key' }, ['some-key']],
	[{ apiKey: ' some\n-key ' }, ['some-key']],
	[{ authentication: 'none', apiKey: 'left-over' }, ['left-over']],
	[{ authentication: 'header', apiKey: 'some-key' }, ['some-key']],
	[
		{ authentication: 'header', headerName: 'X-Key', prefix: 'Key', apiKey: 'some-key' },
		['some-key'],
	],
	[
		{ authentication: 'query', queryName: 'k', apiKey: 'some key/1' },
		['some key/1', 'some+key%2F1'],
	],
	[{ authentication: 'query', queryName: 'k', apiKey: 'plain' }, ['plain']],
	// Only a query is written as a form.
	[{ authentication: 'query', apiKey: 'some key/1' }, ['some key/1']],
	[{ apiKey: 'some key/1' }, ['some key/1']],
	[{ authentication: 'none', apiKey: 'some key/1' }, ['some key/1']],
	[{ authentication: 'basic', user: 'me', apiKey: 'some-key' }, ['some-key', 'bWU6c29tZS1rZXk=']],
	// The word that opens a header of the user's own is no HTTP Basic.
	[
		{ authentication: 'header', headerName: 'X-Key', prefix: 'Basic', apiKey: 'some-key' },
		['some-key'],
	],
])('what %j keeps secret', (data, texts) => {
	expect(secrets?.(data)).toEqual(texts);
});

test('it is served where the user says, and nowhere else', () => {
	expect(customApiCredential.address({ baseUrl: 'https://a.example' })).toBe('https://a.example');
	expect([customApiCredential.address({}), customApiCredential.address({ baseUrl: '' })]).toEqual([
		...[null, null],
	]);
});
