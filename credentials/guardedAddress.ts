/** What a key may be sent to: https, or http on this machine; never an address with a user name in it. */
const ALLOWED_ADDRESS =
	'/^(https:\\/\\/|http:\\/\\/(localhost|127(\\.[0-9]+)+|\\[::1\\])(:[0-9]+)?(\\/|$))[^@]*$/i';

/**
 * The address for a credential's test, which is declarative and so cannot raise a message of its own: an
 * address that may not be used is replaced by one that no request reaches.
 *
 * @param address what holds the base URL, inside an n8n expression; must be text
 * @returns members for the test's request
 */
export function guardedAddress(address: string) {
	const allowed = `${ALLOWED_ADDRESS}.test(${address})`;
	return {
		baseURL: `={{ ${allowed} ? ${address}.replace(/\\/+$/, '') : 'https://base-url-must-begin-with-https.invalid' }}`,
		// n8n shows this list in the message with which it refuses the request.
		allowedDomains: `={{ ${allowed} ? '' : 'base URLs that begin with https:// (http:// on this machine only) and hold no user name' }}`,
		// The key stays with the address that the user typed.
		disableFollowRedirect: true,
	};
}
