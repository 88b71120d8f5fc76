import type { HmacSignature, KeySetSignature, SecretHeader } from './callback';
import { sortedJson } from './sortedJson';

/** A callback as it came in. */
export interface SentCallback {
	/** The body, byte for byte. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** By header names in lower case. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	/** The ids that were found in the body. */
	readonly ids: readonly string[];
}

/** How far the time of a signature may be from now; a callback with an older one may be a copy sent again. */
const TOLERANCE_MS = 300_000;

/** How many signatures of a header are tried; it can list several while a secret is being changed. */
const MOST_SIGNATURES = 10;

/** @returns whether the callback holds the secret, or was signed with it within five minutes of now */
export async function isSignedWith(
	secret: string,
	rule: HmacSignature | SecretHeader,
	sent: SentCallback,
	nowMs: number,
): Promise<boolean> {
	if (rule.kind === 'secretHeader') return isSameText(sent.headers[rule.header] ?? '', secret);
	const timestamp = sent.headers[rule.timestampHeader] ?? '';
	const signatures = signaturesIn(sent.headers[rule.signatureHeader] ?? '');
	const keyBytes = keyOf(secret, rule);
	if (keyBytes.length === 0 || signatures.length === 0 || !isRecent(timestamp, nowMs)) return false;
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', keyBytes, algorithm, false, ['verify']);
	for (const text of signedTexts(rule, sent, timestamp)) {
		for (const signature of signatures) {
			// Compares in constant time.
			if (await crypto.subtle.verify('HMAC', key, signature, text)) return true;
		}
	}
	return false;
}

/**
 * @param keys the provider's public keys, 32 bytes each
 * @returns whether the callback was signed with one of them, within five minutes of now
 */
export async function isSignedByOneOf(
	keys: ReadonlyArray<Uint8Array<ArrayBuffer>>,
	rule: KeySetSignature,
	{ bytes, headers }: SentCallback,
	nowMs: number,
): Promise<boolean> {
	const [requestId, userId, timestamp, signature] = [
		...[rule.requestIdHeader, rule.userIdHeader, rule.timestampHeader, rule.signatureHeader],
	].map((name) => headers[name] ?? '') as [string, string, string, string];
	if (!isRecent(timestamp, nowMs) || !/^[0-9a-f]{128}$/i.test(signature)) return false;
	const digest = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
	const signed = bytesOf([requestId, userId, timestamp, digest].join('\n'));
	for (const bytesOfKey of keys) {
		const key = await crypto.subtle.importKey('raw', bytesOfKey, 'Ed25519', false, ['verify']);
		if (await crypto.subtle.verify('Ed25519', key, ofHex(signature), signed)) return true;
	}
	return false;
}

/**
 * @returns the texts that may have been signed: a provider that sorts its JSON may write letters outside ASCII as they
 * are or escaped
 */
function signedTexts(
	{ signed, idHeader }: HmacSignature,
	{ bytes, headers, ids }: SentCallback,
	timestamp: string,
): ReadonlyArray<Uint8Array<ArrayBuffer>> {
	switch (signed) {
		case 'id.timestamp.body': {
			const id = headers[idHeader] ?? '';
			return id === '' ? [] : [joined(`${id}.${timestamp}.`, bytes)];
		}
		case 'taskId.timestamp':
			// Only the signed id may be believed, so the signature is worthless if there is another id beside it.
			return ids.length === 1 ? [bytesOf(`${ids[0]}.${timestamp}`)] : [];
		case 'timestamp.sortedJson': {
			const sorted = sortedJson(new TextDecoder().decode(bytes));
			const texts = sorted === null ? [] : [sorted, asciiOf(sorted)].map(bytesOf);
			return [bytes, ...texts].map((text) => joined(`${timestamp}.`, text));
		}
	}
}

function joined(prefix: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const first = bytesOf(prefix);
	const all = new Uint8Array(first.length + bytes.length);
	all.set(first);
	all.set(bytes, first.length);
	return all;
}

/** @returns the text with all but ASCII written as \uXXXX */
function asciiOf(text: string): string {
	return text.replace(
		/[\u0080-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function isRecent(timestamp: string, nowMs: number): boolean {
	if (!/^\d{9,13}$/.test(timestamp)) return false;
	const timeMs = timestamp.length > 11 ? Number(timestamp) : Number(timestamp) * 1000;
	return Math.abs(nowMs - timeMs) <= TOLERANCE_MS;
}

function keyOf(secret: string, { secretIsBase64 }: HmacSignature): Uint8Array<ArrayBuffer> {
	const bare = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret;
	return (secretIsBase64 ? ofBase64(bare) : null) ?? bytesOf(bare);
}

/** @returns the signatures of a header such as `v1,<base64> v1,<base64>` or `<hex>`, 32 bytes each */
function signaturesIn(header: string): ReadonlyArray<Uint8Array<ArrayBuffer>> {
	if (header.length > MOST_SIGNATURES * 100) return [];
	return header
		.split(' ')
		.slice(0, MOST_SIGNATURES)
		.map((one) => one.slice(one.indexOf(',') + 1).replace(/^sha256=/, ''))
		.map((text) => (/^[0-9a-f]{64}$/i.test(text) ? ofHex(text) : ofBase64(text)))
		.filter((bytes) => bytes !== null)
		.filter(({ length }) => length === 32);
}

/** Compares in the same time whether the texts differ at the beginning or at the end. */
function isSameText(one: string, other: string): boolean {
	if (other === '' || one.length !== other.length) return false;
	let difference = 0;
	for (let at = 0; at < other.length; at += 1)
		difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
	return difference === 0;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}

function hexOf(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ofHex(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @returns the bytes of a base64 text, also in the form for addresses; null if the text is not base64 */
export function ofBase64(text: string): Uint8Array<ArrayBuffer> | null {
	const plain = text
		.replaceAll('-', '+')
		.replaceAll('_', '/')
		.replace(/={1,2}$/, '');
	if (plain === '' || !/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return null;
	return Uint8Array.from(atob(plain), (unit) => unit.charCodeAt(0));
}
