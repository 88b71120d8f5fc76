import type { HttpAnswer } from './wire';

/**
 * How a date begins: with a day's name, as HTTP has it, or a year. `Date.parse` takes any words with a number for one.
 */
const BEGINS_LIKE_A_DATE = /^(?:(?:sun|mon|tue|wed|thu|fri|sat)|\d{4}-)/i;

/** How much of a header is read: more than any date has. */
const LONGEST_HEADER = 100;

/**
 * Reads the `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3). A date is compared with the answer's own
 * `Date`, so that a wrong clock on this machine does no harm.
 *
 * @param receivedAtMs when the answer came in, in ms since 1970
 * @returns the pause in ms, or null if the header names none
 */
export function retryAfterMs(
	headers: Readonly<Record<string, string | undefined>>,
	receivedAtMs: number,
): number | null {
	const header = headers['retry-after']?.slice(0, LONGEST_HEADER).trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
	const date = BEGINS_LIKE_A_DATE.test(header) ? Date.parse(header) : Number.NaN;
	if (Number.isNaN(date)) return null;
	const sentAt = Date.parse(headers.date?.slice(0, LONGEST_HEADER) ?? '');
	return Math.max(0, date - (Number.isNaN(sentAt) ? receivedAtMs : sentAt));
}

/** The longest pause that a good answer can ask for. */
const LONGEST_PAUSE_MS = 300_000;

/** The header with a pause in ms, which Azure's video service and others send beside `Retry-After`. */
const POLL_AFTER = 'openai-poll-after-ms';

/**
 * Reads when to ask again from an answer with a good status: `Retry-After` on a 202 (RFC 9110, 15.3.3) or a 200, or
 * `openai-poll-after-ms`.
 *
 * @returns the pause in ms, at least a second and at most five minutes; null if the answer names none
 */
export function pauseAskedMs({ status, headers, receivedAtMs }: HttpAnswer): number | null {
	if (status < 200 || status >= 300) return null;
	const inMs = headers[POLL_AFTER]?.slice(0, LONGEST_HEADER).trim() ?? '';
	const pauseMs = retryAfterMs(headers, receivedAtMs) ?? (/^\d+$/.test(inMs) ? Number(inMs) : 0);
	return pauseMs > 0 ? Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pauseMs)) : null;
}

const SHORTEST_PAUSE_MS = 1_000;
