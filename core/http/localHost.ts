/**
 * IPv4 ranges that are not public: those of n8n's own SSRF protection (private, loopback, link local, this network,
 * protocol assignments, documentation, benchmarks; RFC 1122, 1918, 3927, 5737, 2544, 6890), shared addresses (RFC
 * 6598), the relays of 6to4 (RFC 7526), multicast (RFC 5771), and reserved ones (RFC 1112).
 */
const LOCAL_V4: readonly RegExp[] = [
	/^0\./,
	/^10\./,
	/^127\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^192\.0\.[02]\./,
	/^192\.88\.99\./,
	/^198\.(1[89]|51\.100)\./,
	/^203\.0\.113\./,
	/^(22[4-9]|2[34]\d|25[0-5])\./,
];

/**
 * IPv6 ranges that are not public: loopback, unique local (RFC 4193), link local, site local and multicast (RFC 4291),
 * discard only (RFC 6666), documentation (RFC 3849, 9637), benchmarks (RFC 5180), translation in the own network (RFC
 * 8215), Teredo (RFC 4380), whose servers and clients are IPv4 addresses underneath, ORCHID (RFC 4843, 7343).
 */
const LOCAL_V6: readonly RegExp[] = [
	/^::1?$/,
	/^f[cd][0-9a-f]{2}:/,
	/^fe[89a-f][0-9a-f]:/,
	/^ff[0-9a-f]{2}:/,
	/^100:(:|0:0:0:)/,
	/^2001:db8:/,
	/^3fff:/,
	/^2001:2:(:|0:)/,
	/^64:ff9b:1:/,
	/^2001:(:|0:)/,
	/^2001:[12][0-9a-f]:/,
];

/** IPv6 addresses that contain an IPv4 address: mapped, compatible, translated (RFC 6052, 6145), and 6to4. */
const EMBEDDED_V4: readonly RegExp[] = [
	/^(?:::|::ffff:|::ffff:0:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/,
	/^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):/,
];

/**
 * Endings of names that exist only inside a network: those of RFC 2606, 6761, 6762 and 8375, `internal` (ICANN), under
 * which clouds have their metadata servers, and those that routers, Kubernetes, Consul and Nomad make.
 */
const LOCAL_ENDINGS: ReadonlySet<string> = new Set([
	...['localhost', 'localdomain', 'local', 'internal', 'intranet', 'private', 'corp', 'home'],
	...['lan', 'home.arpa', 'svc', 'cluster.local', 'consul', 'nomad', 'test', 'invalid'],
	'instance-data.ec2',
]);

/** A DNS name has 253 characters at most (RFC 1035). */
const LONGEST_NAME = 253;

/**
 * Whether a host is in this machine's own network, judged by how its address or name is written. A public name that
 * somebody has pointed at a private address is not recognised, because a community node may not ask the DNS itself;
 * n8n's SSRF protection recognises it, if whoever runs n8n has set it up.
 *
 * @param hostname as the URL class writes it: IPv4 in dotted decimal whatever form was typed, IPv6 in brackets
 */
export function isLocalHost(hostname: string): boolean {
	const host = withoutLastDots(hostname.toLowerCase());
	if (host.length > LONGEST_NAME) return true;
	if (host.startsWith('[')) return isLocalV6(host.slice(1, -1));
	return isV4(host) ? isLocalV4(host) : isLocalName(host);
}

function withoutLastDots(host: string): string {
	let end = host.length;
	while (host[end - 1] === '.') end -= 1;
	return host.slice(0, end);
}

function isV4(host: string): boolean {
	return /^\d+(\.\d+){3}$/.test(host);
}

function isLocalV4(address: string): boolean {
	return LOCAL_V4.some((range) => range.test(address));
}

function isLocalV6(address: string): boolean {
	const embedded = EMBEDDED_V4.map((pattern) => pattern.exec(address)).find(
		(found) => found !== null,
	);
	if (embedded && isLocalV4(dotted(embedded))) return true;
	return LOCAL_V6.some((range) => range.test(address));
}

/** Whether a name is a network's own, as each one without a dot is: of a container, of a machine on the same wire. */
function isLocalName(name: string): boolean {
	const labels = name.split('.');
	if (labels.length === 1) return true;
	return [1, 2].some((count) => LOCAL_ENDINGS.has(labels.slice(-count).join('.')));
}

function dotted([, high = '', low = '']: RegExpExecArray): string {
	const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
	return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
