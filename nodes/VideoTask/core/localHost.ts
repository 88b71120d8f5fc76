const V4 = /^\d+(\.\d+){3}$/;

/** Ranges of RFC 1122, 1918, 3927, 6598 and 919 that lead into the network this machine is in. */
const LOCAL_V4: readonly RegExp[] = [
	/^0\./,
	/^10\./,
	/^127\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^255\.255\.255\.255$/,
];

/** Loopback, unique local (RFC 4193), link local and site local (RFC 4291). */
const LOCAL_V6 = /^(::1?|f[cd][0-9a-f]{2}:.*|fe[89a-f][0-9a-f]:.*)$/i;

/** IPv6 that is an IPv4 address underneath: mapped, compatible, translated (RFC 6052, 6145), and 6to4. */
const EMBEDDED_V4: readonly RegExp[] = [
	/^(?:::|::ffff:|::ffff:0:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i,
	/^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):/i,
];

/** Names without a dot are a network's own as well: containers and machines on the same wire. */
const LOCAL_NAMES =
	/^([^.:]+|.*\.(localhost|localdomain|local|internal|intranet|lan|home\.arpa))$/i;

/**
 * @param hostname as the URL class writes it: IPv4 in dotted decimal whatever form was typed, IPv6 in
 * brackets
 */
export function isLocalHost(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
	const embedded = EMBEDDED_V4.map((pattern) => pattern.exec(host)).find((found) => found !== null);
	const address = embedded ? dotted(embedded) : host;
	if (V4.test(address) && LOCAL_V4.some((range) => range.test(address))) return true;
	return LOCAL_V6.test(host) || LOCAL_NAMES.test(host);
}

function dotted([, high = '', low = '']: RegExpExecArray): string {
	const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
	return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
