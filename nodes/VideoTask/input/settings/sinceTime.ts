import { isoTime } from '../../../../core/text/time';

/** A date, or a date and a time of day, without a zone, as n8n's date picker writes it. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?$/;

/** A text with more characters is no time. */
const LONGEST_TIME = 100;

/**
 * @param value the time as a user or an expression gives it: a date as text, a date object of JavaScript's or of
 * Luxon's, or seconds or ms since 1970
 * @param timezone the workflow's timezone, such as `Europe/Berlin`, for a text without a zone
 * @returns the time in ms since 1970, null for an empty value, or the value itself when it is no time
 */
export function sinceTime(value: unknown, timezone: string): unknown {
	if (value === undefined || value === null || value === '') return null;
	const given = typeof value === 'object' ? textOfDate(value) : value;
	if (typeof given === 'string' && given.length > LONGEST_TIME) return value;
	const text = typeof given === 'string' ? given.trim() : given;
	if (text === '') return null;
	const time = isoTime(text);
	if (time === null) return value;
	const ms = Date.parse(time);
	return typeof text === 'string' && WITHOUT_ZONE.test(text) ? atZone(ms, timezone) : ms;
}

/**
 * @returns the text that a date object becomes in JSON, or null when it becomes none; n8n's isolated expressions (2.41)
 * give a date as an object with that text in it
 */
function textOfDate(value: object): unknown {
	if ('__isoString' in value)
		return typeof value.__isoString === 'string' ? value.__isoString : null;
	const text = JSON.stringify(value) ?? '';
	return text.startsWith('"') ? (JSON.parse(text) as unknown) : null;
}

/**
 * @param asUtcMs a time of day read as if it were in UTC
 * @returns the same time of day in the zone, in ms since 1970; in an hour that the clocks pass twice, one of both times
 */
function atZone(asUtcMs: number, timezone: string): number {
	const guessMs = asUtcMs - offsetMs(asUtcMs, timezone);
	return asUtcMs - offsetMs(guessMs, timezone);
}

/** @returns how far a zone is ahead of UTC at a time, in ms; 0 for a zone that is not known */
function offsetMs(atMs: number, timezone: string): number {
	try {
		const format = new Intl.DateTimeFormat('en-US', {
			...{ timeZone: timezone, hourCycle: 'h23', era: 'short' },
			...{ year: 'numeric', month: 'numeric', day: 'numeric' },
			...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
		});
		const parts = new Map(
			format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
		);
		const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
		const shownMs = Date.UTC(
			...([
				at('year'),
				at('month') - 1,
				at('day'),
				at('hour'),
				at('minute'),
				at('second'),
			] as const),
		);
		return shownMs - Math.floor(atMs / 1000) * 1000;
	} catch {
		return 0;
	}
}
