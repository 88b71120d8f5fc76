import { pauseMs } from '../../../../core/wait/pacing/pace';
import type { Situation } from '../../../../core/wait/pacing/pace';

/** The next look pays after ten seconds; no jitter. */
const usual: Situation = {
	pollIntervalSeconds: 0,
	looksWithoutAnswer: 0,
	hasAnswer: true,
	shortestSeconds: 0,
	chance: 0.5,
};

const pause = (situation: Partial<Situation>) =>
	pauseMs({ ...usual, ...situation }, () => 10) / 1000;

test('the pause is over when the next look pays', () => {
	expect(pause({})).toBe(10);
});

test('when that is, is reckoned only where it counts', () => {
	const neverAsked = () => {
		throw new Error('nobody wants to know');
	};
	expect(pauseMs({ ...usual, pollIntervalSeconds: 7 }, neverAsked)).toBe(7_000);
	const firstContact = { ...usual, hasAnswer: false, looksWithoutAnswer: 1 };
	expect(pauseMs(firstContact, neverAsked)).toBe(1_000);
});

test('is never shorter than the provider wants, but as the user sets it', () => {
	expect(pause({ shortestSeconds: 30 })).toBe(30);
	expect(pause({ shortestSeconds: 10, chance: 0 })).toBe(10);
	expect(pause({ shortestSeconds: 5 })).toBe(10);
	expect(pause({ shortestSeconds: 30, pollIntervalSeconds: 7 })).toBe(7);
});

test('jitter is a tenth to either side, and never on an interval that the user set', () => {
	expect(pause({ chance: 0 })).toBeCloseTo(9, 6);
	expect(pause({ chance: 1 })).toBeCloseTo(11, 6);
	expect(pause({ chance: 1, pollIntervalSeconds: 7 })).toBe(7);
});

// [Poll Interval, looks without an answer, pause in seconds]
test.each([
	[0, 1, 10],
	[0, 2, 20],
	[0, 3, 40],
	[0, 4, 60],
	[0, 50, 60],
	[1, 0, 1],
	[1, 1, 1],
	[1, 2, 2],
	[1, 7, 60],
	[2.5, 2, 5],
	[120, 0, 120],
	[120, 5, 120],
])(
	'interval %p s after %p looks without an answer: %p s',
	(interval, looksWithoutAnswer, seconds) => {
		expect(pause({ pollIntervalSeconds: interval, looksWithoutAnswer })).toBeCloseTo(seconds, 6);
	},
);

// [Poll Interval, looks without an answer while none has come at all, pause in seconds]
test.each([
	[0, 0, 10],
	[0, 1, 1],
	[0, 2, 2],
	[0, 3, 4],
	[0, 4, 8],
	[0, 50, 60],
	[30, 1, 30],
	[30, 2, 60],
])(
	'before the first answer, interval %p s, %p looks without one: %p s',
	(interval, looksWithoutAnswer, seconds) => {
		const before = { pollIntervalSeconds: interval, looksWithoutAnswer, hasAnswer: false };
		expect(pause(before)).toBeCloseTo(seconds, 6);
	},
);
