import { pauseMs } from '../../../../core/wait/pacing/pace';
import type { Situation } from '../../../../core/wait/pacing/pace';

/** One task that is expected to take 131 s and is that old; no jitter. */
const usual: Situation = {
	pollIntervalSeconds: 0,
	looksWithoutAnswer: 0,
	hasAnswer: true,
	expectedSeconds: 131,
	ageSeconds: 131,
	askedAtFirst: 1,
	askedNext: 1,
	chance: 0.5,
};

const pause = (situation: Partial<Situation>) => pauseMs({ ...usual, ...situation }) / 1000;

// [what it is about, the situation, the pause in seconds]
test.each<[string, Partial<Situation>, number]>([
	['the beat is the estimate / 13.1', {}, 10],
	['silence until 0.47 of the estimate: just created', { ageSeconds: 0 }, 61.57],
	['silence until 0.47 of the estimate: on the way', { ageSeconds: 40 }, 21.57],
	['silence never ends sooner than the shortest beat', { ageSeconds: 59 }, 5],
	['silence is broken after 90 s', { expectedSeconds: 3_600, ageSeconds: 0 }, 90],
	['the beat begins when silence ends', { ageSeconds: 0.47 * 131 }, 10],
	['short tasks: not below 5 s', { expectedSeconds: 20, ageSeconds: 15 }, 5],
	['long tasks: not above 15 s', { expectedSeconds: 1_000, ageSeconds: 900 }, 15],
	['six times as old is still on the beat', { ageSeconds: 786 }, 10],
	['older than that: 5 % of the age', { ageSeconds: 800 }, 40],
	['far older: at most five minutes', { ageSeconds: 259_200 }, 300],
	['nothing expected, young: the shortest beat', { expectedSeconds: null, ageSeconds: 0 }, 5],
	['nothing expected: a tenth of the age', { expectedSeconds: null, ageSeconds: 80 }, 8],
	['nothing expected, old: 15 s', { expectedSeconds: null, ageSeconds: 300 }, 15],
	[
		'nothing expected, far older: 5 % of the age',
		{ expectedSeconds: null, ageSeconds: 2_000 },
		100,
	],
])('%s', (_about, situation, seconds) => {
	expect(pause(situation)).toBeCloseTo(seconds, 6);
});

test('many tasks in a request shorten the beat, the last of many lengthen it', () => {
	const full = pause({ askedAtFirst: 50, askedNext: 50 });
	const half = pause({ askedAtFirst: 50, askedNext: 25 });
	const last = pause({ askedAtFirst: 50, askedNext: 1 });
	// 10 s × (50^0.65 / k)^0.155
	expect([full, half, last].map((seconds) => seconds.toFixed(2))).toEqual([
		'8.09',
		'9.01',
		'14.83',
	]);
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
