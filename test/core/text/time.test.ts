import { isoTime, secondsAfter, secondsBetween } from '../../../core/text/time';

// [value, zone of a time without one, ISO]
test.each([
	[1766329436.091, undefined, '2025-12-21T15:03:56.091Z'],
	[1779348818, undefined, '2026-05-21T07:33:38.000Z'],
	['1779348818', undefined, '2026-05-21T07:33:38.000Z'],
	[' 1766329436.091 ', undefined, '2025-12-21T15:03:56.091Z'],
	['2026-01-09T12:00:00Z', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09T12:00:00.123456Z', undefined, '2026-01-09T12:00:00.123Z'],
	['2026-01-09T12:00:00+02:00', undefined, '2026-01-09T10:00:00.000Z'],
	['2026-01-09T12:00:00+0800', undefined, '2026-01-09T04:00:00.000Z'],
	['2026-01-09 12:00:00 UTC', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09 12:00:00 +08:00', undefined, '2026-01-09T04:00:00.000Z'],
	['2026-01-09T12:00:00UTC', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09 12:00:00  utc', '+08:00', '2026-01-09T12:00:00.000Z'],
	['2026-01-09t12:00:00z', '+08:00', '2026-01-09T12:00:00.000Z'],
	['2026-01-09T12:00:00', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09T12:00', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09', undefined, '2026-01-09T00:00:00.000Z'],
	['2025-07-25 17:21:45', '+08:00', '2025-07-25T09:21:45.000Z'],
	['2025-07-25', '+08:00', '2025-07-24T16:00:00.000Z'],
	['2025-07-25T17:21:45Z', '+08:00', '2025-07-25T17:21:45.000Z'],
	[1753435158.509, '+08:00', '2025-07-25T09:19:18.509Z'],
	['2024-01-01 00:00:00.000', '+08:00', '2023-12-31T16:00:00.000Z'],
	['2026/01/09 12:00:00', undefined, '2026-01-09T12:00:00.000Z'],
	['2026-01-09 12:00:00 GMT', '+08:00', '2026-01-09T12:00:00.000Z'],
	['2026-01-09 12:00:00+08', undefined, '2026-01-09T04:00:00.000Z'],
	['Wed, 21 Oct 2015 07:28:00 GMT', '+08:00', '2015-10-21T07:28:00.000Z'],
	['1 may 2026 07:28:00 +0800', undefined, '2026-04-30T23:28:00.000Z'],
	['Wed, 21 Foo 2015 07:28:00 GMT', undefined, null],
	['Wed, 41 Oct 2015 07:28:00 GMT', undefined, null],
	['Wed, 21 Oct 2015', undefined, null],
	// Days that their month does not have.
	['2026-02-30T12:00:00Z', undefined, null],
	['2026-04-31', undefined, null],
	['Mon, 31 Feb 2026 07:28:00 GMT', undefined, null],
	['2028-02-29', undefined, '2028-02-29T00:00:00.000Z'],
	[0, undefined, null],
	['0', undefined, null],
	[`${' '.repeat(90)}1779348818`, undefined, '2026-05-21T07:33:38.000Z'],
	[`${' '.repeat(91)}1779348818`, undefined, null],
	[-5, undefined, null],
	// Milliseconds: as seconds they would be past the year 5138.
	[1779348818000, undefined, '2026-05-21T07:33:38.000Z'],
	['1779348818123', undefined, '2026-05-21T07:33:38.123Z'],
	[1779348818123.4, undefined, '2026-05-21T07:33:38.123Z'],
	[99_999_999_999, undefined, '5138-11-16T09:46:39.000Z'],
	[100_000_000_000, undefined, '1973-03-03T09:46:40.000Z'],
	[99_999_999_999_000, undefined, '5138-11-16T09:46:39.000Z'],
	[100_000_000_000_000, undefined, null],
	[1779348818123456, undefined, null],
	[-1779348818000, undefined, null],
	[1e300, undefined, null],
	[Number.NaN, undefined, null],
	[Number.POSITIVE_INFINITY, undefined, null],
	['', undefined, null],
	['soon', undefined, null],
	['2026-13-45T99:99:99Z', undefined, null],
	['July 25, 2025', undefined, null],
	// What a parser of dates may take although it is none of the spellings above.
	['2026-01', undefined, null],
	['+002026-01-09T12:00:00Z', undefined, null],
	['2026-01-09T12:00:00Z, or later', undefined, null],
	['2026-01-09T12:00:00Z+01:00', undefined, null],
	[null, undefined, null],
	[undefined, undefined, null],
	[{}, undefined, null],
	[true, undefined, null],
	[['2026-01-09'], undefined, null],
])('%p in zone %p: %p', (value, zone, iso) => {
	expect(isoTime(value, zone)).toBe(iso);
});

test.each([
	['Jan', '01'],
	['Feb', '02'],
	['Mar', '03'],
	['Apr', '04'],
	['May', '05'],
	['Jun', '06'],
	['Jul', '07'],
	['Aug', '08'],
	['Sep', '09'],
	['Oct', '10'],
	['Nov', '11'],
	['Dec', '12'],
])('%s is month %s, in any case', (name, month) => {
	for (const written of [name, name.toUpperCase(), name.toLowerCase()])
		expect(isoTime(`9 ${written} 2026 07:28:00 GMT`)).toBe(`2026-${month}-09T07:28:00.000Z`);
});

test('a day of the week needs no blank behind its comma', () => {
	expect(isoTime('Wed,21 Oct 2015 07:28:00 GMT')).toBe('2015-10-21T07:28:00.000Z');
});

test.each([
	'until Wed, 21 Oct 2015 07:28:00 GMT',
	'121 Oct 2015 07:28:00 GMT',
	'Wed, 21 Oct 2015 07:28:00 GMT, or later',
	'Wed, 21 Oct 2015 07:28:00 +01:000',
])('a date as in HTTP is the whole text: %s is none', (text) => {
	expect(isoTime(text)).toBeNull();
});

test.each([
	['2026-01-09T11:59:15.000Z', '2026-01-09T12:00:00.000Z', 45],
	['2025-07-25T09:19:18.509Z', '2025-07-25T09:21:45.000Z', 146.491],
	['2026-01-09T12:00:00.000Z', '2026-01-09T12:00:00.000Z', 0],
	['2026-01-09T12:00:01.000Z', '2026-01-09T12:00:00.000Z', null],
	[null, '2026-01-09T12:00:00.000Z', null],
	['2026-01-09T12:00:00.000Z', null, null],
])('from %p to %p: %p s', (from, to, seconds) => {
	expect(secondsBetween(from, to)).toBe(seconds);
});

test('some seconds later', () => {
	expect(secondsAfter('2026-12-31T23:59:30.500Z', 60)).toBe('2027-01-01T00:00:30.500Z');
});
