import { Readable } from 'node:stream';
import { providers } from './providers.mjs';

/**
 * @typedef {import('./faults.mjs').FaultAction} FaultAction
 * @typedef {{ status: number, headers: Record<string, string>, body: string | Buffer | Readable }} Replacement
 */

const json = 'application/json; charset=utf-8';
const html = 'text/html; charset=utf-8';
const page =
	'<!doctype html><html><head><title>Just a moment</title></head><body>Wait</body></html>';

/** A member of 64 KiB, made once and sent again and again. */
const filler = Buffer.from(`{"id":"${'a'.repeat(64 * 1024 - 11)}"},`);

/**
 * @param {number} totalBytes
 */
function* hugeBody(totalBytes) {
	const opening = Buffer.from('{"items":[');
	yield opening.subarray(0, totalBytes);
	for (let left = totalBytes - opening.length; left > 0; left -= filler.length) {
		yield filler.subarray(0, left);
	}
}

/**
 * The gzip magic, and then nothing that gzip could read.
 */
function brokenGzip() {
	return Buffer.from([
		0x1f,
		0x8b,
		0x08,
		0,
		0,
		0,
		0,
		0,
		0,
		3,
		...Buffer.from('not deflated at all'),
	]);
}

/**
 * @param {FaultAction} action
 * @returns {[contentType: string, body: Replacement['body']] | null}
 */
function bodyOf(action) {
	if (action.raw !== undefined) return [action.contentType ?? json, action.raw];
	if (action.html) return [html, page];
	if (action.emptyObject) return [json, '{}'];
	if (action.badGzip) return [json, brokenGzip()];
	if (action.hugeBytes !== undefined) {
		return [action.contentType ?? json, Readable.from(hugeBody(action.hugeBytes))];
	}
	if (action.deepNesting !== undefined) {
		const depth = action.deepNesting;
		return [json, `${'{"data":'.repeat(depth)}null${'}'.repeat(depth)}`];
	}
	return null;
}

/**
 * @param {FaultAction & { status: number }} action
 * @param {import('./task.mjs').Provider} provider
 * @returns {[contentType: string, body: string]}
 */
function errorOf(action, provider) {
	if (typeof action.body === 'string') return [action.contentType ?? json, action.body];
	if (action.body === undefined && action.status < 400) return [action.contentType ?? json, ''];
	const body = action.body ?? providers[provider].errorBody(action.status);
	return [action.contentType ?? json, JSON.stringify(body)];
}

/**
 * The answer that a fault gives in place of the normal one; null if it lets the normal one be made.
 *
 * @param {FaultAction} action
 * @param {import('./task.mjs').Provider} provider
 * @returns {Replacement | null}
 */
export function replacementFor(action, provider) {
	const { status = 200 } = action;
	const found =
		bodyOf(action) ??
		(action.status === undefined ? null : errorOf({ ...action, status }, provider));
	if (found === null) return null;
	const [contentType, body] = found;
	return {
		status,
		headers: {
			'content-type': contentType,
			...(action.retryAfter === undefined ? {} : { 'retry-after': action.retryAfter }),
			...(action.location === undefined ? {} : { location: action.location }),
			...(action.badGzip ? { 'content-encoding': 'gzip' } : {}),
		},
		body,
	};
}
