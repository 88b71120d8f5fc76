const V4 = /^\d+(\.\d+){3}$/;

/** Ranges of RFC 1122, 1918, 3927, 4193, 4291 and 6598 that lead into the network this machine is in. */
const LOCAL_V4: readonly RegExp[] = [
	/^0\./,
	/^10\./,
	/^127\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
];
const LOCAL_V6 = /^(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)$/i;
const MAPPED_V4 = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i;
const LOCAL_NAMES = /^(localhost|.*\.(localhost|local|internal|lan|home\.arpa))$/i;

/**
 * @param hostname as the URL class writes it: IPv4 in dotted decimal whatever form was typed, IPv6 in
 * brackets
 */
export function isLocalHost(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	const mapped = MAPPED_V4.exec(host);
	const address = mapped === null ? host : dotted(mapped);
	if (V4.test(address)) return LOCAL_V4.some((range) => range.test(address));
	return LOCAL_V6.test(host) || LOCAL_NAMES.test(host);
}

function dotted([, high = '', low = '']: RegExpExecArray): string {
	const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
	return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
