import { isLocalHost } from '../../core/http/localHost';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';

/** Where requests with a credential's key are sent. */
export interface BaseUrl {
	/** As the URL class writes it, without slashes at its end. */
	readonly url: string;
	/** Its scheme, host and port. */
	readonly origin: string;
}

/** A credential whose base URL is checked; `data` holds the user's own fields, and those that n8n adds. */
export interface Credential {
	readonly title: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** Whether the key may be sent over `http:` to a host of the local network. */
	readonly allowsLocalHttp?: boolean | undefined;
	/** Whether the user has to fill in the address, because it has no default. */
	readonly isRequired?: boolean | undefined;
}

/**
 * @param address as the user wrote it, or null for none
 * @returns where requests go, or why the key may not be sent there
 */
export function checkedBaseUrl(address: string | null, credential: Credential): BaseUrl | Problem {
	const url = webUrl(address, credential);
	if (isProblem(url)) return url;
	return (
		domainRefusal(url.hostname, credential) ?? {
			// Requests go to exactly the address that was checked, letter by letter.
			url: withoutLastSlashes(url.href),
			origin: url.origin,
		}
	);
}

function withoutLastSlashes(address: string): string {
	let end = address.length;
	while (address[end - 1] === '/') end -= 1;
	return address.slice(0, end);
}

/** The most characters of an address; a longer text was pasted by mistake. */
const LONGEST_ADDRESS = 2_000;

const WRITTEN = /^(https?):\/\/([^/?#\\]+)([^?#\\]*)$/i;

/**
 * This machine's own address as people write it. Other spellings of it, such as http://2130706433, are refused:
 * they hide from the reader of a credential where its key goes.
 */
const WRITTEN_LOOPBACK = /^(localhost|127(\.\d+){1,3}|\[::1\])(:\d*)?$/i;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function webUrl(
	address: string | null,
	{ title, allowsLocalHttp, isRequired }: Credential,
): URL | Problem {
	const where = `'Base URL' of the credential '${title}'`;
	const refused = (message: string) => refusedAddress(message, isRequired);
	if (address === null) return refused(`${where} is empty`);
	const trimmed = address.trim();
	if (trimmed.length > LONGEST_ADDRESS) {
		return refused(`${where} is longer than ${LONGEST_ADDRESS.toLocaleString('en')} characters`);
	}
	const [written, scheme = '', authority = ''] = WRITTEN.exec(trimmed) ?? [];
	if (written === undefined || /\s/.test(written) || !URL.canParse(written)) {
		return refused(`${where} is no web address: it must begin with https://`);
	}
	if (authority.includes('@')) return refused(`${where} holds a user name or password`);
	const url = new URL(written);
	if (scheme.toLowerCase() !== 'http' || isLoopback(authority, url)) return url;
	if (allowsLocalHttp === true && isInLocalNetwork(authority, url)) return url;
	const only = allowsLocalHttp === true ? 'your own network' : 'this machine';
	return refused(
		`${where} begins with http://, which would send the key in the open; it is for ${only} only`,
	);
}

function isLoopback(authority: string, { hostname }: URL): boolean {
	return WRITTEN_LOOPBACK.test(authority) && LOOPBACK.test(hostname);
}

/** Takes only a host that is written as it is requested: other spellings hide from a reader where the key goes. */
function isInLocalNetwork(authority: string, { hostname }: URL): boolean {
	const written = authority.toLowerCase().replace(/:\d*$/, '');
	return written === hostname && isLocalHost(hostname);
}

function refusedAddress(message: string, isRequired = false): Problem {
	const written = 'Write the address as in https://api.example.com';
	return problem('invalidInput', message, {
		description: isRequired
			? `${written}, with the path that all of the API's addresses begin with.`
			: `${written}, or leave the default.`,
	});
}

/**
 * n8n adds 'Allowed HTTP Request Domains' to every credential that can be used in the HTTP Request node, and
 * leaves it to other nodes to respect it. Its choice 'None' is only about the HTTP Request node. The rules here
 * are those of `assertCredentialAllowsUrl` of n8n-workflow, a function that older versions do not have.
 *
 * @returns the Problem that the credential does not allow requests to the host, or null
 */
function domainRefusal(hostname: string, { title, data }: Credential): Problem | null {
	if (data.allowedHttpRequestDomains !== 'domains') return null;
	const list = typeof data.allowedDomains === 'string' ? data.allowedDomains : '';
	const allowed = list.split(',').map(comparable).filter(Boolean);
	const host = comparable(hostname);
	const isAllowed = allowed.some((domain) =>
		domain.startsWith('*.') ? domain.length > 2 && host.endsWith(domain.slice(1)) : domain === host,
	);
	if (isAllowed) return null;
	const where = `'Allowed Domains' of the credential '${title}'`;
	return problem(
		'invalidInput',
		allowed.length === 0
			? `${where} is empty, so that nothing may be asked with it`
			: `${where} does not hold ${host}, where its requests go`,
		{
			description: `Add ${host} there, or set 'Allowed HTTP Request Domains' of the credential to 'All'.`,
		},
	);
}

function comparable(domain: string): string {
	return domain.trim().toLowerCase().replace(/\.$/, '');
}
