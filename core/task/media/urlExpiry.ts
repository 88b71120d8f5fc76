import { isoTime, secondsAfter } from '../../text/time';

/** How much of a query is read: a signature takes a few hundred characters. */
const LONGEST_QUERY = 16_384;

/** A signature's date, beside which there is its life: Amazon, Google, Volcengine, Alibaba, Huawei, … */
const SIGNED_AT = /^x-([a-z\d-]{1,32})-date$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
/** A life in seconds. More digits are centuries, and no life of a URL. */
const LIFE = /^\d{1,10}$/;

/** Tencent's object store: from when to when the signature holds, in Unix seconds. */
const SIGN_TIME = /^(\d{1,12});(\d{1,12})$/;

/** Names under which a URL says when it expires: Unix seconds, or a date (Azure). */
const DEATH_NAMES = ['se', 'expires', 'x-expires'] as const;

/**
 * @returns when a signed URL stops working, as its own query says, as ISO 8601 UTC text; null if it does not say. It
 * is read from any vendor's pair `X-<vendor>-Date` and `X-<vendor>-Expires`, `q-sign-time`, `se`, `Expires` and
 * `x-expires`. What cannot be a time is passed over.
 */
export function signedUrlExpiry(url: string): string | null {
	const query = queryOf(url);
	for (const [name, value] of query) {
		const vendor = SIGNED_AT.exec(name)?.[1];
		const life = vendor === undefined ? '' : (query.get(`x-${vendor}-expires`) ?? '');
		const signedAt = LIFE.test(life) ? (compactDate(value) ?? ownDate(value)) : null;
		if (signedAt !== null && Number(life) > 0) return secondsAfter(signedAt, Number(life));
	}
	const values = DEATH_NAMES.map((name) => query.get(name));
	return [endOfSigning(query.get('q-sign-time')), ...values.map(ownDate)].find(isTime) ?? null;
}

function isTime(time: string | null): time is string {
	return time !== null;
}

function endOfSigning(value = ''): string | null {
	const [, from, to] = SIGN_TIME.exec(value) ?? [];
	return Number(from) < Number(to) ? ownDate(to) : null;
}

/** 9 September 2001, before there were such stores; a smaller number is a length of time. */
const FIRST_PLAUSIBLE_MS = 1e12;

function ownDate(value: string | undefined): string | null {
	const time = isoTime(value);
	return time !== null && Date.parse(time) >= FIRST_PLAUSIBLE_MS ? time : null;
}

/** @returns the query, with names in lower case, because stores and proxies write them in every case */
function queryOf(url: string): ReadonlyMap<string, string> {
	const start = url.indexOf('?');
	if (start < 0) return new Map();
	const written = url.slice(start + 1, start + 1 + LONGEST_QUERY).split('#')[0];
	const entries = [...new URLSearchParams(written)];
	return new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

function compactDate(value: string): string | null {
	const parts = COMPACT_DATE.exec(value);
	if (parts === null) return null;
	const [, year, month, day, hour, minute, second] = parts;
	return isoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * When the first of a task's URLs expires.
 *
 * @param endedAt when the documented life begins, as ISO 8601 text, or null
 * @param lifetimeSeconds what the provider documents for URLs that do not say when they expire, or null
 * @returns ISO 8601 UTC text, or null if nothing is known
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
