// Contract "Custom API": how the credential's key is sent, and which credentials cannot be used.
import { isProblem } from '../../../core/problem';
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
