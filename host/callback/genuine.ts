import { CHECK_FIELD, SECRET_FIELD } from '../../core/callback/callback';
import type { KeySetSignature } from '../../core/callback/callback';
import { isSignedByOneOf, isSignedWith } from '../../core/callback/signature';
import type { SentCallback } from '../../core/callback/signature';
import { nonEmpty } from '../../core/text/json';
import type { CredentialData, Provider } from '../../providers/provider';
import type { HostContext } from '../hostContext';
import { publicKeys } from './publicKeys';

/**
 * What is to be done with a callback:
 *
 * - `taken`    believe it: its signature is right, or none is checked
 * - `refused`  refuse it: its signature is wrong, too old or missing
 * - `unknown`  neither: the keys to check it with cannot be had now
 */
export type Verdict = 'taken' | 'refused' | 'unknown';

/**
 * @returns whether a callback is believed. Its signature is checked if its provider signs, and if the credential
 * holds the secret or, for a provider with public keys, has the check switched on
 */
export async function verdictOn(
	context: HostContext,
	{ callback, credential }: Pick<Provider, 'callback' | 'credential'>,
	sent: SentCallback,
	nowMs: number,
): Promise<Verdict> {
	const rule = callback?.signature ?? null;
	if (rule === null) return 'taken';
	const data = await credentialData(context, credential.type);
	// Without a credential the look that follows fails too, and says why.
	if (data === null) return 'taken';
	if (rule.kind === 'keySet') {
		return data[CHECK_FIELD] === true ? await byKeySet(context, rule, sent, nowMs) : 'taken';
	}
	const secret = nonEmpty(data[SECRET_FIELD]);
	if (secret === null) return 'taken';
	return (await isSignedWith(secret, rule, sent, nowMs)) ? 'taken' : 'refused';
}

async function credentialData(context: HostContext, type: string): Promise<CredentialData | null> {
	try {
		return (await context.getCredentials(type)) as CredentialData;
	} catch {
		return null;
	}
}

async function byKeySet(
	context: HostContext,
	rule: KeySetSignature,
	sent: SentCallback,
	nowMs: number,
): Promise<Verdict> {
	for (const isFresh of [false, true]) {
		const keys = await publicKeys(context, rule.keysUrl, nowMs, isFresh);
		if (keys === null) return 'unknown';
		if (await isSignedByOneOf(keys, rule, sent, nowMs)) return 'taken';
	}
	return 'refused';
}
