/**
 * @param hosts a pattern of the hosts that may be asked over http
 * @returns a pattern of the addresses that a key may be sent to: those over https, and over http those at `hosts`.
 * Like the node, it refuses a user name, a query and the like, and more than 2,000 characters.
 */
const allowedAddress = (hosts: string) =>
	`/^(?=[^]{1,2000}$)(https:\\/\\/[^/@?#\\\\\\s]|http:\\/\\/(${hosts})(:[0-9]*)?(\\/|$))[^@?#\\\\\\s]*$/i`;

const THIS_MACHINE = 'localhost|127(\\.[0-9]+){1,3}|\\[::1\\]';

/**
 * A pattern of the hosts of the local network, most of those that the node takes for such: private addresses, names
 * without a dot that are no number, and names that a network has for itself.
 */
const LOCAL_NETWORK = [
	THIS_MACHINE,
	'10(\\.[0-9]+){3}|192\\.168(\\.[0-9]+){2}|172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]+){2}|169\\.254(\\.[0-9]+){2}',
	'100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])(\\.[0-9]+){2}',
	'\\[(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]*\\]',
	'(?!0x)(?=[0-9_-]*[a-z])[a-z0-9_-]+',
	'([a-z0-9_-]+\\.)+(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\\.arpa|svc|consul|nomad|test|invalid)',
].join('|');

/** @returns an expression that gives the host of an allowed address in the form in which n8n compares hosts */
const hostOf = (address: string) =>
	`((${address}.match(/^https?:\\/\\/(\\[[^\\]]*\\]|[^\\/:]*)/i) || [])[1] || '').toLowerCase().replace(/\\.$/, '')`;

/** An expression that gives the allowed domains between commas. Shortens runs of blanks first: none is read twice. */
const DOMAINS =
	"(',' + ($credentials.allowedDomains || '') + ',').slice(0, 20000).toLowerCase().replace(/\\s+/g, ' ').replace(/ ?, ?/g, ',').replace(/\\.,/g, ',')";

/** A pattern that fits `host|,domain,…` if the host is in the list, or ends in what follows a `*.` in the list. */
const IN_DOMAINS = '/^(([^|]+)\\|.*,\\2,|[^|]+?\\.([^|]+)\\|.*,\\*\\.\\3,)/';

/**
 * @returns an expression that tells whether the credential allows the address's host. n8n itself lets the test of a
 * credential ask any base URL, so that the test would accept what the node then refuses. The expression defines no
 * function, because older versions of n8n allow none in expressions.
 */
const isAmongDomains = (address: string) =>
	`($credentials.allowedHttpRequestDomains !== 'domains' || ${IN_DOMAINS}.test(${hostOf(address)} + '|' + ${DOMAINS}))`;

/**
 * Makes the address for a credential's test. A test is declarative and cannot raise a message of its own, so an
 * address that may not be used is replaced by one that no request reaches.
 *
 * @param address the part of an n8n expression that gives the base URL, as text
 * @param allowsLocalHttp whether the key may be sent over http to the local network
 * @returns members for the test's request
 */
export function guardedAddress(address: string, { allowsLocalHttp = false } = {}) {
	const hosts = allowsLocalHttp ? LOCAL_NETWORK : THIS_MACHINE;
	const allowed = `${allowedAddress(hosts)}.test(${address})`;
	const over = allowsLocalHttp ? 'your own network' : 'this machine';
	const trimmed = `${address}.replace(/\\/+$/, '')`;
	// This is no valid URL, so that n8n refuses the request, and shows this text in its message.
	const elsewhere = `'https://' + ${hostOf(address)} + ' (not among the allowed domains)'`;
	return {
		baseURL: `={{ !${allowed} ? 'https://this-base-url.invalid' : ${isAmongDomains(address)} ? ${trimmed} : ${elsewhere} }}`,
		// n8n shows this list in the message with which it refuses the request.
		allowedDomains: `={{ ${allowed} ? '' : 'those of a Base URL that begins with https:// (http:// for ${over} only) and holds no user name, password, ? or #. Correct the Base URL' }}`,
		// A redirect would take the key to another address than the one that the user typed.
		disableFollowRedirect: true,
	};
}
