// Kling's tokens: JWTs as RFC 7519 writes them, signed with HMAC-SHA256.
import { createHmac } from 'crypto';

import { KlingTokens } from '../../credentials/klingTokens';

const NOW_S = 1_790_000_000;

const part = (token: string, index: number) =>
	JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as unknown;

test('what a token says, and that the secret key signs it', () => {
	const token = new KlingTokens().tokenFor('access', 'secret', NOW_S * 1000 + 999);
	expect(part(token, 0)).toEqual({ alg: 'HS256', typ: 'JWT' });
	expect(part(token, 1)).toEqual({ iss: 'access', exp: NOW_S + 1800, nbf: NOW_S - 5 });
	const [header, claims, signature] = token.split('.');
	const right = createHmac('sha256', 'secret').update(`${header}.${claims}`).digest();
	expect(signature).toBe(
		right.toString('base64').replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''),
	);
	expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
});

// [seconds later, whether it is another token]: signed anew when less than a minute is left.
test.each([
	[0, false],
	[1_000, false],
	[1_740, false],
	[1_741, true],
	[1_800, true],
	[5_000, true],
	[-1, true],
	[-10_000, true],
])('%i seconds later it is another one: %p', (laterS, isOther) => {
	const tokens = new KlingTokens();
	const first = tokens.tokenFor('access', 'secret', NOW_S * 1000);
	const second = tokens.tokenFor('access', 'secret', (NOW_S + laterS) * 1000);
	expect(second !== first).toBe(isOther);
	const { exp, nbf } = part(second, 1) as { exp: number; nbf: number };
	expect(exp - (NOW_S + laterS)).toBeGreaterThanOrEqual(60);
	expect(nbf).toBeLessThan(NOW_S + laterS);
});

test('each pair of keys has its own', () => {
	const tokens = new KlingTokens();
	const pairs = [
		['access', 'secret'],
		['access', 'secret2'],
		['access2', 'secret'],
		['access","s', 'ecret'],
		['access', 's","ecret'],
	] as const;
	const made = pairs.map(([access, secret]) => tokens.tokenFor(access, secret, NOW_S * 1000));
	expect(new Set(made).size).toBe(pairs.length);
	// A minute later all of them are still known, and none is mistaken for another.
	const later = pairs.map(([access, secret]) =>
		tokens.tokenFor(access, secret, (NOW_S + 60) * 1000),
	);
	expect(later).toEqual(made);
});

test('a hundred pairs are remembered, the ones used last', () => {
	const tokens = new KlingTokens();
	const ask = (access: string, laterS: number) =>
		tokens.tokenFor(access, 'secret', (NOW_S + laterS) * 1000);
	const first = ask('key 0', 0);
	const second = ask('key 1', 0);
	for (let index = 2; index < 100; index += 1) ask(`key ${index}`, 0);
	expect(ask('key 0', 1)).toBe(first);
	ask('key 100', 1);
	expect(ask('key 0', 2)).toBe(first);
	expect(ask('key 1', 2)).not.toBe(second);
});
