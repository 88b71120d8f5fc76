// A system clock that is set while a wait rests, or while it looks.
import { atSystemTime, asIfResumedInTime } from '../../../../nodes/VideoTask/durable/clockStep';
import type { Clock } from '../../../../core/clock';
import type { StoredWait } from '../../../../nodes/VideoTask/input/storedWait';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

const known = {
	...{ taskId: 'a', task: null, ending: null, looksWithoutAnswer: 1 },
	...{ missingSinceMs: START + 2, lastProblem: null, bornAtMs: START - 90_000, way: 0 },
};
const ended = { ended: 'done', problem: null, waitedSeconds: 3, lagBoundSeconds: 1 } as const;

/** Looked at after a second, at rest for 65 s; one id is pending, one has ended, one was never asked about. */
const STORED: StoredWait = {
	...{ version: 1, isNew: false, parentId: '7', requests: [], inputs: [], files: {} },
	...{ startedAtMs: START, restUntilMs: START + 66_000 },
	watches: {
		veo: {
			ids: [
				{ known, looks: `${START + 66_000} ${START + 1_000} ${START} 4 5` },
				{
					known: { ...known, taskId: 'b', ending: ended },
					looks: `${START} ${START} ${START} 1 1`,
				},
				{
					known: { ...known, taskId: 'c', missingSinceMs: null },
					looks: `${START} -Infinity ${START} 0 0`,
				},
			],
			...{ hasAnswer: true, chance: 0.5, slowestAnswerMs: 20, seenCount: 1, seenYoungCount: 0 },
			quietUntilMs: START + 3,
		},
	},
};

const clockAt = (nowMs: number, steppedMs?: number): Clock => ({
	now: () => nowMs,
	random: () => 0.5,
	isStopped: () => false,
	sleep: async () => undefined,
	...(steppedMs === undefined ? {} : { steppedMs: () => steppedMs }),
});

/** The same wait with all its times later by so much. */
function later(ms: number): StoredWait {
	const watch = STORED.watches.veo!;
	const [, done, unasked] = watch.ids;
	return {
		...STORED,
		...{ startedAtMs: START + ms, restUntilMs: START + 66_000 + ms },
		watches: {
			veo: {
				...watch,
				quietUntilMs: START + 3 + ms,
				ids: [
					{
						known: { ...known, missingSinceMs: START + 2 + ms, bornAtMs: START - 90_000 + ms },
						looks: `${START + 66_000 + ms} ${START + 1_000 + ms} ${START + ms} 4 5`,
					},
					done!,
					{
						known: { ...unasked!.known, bornAtMs: START - 90_000 + ms },
						looks: `${START + ms} -Infinity ${START + ms} 0 0`,
					},
				],
			},
		},
	};
}

test.each([-YEAR, -MINUTE, -5_000, 5_000, MINUTE, YEAR])(
	'set by %p ms during a look, all times are stored as the clock shows them now',
	(byMs) => expect(atSystemTime(STORED, clockAt(START, byMs))).toEqual(later(byMs)),
);

test.each([0, 4_999, -4_999, undefined])(
	'what a clock is kept right by changes nothing: %p ms',
	(byMs) => expect(atSystemTime(STORED, clockAt(START, byMs))).toBe(STORED),
);

// [when it is woken, after the time that was meant]
test.each([-YEAR, -60 * MINUTE, -MINUTE])(
	'woken %p ms before its time, a wait goes on as if woken in time',
	(byMs) => expect(asIfResumedInTime(STORED, clockAt(START + 66_000 + byMs))).toEqual(later(byMs)),
);

test.each([-4_999, 0, MINUTE, YEAR])(
	'woken %p ms after its time, a wait is as it was stored',
	(byMs) => expect(asIfResumedInTime(STORED, clockAt(START + 66_000 + byMs))).toBe(STORED),
);
