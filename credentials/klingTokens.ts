import { createHmac } from 'crypto';

import { unsignedToken } from '../providers/kling/credential';

/** The time that a token must have left to be used, because a request may take so long. */
const LEAST_LEFT_SECONDS = 60;

/** How many pairs of keys are remembered: the ones used last. */
const MOST_REMEMBERED = 100;

interface Token {
	readonly text: string;
	/** In seconds since 1970. */
	readonly signedAt: number;
	readonly expiresAt: number;
}

/** Makes and remembers the tokens that Kling takes for an access key and a secret key: JWTs with HMAC-SHA256. */
export class KlingTokens {
	private readonly known = new Map<string, Token>();

	/**
	 * @param nowMs in ms since 1970; may be earlier than at the last call
	 * @returns a token that is good for the next minute at least
	 */
	tokenFor(accessKey: string, secretKey: string, nowMs: number): string {
		const now = Math.floor(nowMs / 1000);
		const keys = JSON.stringify([accessKey, secretKey]);
		const known = this.known.get(keys);
		const token = known && isGood(known, now) ? known : signed(accessKey, secretKey, now);
		// The pair used last goes to the end, so that the oldest comes first.
		this.known.delete(keys);
		this.known.set(keys, token);
		if (this.known.size > MOST_REMEMBERED) this.forgetOldest();
		return token.text;
	}

	private forgetOldest(): void {
		for (const keys of this.known.keys()) {
			this.known.delete(keys);
			return;
		}
	}
}

/** @returns whether the token can be used. After the clock was set back it may be of the future: Kling refuses that */
function isGood({ signedAt, expiresAt }: Token, now: number): boolean {
	return signedAt <= now && expiresAt - now >= LEAST_LEFT_SECONDS;
}

function signed(accessKey: string, secretKey: string, now: number): Token {
	const { text, expiresAt } = unsignedToken(accessKey, now);
	const signature = createHmac('sha256', secretKey).update(text).digest('base64url');
	return { text: `${text}.${signature}`, signedAt: now, expiresAt };
}
