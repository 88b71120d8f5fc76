/** Addresses of the API itself that answer about a task, each in the form in which `isOwn` compares it. */
export type OwnAddresses = ReadonlySet<string>;

export const NO_ADDRESSES: OwnAddresses = new Set();

/** What is known of the addresses in an answer before it is read. */
export interface KnownAddresses {
	/** `${path}\n${url}` of each address that was in the record while the task ran. */
	readonly before: ReadonlySet<string>;
	readonly own: OwnAddresses;
}

export const NOTHING_KNOWN: KnownAddresses = { before: new Set(), own: NO_ADDRESSES };

/** @returns the addresses in the form to compare, each with and without its query; texts that are none are left out */
export function ownAddresses(addresses: readonly string[]): OwnAddresses {
	return new Set(
		addresses.flatMap((address) => {
			const whole = comparable(address);
			return [whole, whole.split('?')[0] ?? whole].filter((one) => one !== '');
		}),
	);
}

/** @returns whether an address in an answer is one of the API's own, which leads to more JSON and to no file */
export function isOwn(url: string, own: OwnAddresses): boolean {
	return own.size > 0 && own.has(comparable(url));
}

/**
 * @returns the same text for all spellings of an address: scheme and host in lower case, no fragment, no slash at the
 * end; '' for a text that is no address
 */
function comparable(address: string): string {
	if (!URL.canParse(address)) return '';
	const { href } = new URL(address);
	const whole = href.split('#')[0] ?? href;
	return whole.endsWith('/') ? whole.slice(0, -1) : whole;
}
