import { createHmac } from 'node:crypto';

const nowSeconds = Math.floor(Date.now() / 1000);
const good = { iss: 'access', nbf: nowSeconds - 5, exp: nowSeconds + 1800 };
const encoded = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');

function token(claims: unknown, { secret = 'simulator-key', alg = 'HS256' } = {}) {
	const signed = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}`;
	return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

it.each([
	['a good token', token(good), 'simulator-key'],
	[
		'the key of an empty account',
		token(good, { secret: 'simulator-key-without-balance' }),
		'simulator-key-without-balance',
	],
	['another secret', token(good, { secret: 'other' }), undefined],
	['another access key', token({ ...good, iss: 'other' }), undefined],
	['a token that is over', token({ ...good, exp: nowSeconds - 1 }), undefined],
	['a token that is not good yet', token({ ...good, nbf: nowSeconds + 60 }), undefined],
	['a token without times', token({ iss: 'access' }), undefined],
	['another way to sign', token(good, { alg: 'none' }), undefined],
	['the key itself', 'simulator-key', undefined],
	['a token that is no JSON', 'a.b.c', undefined],
])('reads the key of %s', async (_what, bearer, key) => {
	const { keyInJwt } = await import('./recipe/keyInJwt.mjs');
	const headers = { authorization: `Bearer ${bearer}` };
	expect(keyInJwt('access')({ url: '/', headers })).toBe(key);
});
