import type { Task } from '../task';
import { isoTime } from '../../text/time';
import { signedUrlExpiry } from './urlExpiry';

/** A wait ends before its URLs do, so that they can still be fetched: by a fifth of their life, at most an hour. */
const MARGIN_SHARE = 0.2;
const LONGEST_MARGIN_MS = 60 * 60 * 1000;

/** A URL that expires sooner does not count: it would end every wait at once. `urlsExpireAt` still says it. */
const SHORTEST_LIFE_MS = 10 * 60 * 1000;

/** When a URL begins to work and when it stops, in ms since 1970. */
interface Life {
	readonly madeAtMs: number;
	readonly diesAtMs: number;
}

/**
 * When a wait that does not fetch media must end so that a finished task's URLs can still be fetched.
 *
 * @param seenAtMs when the wait saw the task at its end, in ms since 1970
 * @returns that time in ms since 1970; Infinity if no URL makes the wait end
 */
export function urlsEndWaitAtMs(
	{ finishedAt, media, urlsExpireAt }: Pick<Task, 'finishedAt' | 'media' | 'urlsExpireAt'>,
	seenAtMs: number,
): number {
	let endAtMs = Number.POSITIVE_INFINITY;
	const signed = new Set<number>();
	const noteLife = ({ madeAtMs, diesAtMs }: Life) => {
		if (!(diesAtMs - seenAtMs >= SHORTEST_LIFE_MS)) return;
		const margin = Math.min(LONGEST_MARGIN_MS, MARGIN_SHARE * (diesAtMs - madeAtMs));
		endAtMs = Math.min(endAtMs, diesAtMs - Math.max(0, margin));
	};
	for (const { url } of media) {
		const diesAtMs = Date.parse(signedUrlExpiry(url) ?? '');
		signed.add(diesAtMs);
		// A store may sign an old file anew for every answer, so that this life does not begin at the task's end.
		noteLife({ madeAtMs: signedAtMs(url) ?? seenAtMs, diesAtMs });
	}
	const firstMs = Date.parse(urlsExpireAt ?? '');
	// A life that is documented for this kind of task counts from the task's end.
	const endedAtMs = finishedAt === null ? seenAtMs : Date.parse(finishedAt);
	if (!signed.has(firstMs)) noteLife({ madeAtMs: endedAtMs, diesAtMs: firstMs });
	return endAtMs;
}

const SIGNING_DATE = /[?&]x-[a-z]{1,20}-date=(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z/i;

/** The beginning of a signature's span in Tencent's stores, in Unix seconds. */
const SIGNING_SPAN = /[?&]q-sign-time=(\d{9,11})(?:;|%3b)/i;

/** @returns when the URL was signed, as it says itself, in ms since 1970, or null */
function signedAtMs(url: string): number | null {
	const parts = SIGNING_DATE.exec(url);
	const [, year, month, day, hour, minute, second] = parts ?? [];
	const written =
		parts === null
			? SIGNING_SPAN.exec(url)?.[1]
			: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
	const time = isoTime(written);
	return time === null ? null : Date.parse(time);
}
