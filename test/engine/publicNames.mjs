// Public names, as far as the node can see, that lead to this machine.
import dns from 'node:dns';

/** @returns {() => void} lets names lead where they lead again */
export function leadNamesHere() {
	const { lookup } = dns;
	/** @type {unknown} */
	const here = (
		/** @type {string} */ _host,
		/** @type {{ all?: boolean }} */ { all },
		/** @type {(error: null, ...found: unknown[]) => void} */ done,
	) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4));
	dns.lookup = /** @type {typeof dns.lookup} */ (here);
	return () => {
		dns.lookup = lookup;
	};
}
