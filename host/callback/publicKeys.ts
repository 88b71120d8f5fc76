import { ofBase64 } from '../../core/callback/signature';
import { isObject, readJson } from '../../core/text/json';
import type { HostContext } from '../hostContext';

/** Ed25519 public keys, 32 bytes each. */
type Keys = ReadonlyArray<Uint8Array<ArrayBuffer>>;

const KEPT_MS = 24 * 3_600_000;
/** The least time between requests for keys, so that senders of wrong signatures cannot cause one each time. */
const ASKED_AGAIN_AFTER_MS = 300_000;
const TIMEOUT_MS = 10_000;
const MOST_KEYS = 20;

const known = new Map<string, { readonly keys: Keys; readonly askedAtMs: number }>();

/** Forgets all keys, as a restart does. */
export function forgetPublicKeys(): void {
	known.clear();
}

/**
 * Gets a provider's public keys (JWKS, Ed25519). They are requested without the account's key, and kept for a day.
 *
 * @param isFresh whether to request them again because no known key fits, unless that was done in the last five
 * minutes
 * @returns the keys, those of before if the request fails; null or an empty list if none can be had
 */
export async function publicKeys(
	context: HostContext,
	url: string,
	nowMs: number,
	isFresh = false,
): Promise<Keys | null> {
	const kept = known.get(url);
	const ageMs = nowMs - (kept?.askedAtMs ?? Number.NEGATIVE_INFINITY);
	const isGood = kept !== undefined && kept.keys.length > 0;
	if (ageMs < (isFresh || !isGood ? ASKED_AGAIN_AFTER_MS : KEPT_MS))
		return isGood ? kept.keys : null;
	const keys = await asked(context, url);
	// The time of a failed request is remembered too, with the keys of before.
	known.set(url, { keys: keys ?? kept?.keys ?? [], askedAtMs: nowMs });
	return keys ?? (isGood ? kept.keys : null);
}

async function asked(context: HostContext, url: string): Promise<Keys | null> {
	try {
		const answer: unknown = await context.helpers.httpRequest({
			...{ url, method: 'GET', encoding: 'text', timeout: TIMEOUT_MS },
			disableFollowRedirect: true,
		});
		const read = typeof answer === 'string' ? readJson(answer) : answer;
		if (!isObject(read) || !Array.isArray(read.keys)) return null;
		return (read.keys as readonly unknown[])
			.slice(0, MOST_KEYS)
			.flatMap((key) => (isObject(key) && typeof key.x === 'string' ? (ofBase64(key.x) ?? []) : []))
			.filter(({ length }) => length === 32);
	} catch {
		return null;
	}
}
