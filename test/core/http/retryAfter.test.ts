import { retryAfterMs } from '../../../core/http/retryAfter';

const MONDAY = 'Mon, 23 Nov 2026 10:00:00 GMT';

// [Retry-After, Date, ms]; the answer came in on 22 November 2026 at 10:00:00.
test.each([
	['0', undefined, 0],
	['5', undefined, 5_000],
	[' 120 ', undefined, 120_000],
	['1.5', undefined, 1_500],
	['86400', undefined, 86_400_000],
	['Sun, 22 Nov 2026 10:00:30 GMT', undefined, 30_000],
	['Sun, 22 Nov 2026 09:59:00 GMT', undefined, 0],
	['Mon, 23 Nov 2026 10:00:45 GMT', MONDAY, 45_000],
	['Sun, 22 Nov 2026 10:00:30 GMT', MONDAY, 0],
	['Sun, 22 Nov 2026 10:00:30 GMT', 'nonsense', 30_000],
	['1.25', undefined, 1_250],
	['5 seconds', undefined, null],
	['5, 10', undefined, null],
	['', undefined, null],
	['soon', undefined, null],
	['in 5', undefined, null],
	['wait until Mon 5', undefined, null],
	['2026-11-22T10:00:30Z', undefined, 30_000],
	['-5', undefined, null],
	['NaN', undefined, null],
	[`${' '.repeat(99)}5`, undefined, 5_000],
	[`${' '.repeat(100)}5`, undefined, null],
	[undefined, MONDAY, null],
])('Retry-After %p with Date %p: %p ms', (retryAfter, date, ms) => {
	const headers = {
		...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
		...(date === undefined ? {} : { date }),
	};
	expect(retryAfterMs(headers, Date.parse('2026-11-22T10:00:00.000Z'))).toBe(ms);
});

test('of a date header no more is read than a date takes', () => {
	const headers = {
		'retry-after': 'Mon, 23 Nov 2026 10:00:45 GMT',
		date: `${MONDAY}${' '.repeat(100)}and more`,
	};
	expect(retryAfterMs(headers, 0)).toBe(45_000);
});
