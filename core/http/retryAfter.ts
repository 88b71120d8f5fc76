import type { HttpAnswer } from './wire';

/** A day's name, as HTTP has it, or a year: `Date.parse` takes any words with a number for a date. */
const BEGINS_LIKE_A_DATE = /^(?:(?:sun|mon|tue|wed|thu|fri|sat)|\d{4}-)/i;

/** Longer than any date. */
const LONGEST_HEADER = 100;

/**
 * The `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3); the date is measured against the
 * answer's own `Date`, so that a wrong clock on this machine does no harm.
 *
 * @param receivedAtMs when the answer came in, in ms since 1970
 * @returns the pause in ms, or null where the header says none
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

/** A pause in ms, as Azure's video service and others send it beside `Retry-After`. */
const POLL_AFTER = 'openai-poll-after-ms';

/**
 * A good answer may say when to ask again: `Retry-After` on a 202 (RFC 9110, 15.3.3) or a 200, or
 * `openai-poll-after-ms`.
 *
 * @returns the pause in ms, at least a second and at most five minutes; null where the answer names none
 */
export function pauseAskedMs({ status, headers, receivedAtMs }: HttpAnswer): number | null {
	if (status < 200 || status >= 300) return null;
	const inMs = headers[POLL_AFTER]?.slice(0, LONGEST_HEADER).trim() ?? '';
	const pauseMs = retryAfterMs(headers, receivedAtMs) ?? (/^\d+$/.test(inMs) ? Number(inMs) : 0);
	return pauseMs > 0 ? Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pauseMs)) : null;
}

const SHORTEST_PAUSE_MS = 1_000;
