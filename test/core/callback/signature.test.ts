// Signatures as each provider makes them, against node's own crypto.
import { createHash, createHmac, generateKeyPairSync, sign } from 'crypto';

import type { CallbackRule, HmacSignature, KeySetSignature } from '../../../core/callback/callback';
import { isSignedByOneOf, isSignedWith } from '../../../core/callback/signature';
import { PROVIDERS } from '../../../providers/registry';

const NOW_MS = Date.parse('2026-11-29T10:00:00.000Z');
const SECONDS = String(NOW_MS / 1000);

const ruleOf = (provider: string): NonNullable<CallbackRule['signature']> => {
	const rule = PROVIDERS.find(({ id }) => id === provider)?.callback?.signature;
	if (!rule) throw new Error(`${provider} signs nothing`);
	return rule;
};

const hmac = (key: string | Buffer, text: string, encoding: 'hex' | 'base64') =>
	createHmac('sha256', key).update(text).digest(encoding);

const sent = (body: string, headers: Record<string, string>, ids: readonly string[] = ['t-1']) => ({
	bytes: new TextEncoder().encode(body),
	headers,
	ids,
});

const BODY = '{"id":"t-1","status":"completed","note":"Größe"}';
const BASE64_SECRET = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;

const webhookHeaders = (signature: string) => ({
	'webhook-id': 'msg_1',
	'webhook-timestamp': SECONDS,
	'webhook-signature': signature,
});

// [provider, secret, what came]
const SIGNED: ReadonlyArray<readonly [string, string, ReturnType<typeof sent>]> = [
	[
		'replicate',
		BASE64_SECRET,
		sent(
			BODY,
			webhookHeaders(
				`v1,${hmac('x', 'other', 'base64')} v1,${hmac(Buffer.from('a secret of 24 bytes....'), `msg_1.${SECONDS}.${BODY}`, 'base64')}`,
			),
		),
	],
	[
		'waveSpeed',
		'whsec_73656372657431',
		sent(BODY, webhookHeaders(`v3,${hmac('73656372657431', `msg_1.${SECONDS}.${BODY}`, 'hex')}`)),
	],
	[
		'kie',
		'key-of-webhooks',
		sent(BODY, {
			'x-webhook-timestamp': SECONDS,
			'x-webhook-signature': hmac('key-of-webhooks', `t-1.${SECONDS}`, 'base64'),
		}),
	],
	[
		'vap',
		'key-of-webhooks',
		sent('{"timestamp":1, "event":"task.completed", "data":{"cost":1.0,"task_id":"t-1"}}', {
			'x-vap-timestamp': SECONDS,
			'x-vap-signature': hmac(
				'key-of-webhooks',
				`${SECONDS}.{"data":{"cost":1.0,"task_id":"t-1"},"event":"task.completed","timestamp":1}`,
				'hex',
			),
		}),
	],
	['piApi', 'a-secret', sent(BODY, { 'x-webhook-secret': 'a-secret' })],
];

test.each(SIGNED)('%s: what it signs is taken', async (provider, secret, came) => {
	const rule = ruleOf(provider) as HmacSignature;
	expect(await isSignedWith(secret, rule, came, NOW_MS)).toBe(true);
	expect(await isSignedWith(`${secret.slice(0, -2)}AA`, rule, came, NOW_MS)).toBe(false);
	expect(await isSignedWith('', rule, came, NOW_MS)).toBe(false);
	expect(await isSignedWith(secret, rule, { ...came, headers: {} }, NOW_MS)).toBe(false);
});

const ofHmac = SIGNED.filter(([provider]) => ruleOf(provider).kind === 'hmac');

test.each(ofHmac)('%s: five minutes, before and after', async (provider, secret, came) => {
	const rule = ruleOf(provider) as HmacSignature;
	const at = async (ms: number) => await isSignedWith(secret, rule, came, NOW_MS + ms);
	expect([await at(300_000), await at(-300_000)]).toEqual([true, true]);
	expect([await at(300_001), await at(-300_001)]).toEqual([false, false]);
});

test.each(ofHmac)('%s: another body, or another id, is refused', async (provider, secret, came) => {
	const rule = ruleOf(provider) as HmacSignature;
	const changed = { ...came, bytes: new TextEncoder().encode('{"id":"t-2"}'), ids: ['t-2'] };
	expect(await isSignedWith(secret, rule, changed, NOW_MS)).toBe(false);
});

test('kie.ai signs one id: a second one beside it is not believed', async () => {
	const [, secret, came] = SIGNED.find(([provider]) => provider === 'kie') ?? SIGNED[2]!;
	const rule = ruleOf('kie') as HmacSignature;
	expect(await isSignedWith(secret, rule, { ...came, ids: ['t-1', 't-2'] }, NOW_MS)).toBe(false);
});

test('VAP: other letters than ASCII as Python writes them', async () => {
	const text = `${SECONDS}.{"data":{"note":"Gr\\u00f6\\u00dfe"}}`;
	const came = sent('{"data": {"note": "Größe"}}', {
		'x-vap-timestamp': SECONDS,
		'x-vap-signature': hmac('key', text, 'hex'),
	});
	expect(await isSignedWith('key', ruleOf('vap') as HmacSignature, came, NOW_MS)).toBe(true);
});

test.each(['', 'v1', 'v1,', 'v1,!!!', 'v1,AAAA', 'a'.repeat(2_000), '=='])(
	'a signature that is none is refused: %#',
	async (signature) => {
		const came = sent(BODY, webhookHeaders(signature));
		const rule = ruleOf('replicate') as HmacSignature;
		expect(await isSignedWith(BASE64_SECRET, rule, came, NOW_MS)).toBe(false);
	},
);

test.each(['', 'soon', '1e9', '99999999999999', '-1764410400'])(
	'a time that is none is refused: %s',
	async (timestamp) => {
		const text = `t-1.${timestamp}`;
		const headers = {
			'x-webhook-timestamp': timestamp,
			'x-webhook-signature': hmac('key', text, 'base64'),
		};
		const rule = ruleOf('kie') as HmacSignature;
		expect(await isSignedWith('key', rule, sent(BODY, headers), NOW_MS)).toBe(false);
	},
);

describe('fal', () => {
	const rule = ruleOf('fal') as KeySetSignature;
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const keyOf = (key: typeof publicKey) =>
		Uint8Array.from(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'));
	const digest = createHash('sha256').update(BODY).digest('hex');
	const signature = sign(null, Buffer.from(`r-1\nu-1\n${SECONDS}\n${digest}`), privateKey);
	const headers = {
		'x-fal-webhook-request-id': 'r-1',
		'x-fal-webhook-user-id': 'u-1',
		'x-fal-webhook-timestamp': SECONDS,
		'x-fal-webhook-signature': signature.toString('hex'),
	};
	const other = keyOf(generateKeyPairSync('ed25519').publicKey);
	const own = keyOf(publicKey);

	test('signed with one of the keys', async () => {
		expect(await isSignedByOneOf([other, own], rule, sent(BODY, headers), NOW_MS)).toBe(true);
	});

	test('refused: no key, another key, another body, another user, too old, no signature', async () => {
		const check = async (
			keys: ReadonlyArray<Uint8Array<ArrayBuffer>>,
			body: string,
			more: Record<string, string> = {},
			nowMs = NOW_MS,
		) => await isSignedByOneOf(keys, rule, sent(body, { ...headers, ...more }), nowMs);
		expect(await check([], BODY)).toBe(false);
		expect(await check([other], BODY)).toBe(false);
		expect(await check([own], `${BODY} `)).toBe(false);
		expect(await check([own], BODY, { 'x-fal-webhook-user-id': 'u-2' })).toBe(false);
		expect(await check([own], BODY, {}, NOW_MS + 300_001)).toBe(false);
		expect(await check([own], BODY, { 'x-fal-webhook-signature': 'ab' })).toBe(false);
	});
});
