import { withoutKey, keyPattern } from '../../../core/text/secrets/secrets';
import { KlingTokens } from '../../../credentials/klingTokens';
import { klingCredential, unsignedToken } from '../../../providers/kling/credential';

const secretsOf = (data: object) => klingCredential.secrets?.({ ...data }) ?? [];

test('both kinds of keys are secret, as they are sent, whichever is in use', () => {
	const data = { apiKey: ' some-api-key ', accessKey: 'some-access', secretKey: 'some-secret\n' };
	expect(secretsOf(data)).toEqual([
		...['some-api-key', 'some-access', 'some-secret', expect.stringMatching(/^eyJ[\w-]+\.eyJ/)],
	]);
	expect(secretsOf({ apiKey: 'some-api-key' })).toEqual(['some-api-key']);
	expect(secretsOf({ accessKey: '', secretKey: '' })).toEqual([]);
});

test('a token names its form, its key and its times, the key first', () => {
	const { text, expiresAt } = unsignedToken('some-access', 1_790_000_000);
	const parts = text.split('.').map((part) => Buffer.from(part, 'base64url').toString());
	expect(parts).toEqual([
		'{"alg":"HS256","typ":"JWT"}',
		'{"iss":"some-access","exp":1790001800,"nbf":1789999995}',
	]);
	expect(expiresAt).toBe(1_790_001_800);
});

// Letters of an access key take three bytes of four letters in Base64, so each length ends elsewhere.
test.each(['a', 'ab', 'abc', 'abcd', 'key"with\\signs', 'cl\u00e9'])(
	'a token of the access key %j is not seen in an echo',
	(accessKey) => {
		for (const nowMs of [0, 1_790_000_000_000, 9_000_000_000_000]) {
			const token = new KlingTokens().tokenFor(accessKey, 'some-secret', nowMs);
			const secrets = secretsOf({ accessKey, secretKey: 'some-secret' });
			const seen = secrets.reduce(
				(text, secret) => withoutKey(text, keyPattern(secret)),
				`{"msg":"Bad token Bearer ${token}"}`,
			);
			expect(seen).toContain('Bearer [removed]');
			const [header = '', claims = ''] = token.split('.');
			expect([seen.includes(header), seen.includes(claims.slice(0, 12))]).toEqual([false, false]);
			// Neither the header nor the key can be read from what is left.
			const [, left = ''] = seen.split('[removed]');
			const readable = Buffer.from(left.split('.')[0] ?? '', 'base64url').toString();
			expect(readable).not.toContain('iss');
		}
	},
);

test.each([
	[{}, null],
	[{ authentication: 'apiKey' }, null],
	[{ authentication: 'keyPair', accessKey: 'a', secretKey: 'b' }, null],
	[{ authentication: 'keyPair', accessKey: ' ', secretKey: 'b' }, "'Access Key'"],
	[{ authentication: 'keyPair', apiKey: 'c', accessKey: 'a', secretKey: '' }, "'Secret Key'"],
	[{ authentication: 'keyPair' }, "'Access Key'"],
])('whether a request can be made with %j: %s', (data, field) => {
	const refusal = klingCredential.refusal?.(data) ?? null;
	expect(refusal?.message ?? null).toEqual(
		field === null ? null : `${field} of the credential 'Kling Task API' is empty`,
	);
	if (refusal === null) return;
	expect([refusal.kind, refusal.description]).toEqual([
		'invalidInput',
		"Copy it from the developer console of Kling, or set 'Authentication' of the credential to 'API Key'.",
	]);
});
