/**
 * What a key may be sent to: https, or http on this machine; never an address with a user name, a query or
 * anything else in it that the node refuses, and none that is longer than the node takes.
 */
const ALLOWED_ADDRESS =
	'/^(?=[^]{1,2000}$)(https:\\/\\/[^/@?#\\\\\\s]|http:\\/\\/(localhost|127(\\.[0-9]+){1,3}|\\[::1\\])(:[0-9]*)?(\\/|$))[^@?#\\\\\\s]*$/i';

/** @returns an expression for the host of an allowed address, written as n8n compares hosts */
const hostOf = (address: string) =>
	`((${address}.match(/^https?:\\/\\/(\\[[^\\]]*\\]|[^\\/:]*)/i) || [])[1] || '').toLowerCase().replace(/\\.$/, '')`;

/** The allowed domains, each between commas. Runs of blanks become one first, so that no blank is read twice. */
const DOMAINS =
	"(',' + ($credentials.allowedDomains || '') + ',').slice(0, 20000).toLowerCase().replace(/\\s+/g, ' ').replace(/ ?, ?/g, ',').replace(/\\.,/g, ',')";

/** Finds `host|,domain,…`: a host that is in the list, or that ends in what follows a `*.` there. */
const IN_DOMAINS = '/^(([^|]+)\\|.*,\\2,|[^|]+?\\.([^|]+)\\|.*,\\*\\.\\3,)/';

/**
 * n8n itself lets the test of a credential ask any base URL, so it would call good what the node then
 * refuses. Without functions, which expressions of older versions of n8n may not hold.
 */
const isAmongDomains = (address: string) =>
	`($credentials.allowedHttpRequestDomains !== 'domains' || ${IN_DOMAINS}.test(${hostOf(address)} + '|' + ${DOMAINS}))`;

/**
 * The address for a credential's test, which is declarative and so cannot raise a message of its own: an
 * address that may not be used is replaced by one that no request reaches.
 *
 * @param address what holds the base URL, inside an n8n expression; must be text
 * @returns members for the test's request
 */
export function guardedAddress(address: string) {
	const allowed = `${ALLOWED_ADDRESS}.test(${address})`;
	const trimmed = `${address}.replace(/\\/+$/, '')`;
	// No URL can be made of it, and n8n shows it in the message with which it refuses the request.
	const elsewhere = `'https://' + ${hostOf(address)} + ' (not among the allowed domains)'`;
	return {
		baseURL: `={{ !${allowed} ? 'https://this-base-url.invalid' : ${isAmongDomains(address)} ? ${trimmed} : ${elsewhere} }}`,
		// n8n shows this list in the message with which it refuses the request.
		allowedDomains: `={{ ${allowed} ? '' : 'those of a Base URL that begins with https:// (http:// for this machine only) and holds no user name, password, ? or #. Correct the Base URL' }}`,
		// The key stays with the address that the user typed.
		disableFollowRedirect: true,
	};
}
