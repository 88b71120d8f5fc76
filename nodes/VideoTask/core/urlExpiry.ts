import { isoTime, secondsAfter } from './time';

/** Signatures that carry their date and their life: Amazon's and Volcengine's object stores. */
const SIGNATURES = [
	['x-amz-date', 'x-amz-expires'],
	['x-tos-date', 'x-tos-expires'],
] as const;

const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/**
 * @returns when a signed URL stops working by its own word, as ISO 8601 UTC text, or null when it does
 * not say: `X-Amz-Date` with `X-Amz-Expires`, `X-Tos-Date` with `X-Tos-Expires`, `se` (Azure), `Expires`
 */
export function signedUrlExpiry(url: string): string | null {
	const query = queryOf(url);
	for (const [dateName, lifeName] of SIGNATURES) {
		const signedAt = compactDate(query.get(dateName) ?? '');
		const life = query.get(lifeName) ?? '';
		if (signedAt !== null && /^\d+$/.test(life)) return secondsAfter(signedAt, Number(life));
	}
	return ownDate(query.get('se')) ?? ownDate(query.get('expires'));
}

/** Before there were such stores (9 September 2001); a smaller number is a length of time. */
const FIRST_PLAUSIBLE_MS = 1e12;

function ownDate(value: string | undefined): string | null {
	const time = isoTime(value);
	return time !== null && Date.parse(time) >= FIRST_PLAUSIBLE_MS ? time : null;
}

/** Names in lower case: stores and proxies write them in every case. */
function queryOf(url: string): ReadonlyMap<string, string> {
	const start = url.indexOf('?');
	if (start < 0) return new Map();
	const entries = [...new URLSearchParams(url.slice(start + 1).split('#')[0])];
	return new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

function compactDate(value: string): string | null {
	const parts = COMPACT_DATE.exec(value);
	if (parts === null) return null;
	const [, year, month, day, hour, minute, second] = parts;
	return isoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * When the first of a task's URLs dies.
 *
 * @param endedAt from when the documented life counts
 * @param lifetimeSeconds what the provider documents for URLs that do not say themselves, or null
 * @returns ISO 8601 UTC text, or null when nothing is known
 */
export function firstUrlExpiry(
	urls: readonly string[],
	endedAt: string | null,
	lifetimeSeconds: number | null,
): string | null {
	const documented =
		endedAt === null || lifetimeSeconds === null ? null : secondsAfter(endedAt, lifetimeSeconds);
	const deaths = urls
		.map((url) => signedUrlExpiry(url) ?? documented)
		.filter((death): death is string => death !== null);
	return deaths.length === 0
		? null
		: deaths.reduce((a, b) => (Date.parse(a) <= Date.parse(b) ? a : b));
}
