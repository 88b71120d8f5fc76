/** The largest number that is read as seconds: in seconds a larger one would be past the year 5138, so it is ms. */
const LAST_PLAUSIBLE_SECONDS = 99_999_999_999;

/** The longest text that is read as a time, longer than any time with blanks around it. */
const LONGEST_TIME = 100;

const NUMERAL = /^\d+(\.\d+)?$/;
/** A date, perhaps with a time, and that perhaps with a zone; providers write a blank for `T` and `UTC` for `Z`. */
const ISO =
	/^(\d{4}[-/]\d{2}[-/]\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** A time as HTTP and e-mail write it: `Wed, 21 Oct 2015 07:28:00 GMT`. */
const WRITTEN =
	/^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}:\d{2}:\d{2}) (Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * @param value Unix seconds or milliseconds as number or text, or a date as text, in the form of ISO 8601 or of HTTP
 * @param zone the zone of a date that names none: `Z`, or an offset such as `+08:00`
 * @returns ISO 8601 UTC text, or null when it is no time
 */
export function isoTime(value: unknown, zone = 'Z'): string | null {
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value !== 'string' || value.length > LONGEST_TIME) return null;
	const written = value.trim();
	if (NUMERAL.test(written)) return fromNumber(Number(written));
	const parts = ISO.exec(written);
	if (parts === null) return fromWritten(written);
	const [, date = '', time = '00:00', ownZone = zone] = parts;
	return fromParts(date.replace(/\//g, '-'), time, ownZone);
}

/** @returns the zone as ISO 8601 writes it in full */
function isoZone(zone: string): string {
	return /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.replace(/UTC|GMT/i, 'Z');
}

function fromWritten(text: string): string | null {
	const found = WRITTEN.exec(text);
	if (found === null) return null;
	const [day, name, year, time, zone] = found.slice(1) as [string, string, string, string, string];
	const month = MONTHS.indexOf(name.toLowerCase()) + 1;
	if (month === 0) return null;
	const date = [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
	return fromParts(date, time, zone);
}

/** @returns the ISO time; null for a day that its month does not have, which `Date.parse` moves to the next month */
function fromParts(date: string, time: string, zone: string): string | null {
	const isDay = new Date(`${date}T00:00Z`).getUTCDate() === Number(date.slice(-2));
	return isDay ? fromMs(Date.parse(`${date}T${time}${isoZone(zone)}`)) : null;
}

function fromNumber(number: number): string | null {
	if (!(number > 0)) return null;
	const seconds = number > LAST_PLAUSIBLE_SECONDS ? number / 1000 : number;
	return seconds <= LAST_PLAUSIBLE_SECONDS ? fromMs(Math.round(seconds * 1000)) : null;
}

function fromMs(ms: number): string | null {
	const date = new Date(ms);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** @returns seconds between two ISO times, to the millisecond; null if one is missing or `to` is before `from` */
export function secondsBetween(from: string | null, to: string | null): number | null {
	if (from === null || to === null) return null;
	const ms = Date.parse(to) - Date.parse(from);
	return ms >= 0 ? ms / 1000 : null;
}

/** @returns the ISO time `seconds` after `from`, or null beyond the end of the calendar */
export function secondsAfter(from: string, seconds: number): string | null {
	return fromMs(Date.parse(from) + seconds * 1000);
}
