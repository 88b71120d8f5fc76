import { pauseMs } from '../../../../nodes/VideoTask/core/pace';

// [Poll Interval, looks without an answer, pause in ms]
test.each([
	[0, 0, 10_000],
	[0, 1, 10_000],
	[0, 2, 20_000],
	[0, 3, 40_000],
	[0, 4, 60_000],
	[0, 50, 60_000],
	[1, 0, 1_000],
	[1, 1, 1_000],
	[1, 2, 2_000],
	[1, 7, 60_000],
	[2.5, 2, 5_000],
	[120, 0, 120_000],
	[120, 5, 120_000],
])(
	'interval %p s after %p looks without an answer: %p ms',
	(pollIntervalSeconds, looksWithoutAnswer, ms) => {
		expect(pauseMs({ pollIntervalSeconds, looksWithoutAnswer })).toBe(ms);
	},
);
