// 'Since' of Get Recent Tasks, in all forms in which people and expressions give a time.
import { isSameTime } from '../../../../../nodes/VideoTask/input/settings/recentSettings';
import { sinceTime } from '../../../../../nodes/VideoTask/input/settings/sinceTime';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const luxon = { toJSON: () => '2026-11-22T13:00:00.000+01:00', weekday: 7 };
const isolated = { __n8nType: 'DateTime', __isoString: '2026-11-22T13:00:00.000+01:00' };

test.each<[string, unknown]>([
	['text with Z', '2026-11-22T12:00:00Z'],
	['text with a zone', '2026-11-22T13:00:00+01:00'],
	['text with blanks around it', ' 2026-11-22T12:00:00.000Z '],
	['seconds', NOON / 1000],
	['milliseconds', NOON],
	['seconds as text', String(NOON / 1000)],
	['milliseconds as text', String(NOON)],
	['a date of JavaScript', new Date(NOON)],
	['a date of Luxon', luxon],
	["a date of n8n's isolated expressions", isolated],
	['as HTTP writes it', 'Sun, 22 Nov 2026 12:00:00 GMT'],
])('%s', (_form, value) => {
	expect(sinceTime(value, 'Europe/Berlin')).toBe(NOON);
});

// [zone, what stands in the field, the time]
test.each([
	['UTC', '2026-11-22T12:00:00', '2026-11-22T12:00:00.000Z'],
	['Europe/Berlin', '2026-11-22T13:00:00', '2026-11-22T12:00:00.000Z'],
	['Europe/Berlin', '2026-07-22 14:00:00', '2026-07-22T12:00:00.000Z'],
	['America/New_York', '2026-11-22T07:00', '2026-11-22T12:00:00.000Z'],
	['Asia/Kolkata', '2026-11-22', '2026-11-21T18:30:00.000Z'],
	['Asia/Kolkata', '2026-11-22T17:30:00.250', '2026-11-22T12:00:00.250Z'],
	// The last hour before and the first after the clocks are set.
	['Europe/Berlin', '2026-03-29T01:30:00', '2026-03-29T00:30:00.000Z'],
	['Europe/Berlin', '2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
	['Europe/Berlin', '2026-10-25T03:30:00', '2026-10-25T02:30:00.000Z'],
	['no/zone', '2026-11-22T12:00:00', '2026-11-22T12:00:00.000Z'],
])('in %s %s is %s', (zone, text, time) => {
	expect(new Date(Number(sinceTime(text, zone))).toISOString()).toBe(time);
});

test.each<[unknown]>([[''], ['   '], [null], [undefined]])('%p means all times', (value) => {
	expect(sinceTime(value, 'UTC')).toBeNull();
});

const NO_TIMES: ReadonlyArray<readonly [unknown]> = [
	['yesterday'],
	['2026-13-40T00:00:00Z'],
	[true],
	[{}],
	[[]],
	[-1],
	[Number.NaN],
	[`2026-11-22T12:00:00Z${' '.repeat(200)}x`],
	[{ __isoString: 7 }],
];

test.each(NO_TIMES)('%p is no time, and comes back as it is', (value) => {
	expect(sinceTime(value, 'UTC')).toBe(value);
});

test('two times are the same for a list where they are less than a minute apart', () => {
	expect(isSameTime(NOON, NOON + 59_999)).toBe(true);
	expect(isSameTime(NOON + 60_000, NOON)).toBe(false);
	expect(isSameTime(null, null)).toBe(true);
	expect(isSameTime(null, NOON)).toBe(false);
	expect(isSameTime(NOON, null)).toBe(false);
});
