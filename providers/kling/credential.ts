import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import type { CredentialBinding } from '../provider';
import { regionalAddress } from '../regionalAddress';

/** Where each region of Kling serves the API. */
export const REGIONS = {
	singapore: 'https://api-singapore.klingai.com',
	beijing: 'https://api-beijing.klingai.com',
} as const;

export const DEFAULT_REGION = 'singapore';

const TOKEN_HEADER = { alg: 'HS256', typ: 'JWT' };

/** How long Kling is to take a token: half an hour, as its documents advise. */
const LIFETIME_SECONDS = 1800;

/** So far back a token is dated, for a server whose clock is behind. */
const BACKDATED_SECONDS = 5;

/**
 * @param nowSeconds since 1970
 * @returns the part of a token that is signed, and when the token ends, in seconds since 1970
 */
export function unsignedToken(accessKey: string, nowSeconds: number) {
	const expiresAt = nowSeconds + LIFETIME_SECONDS;
	// The access key comes first, so that all tokens of a key begin alike.
	const claims = { iss: accessKey, exp: expiresAt, nbf: nowSeconds - BACKDATED_SECONDS };
	return { text: `${inBase64(TOKEN_HEADER)}.${inBase64(claims)}`, expiresAt };
}

function inBase64(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Two times whose first digits have nothing in common but what all digits have. */
const DISTANT_TIMES = [1_000_000_000, 9_000_000_000].map((end) => end - LIFETIME_SECONDS);

/** @returns what every token of this access key begins with: the header, and the claims as far as the key goes */
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
	 * Both kinds of keys, whichever is in use. A token is signed anew every half hour, so it is known by its
	 * beginning; what is left of it, an end and a signature, is of use only to who has the access key.
	 */
	secrets: ({ apiKey, accessKey, secretKey }) => {
		const name = keyAsSent(accessKey);
		const token = name === '' ? '' : beginningOfToken(name);
		return [keyAsSent(apiKey), name, keyAsSent(secretKey), token].filter((secret) => secret !== '');
	},
};
