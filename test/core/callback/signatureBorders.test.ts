// What is nearly a signature, a time or a secret; and how little is computed for what cannot be one.
import { createHash, createHmac, generateKeyPairSync, sign } from 'crypto';

import type { HmacSignature, KeySetSignature, SecretHeader } from '../../../core/callback/callback';
import { isSignedByOneOf, isSignedWith, ofBase64 } from '../../../core/callback/signature';

const NOW_MS = Date.parse('2026-11-29T10:00:00.000Z');
const SECONDS = String(NOW_MS / 1000);

const BY_TASK: HmacSignature = {
	kind: 'hmac',
	signed: 'taskId.timestamp',
	signatureHeader: 'signature',
	timestampHeader: 'timestamp',
	idHeader: 'id',
	secretIsBase64: false,
};
const BY_BODY: HmacSignature = { ...BY_TASK, signed: 'id.timestamp.body' };
const BY_JSON: HmacSignature = { ...BY_TASK, signed: 'timestamp.sortedJson' };

const hmac = (text: string, encoding: 'hex' | 'base64' | 'base64url' = 'hex') =>
	createHmac('sha256', 'key').update(text).digest(encoding);

const sent = (body: string, headers: Readonly<Record<string, string>>) => ({
	bytes: new TextEncoder().encode(body),
	headers,
	ids: ['t-1'],
});

const SIGNED = `t-1.${SECONDS}`;
const HEX = hmac(SIGNED);
const OTHER = hmac('other');

const several = (count: number) => [...Array.from({ length: count - 1 }, () => 'v1,A'), HEX];

// [what, the header, whether it is taken]
test.each([
	['hex', HEX, true],
	['hex in capitals', HEX.toUpperCase(), true],
	['base64', hmac(SIGNED, 'base64'), true],
	['base64 as addresses write it', hmac(SIGNED, 'base64url'), true],
	['another one', OTHER, false],
	['hex with its name before it', `sha256=${HEX}`, true],
	['hex with the name in the middle', `${HEX.slice(0, 10)}sha256=${HEX.slice(10)}`, false],
	['hex with a digit more behind', `${HEX}a`, false],
	['hex with a digit more before', `a${HEX}`, false],
	['hex with a letter more behind', `${HEX}x`, false],
	['hex with a digit less', HEX.slice(0, -1), false],
	['the tenth of several', several(10).join(' '), true],
	['the eleventh of several', several(11).join(' '), false],
	['a header of a thousand characters', `${HEX} ${'a'.repeat(935)}`, true],
	['a header of a thousand and one', `${HEX} ${'a'.repeat(936)}`, false],
])('a signature: %s', async (_what, signature, expected) => {
	const came = sent('', { signature, timestamp: SECONDS });
	expect(await isSignedWith('key', BY_TASK, came, NOW_MS)).toBe(expected);
});

// [the time in the header, now, whether it is taken]
test.each([
	[SECONDS, NOW_MS, true],
	[String(NOW_MS), NOW_MS, true],
	[`+${SECONDS}`, NOW_MS, false],
	[`${SECONDS}.`, NOW_MS, false],
	['99999999', 99_999_999_000, false],
	['999999999', 999_999_999_000, true],
	['10413792000', 10_413_792_000_000, true],
	['999999999999', 999_999_999_999, true],
	['10000000000000', 10_000_000_000_000, false],
])('a time: %s', async (timestamp, nowMs, expected) => {
	const came = sent('', { signature: hmac(`t-1.${timestamp}`), timestamp });
	expect(await isSignedWith('key', BY_TASK, came, nowMs)).toBe(expected);
});

// [what, the headers, the secret, whether it is taken]
test.each<readonly [string, Readonly<Record<string, string>>, string, boolean]>([
	['the same', { secret: 'abc' }, 'abc', true],
	['with more behind', { secret: 'abcd' }, 'abc', false],
	['with less', { secret: 'ab' }, 'abc', false],
	['with another first letter', { secret: 'xbc' }, 'abc', false],
	['with another last letter', { secret: 'abx' }, 'abc', false],
	['empty, where none is known', { secret: '' }, '', false],
	['absent, where none is known', {}, '', false],
])('a secret in a header: %s', async (_what, headers, secret, expected) => {
	const rule: SecretHeader = { kind: 'secretHeader', header: 'secret' };
	expect(await isSignedWith(secret, rule, sent('', headers), NOW_MS)).toBe(expected);
});

test.each([{}, { id: '' }])('a message without an id is not believed: %j', async (more) => {
	const headers = { signature: hmac(`.${SECONDS}.{}`), timestamp: SECONDS, ...more };
	expect(await isSignedWith('key', BY_BODY, sent('{}', headers), NOW_MS)).toBe(false);
});

test('a body that is no JSON is signed as it is', async () => {
	const headers = { signature: hmac(`${SECONDS}.{"a"`), timestamp: SECONDS };
	expect(await isSignedWith('key', BY_JSON, sent('{"a"', headers), NOW_MS)).toBe(true);
	expect(await isSignedWith('key', BY_JSON, sent('{"b"', headers), NOW_MS)).toBe(false);
});

// [base64, its bytes]
test.each<readonly [string, readonly number[] | null]>([
	['+/+/', [0xfb, 0xff, 0xbf]],
	['-_-_', [0xfb, 0xff, 0xbf]],
	['AQ==', [1]],
	['AQ', [1]],
	['AQI=', [1, 2]],
	['AQI', [1, 2]],
	...['', '=', '==', 'AQ===', 'AQ=A', 'AQ==A', '!AQI', 'AQI!', 'AQ I', 'A', 'AQIDA'].map(
		(text) => [text, null] as const,
	),
])('base64: %j', (text, bytes) => {
	expect(ofBase64(text)).toEqual(bytes === null ? null : Uint8Array.from(bytes));
});

describe('signed with a key of a pair', () => {
	const rule: KeySetSignature = {
		kind: 'keySet',
		keysUrl: '',
		signatureHeader: 'signature',
		timestampHeader: 'timestamp',
		requestIdHeader: 'request',
		userIdHeader: 'user',
	};
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const key = Uint8Array.from(
		Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
	);
	const digest = createHash('sha256').update('{}').digest('hex');
	const hex = sign(null, Buffer.from(`r\nu\n${SECONDS}\n${digest}`), privateKey).toString('hex');
	const headers = { request: 'r', user: 'u', timestamp: SECONDS };

	// [what, the header, whether it is taken]
	test.each([
		['hex', hex, true],
		['hex in capitals', hex.toUpperCase(), true],
		['hex with a digit more behind', `${hex}a`, false],
		['hex with a letter more behind', `${hex}x`, false],
		['hex with a digit less', hex.slice(0, -1), false],
	])('%s', async (_what, signature, expected) => {
		const came = sent('{}', { ...headers, signature });
		expect(await isSignedByOneOf([key], rule, came, NOW_MS)).toBe(expected);
	});

	test('the key cannot be read out again', async () => {
		const imported = jest.spyOn(crypto.subtle, 'importKey');
		await isSignedByOneOf([key], rule, sent('{}', { ...headers, signature: hex }), NOW_MS);
		expect(imported.mock.calls.map(([, , , extractable]) => extractable)).toEqual([false]);
	});
});

test('the secret cannot be read out again', async () => {
	const imported = jest.spyOn(crypto.subtle, 'importKey');
	await isSignedWith('key', BY_TASK, sent('', { signature: HEX, timestamp: SECONDS }), NOW_MS);
	expect(imported.mock.calls.map(([, , , extractable]) => extractable)).toEqual([false]);
});

// [what came, the rule, the body, the headers beside the time, how many keys are made, how many texts compared]
test.each<
	readonly [string, HmacSignature, string, Readonly<Record<string, string>>, number, number]
>([
	['no signature', BY_TASK, '', {}, 0, 0],
	['one that is too short', BY_TASK, '', { signature: 'AAAA' }, 0, 0],
	['one from long ago', BY_TASK, '', { signature: HEX, timestamp: '999999999' }, 0, 0],
	['a message without an id', BY_BODY, '{}', { signature: HEX }, 1, 0],
	['another signature', BY_BODY, '{}', { signature: OTHER, id: 'm-1' }, 1, 1],
	['another signature of no JSON', BY_JSON, '{', { signature: OTHER }, 1, 1],
	['another signature of JSON', BY_JSON, '{}', { signature: OTHER }, 1, 3],
])('no more is computed than is needed: %s', async (_what, rule, body, headers, keys, texts) => {
	const imported = jest.spyOn(crypto.subtle, 'importKey');
	const verified = jest.spyOn(crypto.subtle, 'verify');
	const came = sent(body, { timestamp: SECONDS, ...headers });
	expect(await isSignedWith('key', rule, came, NOW_MS)).toBe(false);
	expect([imported.mock.calls.length, verified.mock.calls.length]).toEqual([keys, texts]);
});

afterEach(() => jest.restoreAllMocks());
