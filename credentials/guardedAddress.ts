/**
 * What a key may be sent to: https, or http on this machine; never an address with a user name, a query or
 * anything else in it that the node refuses, and none that is longer than the node takes.
 */
const allowedAddress = (hosts: string) =>
	`/^(?=[^]{1,2000}$)(https:\\/\\/[^/@?#\\\\\\s]|http:\\/\\/(${hosts})(:[0-9]*)?(\\/|$))[^@?#\\\\\\s]*$/i`;

const THIS_MACHINE = 'localhost|127(\\.[0-9]+){1,3}|\\[::1\\]';

/**
 * Hosts of the local network as the node tells them: private addresses, names without a dot that are no number,
 * and names that a network has for itself.
 */
const LOCAL_NETWORK = [
	THIS_MACHINE,
	'10(\\.[0-9]+){3}|192\\.168(\\.[0-9]+){2}|172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]+){2}|169\\.254(\\.[0-9]+){2}',
	'\\[(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]*\\]',
	'(?!0x)(?=[0-9_-]*[a-z])[a-z0-9_-]+',
	'([a-z0-9_-]+\\.)+(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\\.arpa|svc|consul|nomad|test)',
].join('|');

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
 * @param allowsLocalHttp whether the key may be sent over http to the local network
 * @returns members for the test's request
 */
export function guardedAddress(address: string, { allowsLocalHttp = false } = {}) {
	const hosts = allowsLocalHttp ? LOCAL_NETWORK : THIS_MACHINE;
	const allowed = `${allowedAddress(hosts)}.test(${address})`;
	const over = allowsLocalHttp ? 'your own network' : 'this machine';
	const trimmed = `${address}.replace(/\\/+$/, '')`;
	// No URL can be made of it, and n8n shows it in the message with which it refuses the request.
	const elsewhere = `'https://' + ${hostOf(address)} + ' (not among the allowed domains)'`;
	return {
		baseURL: `={{ !${allowed} ? 'https://this-base-url.invalid' : ${isAmongDomains(address)} ? ${trimmed} : ${elsewhere} }}`,
		// n8n shows this list in the message with which it refuses the request.
		allowedDomains: `={{ ${allowed} ? '' : 'those of a Base URL that begins with https:// (http:// for ${over} only) and holds no user name, password, ? or #. Correct the Base URL' }}`,
		// The key stays with the address that the user typed.
		disableFollowRedirect: true,
	};
}
