import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import type { CredentialBinding } from '../provider';
import { regionalAddress } from '../regionalAddress';

/** The base URL of the API in each region of Kling. */
export const REGIONS = {
	singapore: 'https://api-singapore.klingai.com',
	beijing: 'https://api-beijing.klingai.com',
} as const;

export const DEFAULT_REGION = 'singapore';

const TOKEN_HEADER = { alg: 'HS256', typ: 'JWT' };

/** How long a token is valid: half an hour, as Kling's documents advise. */
const LIFETIME_SECONDS = 1800;

/** How far back a token's start (`nbf`) is dated, in case the server's clock is slow. */
const BACKDATED_SECONDS = 5;

/**
 * @param nowSeconds the time now, in seconds since 1970
 * @returns the part of a token that gets signed, and when the token expires, in seconds since 1970
 */
export function unsignedToken(accessKey: string, nowSeconds: number) {
	const expiresAt = nowSeconds + LIFETIME_SECONDS;
	// The access key comes first, so that all tokens of one key have the same beginning.
	const claims = { iss: accessKey, exp: expiresAt, nbf: nowSeconds - BACKDATED_SECONDS };
	return { text: `${inBase64(TOKEN_HEADER)}.${inBase64(claims)}`, expiresAt };
}

function inBase64(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/**
 * Two times at which tokens expire in seconds that begin with 1 and with 9. These digits share only those bits that
 * all digits share, so the two tokens have in common only what all tokens have in common.
 */
const DISTANT_TIMES = [1_000_000_000, 9_000_000_000].map((end) => end - LIFETIME_SECONDS);

/** @returns the beginning of every token of this access key: the header, and the claims up to the end of the key */
function beginningOfToken(accessKey: string): string {
	const [first, second] = DISTANT_TIMES.map((now) => unsignedToken(accessKey, now).text);
	let end = 0;
	while (first?.[end] !== undefined && first[end] === second?.[end]) end += 1;
	return first?.slice(0, end) ?? '';
}

const TITLE = 'Kling Task API';

function missing(field: string): Problem {
	return problem('invalidInput', `'${field}' of the credential '${TITLE}' is empty`, {
		description:
			"Copy it from the developer console of Kling, or set 'Authentication' of the credential to 'API Key'.",
	});
}

export const klingCredential: CredentialBinding = {
	type: 'klingTaskApi',
	title: TITLE,
	address: regionalAddress(REGIONS, DEFAULT_REGION),
	refusal: ({ authentication, accessKey, secretKey }) => {
		if (authentication !== 'keyPair') return null;
		if (keyAsSent(accessKey) === '') return missing('Access Key');
		return keyAsSent(secretKey) === '' ? missing('Secret Key') : null;
	},
	/**
	 * @returns the keys of both kinds, whichever is in use, and the beginning of all tokens, because a token is signed
	 * anew every half hour. The rest of a token, times and signature, is useless without the access key.
	 */
	secrets: ({ apiKey, accessKey, secretKey }) => {
		const name = keyAsSent(accessKey);
		const token = name === '' ? '' : beginningOfToken(name);
		return [keyAsSent(apiKey), name, keyAsSent(secretKey), token].filter((secret) => secret !== '');
	},
};
