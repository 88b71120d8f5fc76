// Putting a wait aside and taking it up again, at the moments where something changes.
import { problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { takeInAll } from '../../../../core/wait/tasks/lookResults';
import { savedFrom, savedWait, standingOf, resume } from '../../../../core/wait/saving/savedWait';
import type { SavedWait } from '../../../../core/wait/saving/savedWait';
import type { WaitState } from '../../../../core/wait/waitState';
import { end } from '../../../../core/wait/tasks/pendingTask';
import { after, done, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';
import type { Setting } from '../handMadeWait';

const resting = ({ settings, ...setting }: Setting = {}) =>
	handMadeWait({ ...setting, settings: { maySuspendFromMs: START_MS, ...settings } });

describe('what is stored', () => {
	const knownOf = ({ ids }: SavedWait) => ids[0]?.known;

	test('keeps the age of a task while it only sways with the whole seconds of a provider', () => {
		const state = resting();
		const first = savedFrom(state, null);
		entryOf(state).bornAtMs = START_MS + 4_999;
		expect(knownOf(savedFrom(state, first))).toBe(knownOf(first));
		entryOf(state).bornAtMs = START_MS - 5_000;
		expect(knownOf(savedFrom(state, first))?.bornAtMs).toBe(START_MS - 5_000);
	});

	test('keeps the result of a task, and gives one to the tasks of earlier versions: null', () => {
		const state = resting({ ids: ['a', 'b', 'c'] });
		entryOf(state, 'a').task = taskThatIs('succeeded', { result: 'made' });
		entryOf(state, 'b').task = { ...taskThatIs('succeeded'), result: undefined } as unknown as Task;
		const stored = JSON.parse(JSON.stringify(savedFrom(state, null))) as SavedWait;
		expect(savedWait.safeParse(stored).success).toBe(true);
		const resumed = resting({ ids: ['a', 'b', 'c'] });
		resume(resumed, stored);
		const givenUp = standingOf(stored, 'n8n was stopped', 0);
		for (const tasks of [resumed.list.all, givenUp].map((all) => all.map(({ task }) => task)))
			expect(tasks.map((task) => task && task.result)).toEqual(['made', null, null]);
		expect(givenUp.map(({ task }) => task === null)).toEqual([false, false, true]);
	});

	test.each([{ task: 'a task' }, { ending: 7 }, { taskId: 1 }])('is refused with %j', (odd) => {
		const saved = savedFrom(resting(), null);
		expect(savedWait.safeParse(saved).success).toBe(true);
		const [one] = saved.ids;
		const broken = { ...saved, ids: [{ ...one, known: { ...one?.known, ...odd } }] };
		expect(savedWait.safeParse(broken).success).toBe(false);
	});
});

describe('a wait that is taken up again', () => {
	/** A wait that knows what an earlier one of the same ids, or of fewer, knew after `prepare`. */
	function takenUp(setting: Setting, prepare: (before: WaitState) => void, ids = setting.ids) {
		const before = resting(setting);
		prepare(before);
		const state = resting({ ...setting, ids: ids ?? ['a'], state: { hasAnswer: false } });
		resume(state, savedFrom(before, null));
		return state;
	}

	test('counts as open only what has not ended, and knows until when the URLs are good', () => {
		const expiring = taskThatIs('succeeded', {
			urlsExpireAt: new Date(after(9_000)).toISOString(),
		});
		const state = takenUp({ ids: ['a', 'b'] }, (before) => {
			done(entryOf(before, 'a'), 10, expiring);
		});
		expect(state.list.openCount).toBe(1);
		// Seen after 10 s, as the earlier turn says.
		expect(state.limits.shared.urlsExpireAtMs).toBe(after(9_000 - 0.2 * 8_990));
		expect(entryOf(state, 'a').ending).toMatchObject({ ended: 'done', waitedSeconds: 10 });
		expect(entryOf(state, 'b').ending).toBeNull();
	});

	test('knows how long the finished tasks took', () => {
		const took = taskThatIs('succeeded', {
			createdAt: new Date(START_MS).toISOString(),
			finishedAt: new Date(after(100)).toISOString(),
		});
		const state = takenUp({ ids: ['a', 'b', 'c', 'd'] }, (before) => {
			for (const id of ['a', 'b', 'c']) done(entryOf(before, id), 100, took);
			end(entryOf(before, 'd'), 'no_answer', after(100), { startedAtMs: START_MS });
		});
		const endedBy = (wait: WaitState, seconds: number) =>
			wait.pace.durations.beliefOf({}).expected().endedShare(seconds);
		const fresh = handMadeWait();
		expect(endedBy(state, 200)).toBeGreaterThan(endedBy(fresh, 200) + 0.2);
		expect(endedBy(state, 50)).toBeLessThan(endedBy(fresh, 50) - 0.1);
		expect(state.list.openCount).toBe(0);
	});

	test('looks at what is due within a quarter of a rest', () => {
		const dueAfter = (ms: number) => {
			const state = takenUp({}, (before) => (entryOf(before).dueAtMs = START_MS + ms));
			return entryOf(state).dueAtMs - START_MS;
		};
		expect([-1_000, 0, 16_250, 16_251].map(dueAfter)).toEqual([-1_000, 0, 0, 16_251]);
	});

	test('looks no sooner than the provider has asked for', () => {
		const dueAfter = (pauseAskedMs: number) => {
			const state = takenUp({}, (before) => {
				entryOf(before, 'a', { dueAtMs: START_MS + 10_000, pauseAskedMs });
			});
			return [entryOf(state).dueAtMs - START_MS, entryOf(state).pauseAskedMs];
		};
		expect([0, 1, 70_000].map(dueAfter)).toEqual([
			...[
				[0, 0],
				[10_000, 1],
				[10_000, 70_000],
			],
		]);
	});

	test('takes none for running that answers have only left out', () => {
		const state = takenUp({}, (before) => {
			entryOf(before, 'a', { polls: 3, missingSinceMs: START_MS });
		});
		entryOf(state).askedAtMs = after(100);
		const outcome = { kind: 'task', task: taskThatIs('succeeded'), ageMs: null } as const;
		takeInAll(state, state.list.all, { get: () => ({ outcome, requests: 1 }) }, after(100));
		// Its record tells no times, and nobody saw it running, so it says nothing of how long tasks take.
		const endedBy = ({ pace }: WaitState) => pace.durations.beliefOf({}).expected().endedShare(60);
		expect(endedBy(state)).toBe(endedBy(handMadeWait()));
	});

	test('looks at once where its last look lies in the future, because the clock was set back', () => {
		const dueAfter = (askedMs: number) => {
			const state = takenUp({}, (before) => {
				entryOf(before, 'a', { askedAtMs: START_MS + askedMs, dueAtMs: START_MS + 90_000 });
			});
			return entryOf(state).dueAtMs - START_MS;
		};
		expect([-1, 0, 1].map(dueAfter)).toEqual([90_000, 90_000, 0]);
	});

	test('knows which way each id answers, and nothing of an id that was not there before', () => {
		const ids = ['a', 'b', 'new'];
		const state = takenUp(
			{ ids: ['a', 'b'] },
			(before) => {
				before.list.ways.set('a', 2);
				entryOf(before, 'b').polls = 3;
			},
			ids,
		);
		expect([...state.list.ways]).toEqual([['a', 2]]);
		expect(ids.map((id) => entryOf(state, id).polls)).toEqual([0, 3, 0]);
		expect(state.list.openCount).toBe(3);
	});

	test('goes on with what it had learnt', () => {
		const learnt = {
			hasAnswer: true,
			chance: 0.25,
			slowestAnswerMs: 700,
			seenCount: 6,
			seenYoungCount: 5,
		};
		const state = takenUp({}, (before) => Object.assign(before.pace, learnt));
		expect(state.pace).toMatchObject(learnt);
	});

	test('keeps the longer of two silences that the provider asked for', () => {
		const quietAfter = (beforeSeconds: number, nowSeconds: number) => {
			const before = resting();
			before.limits.budget.quietUntilMs = after(beforeSeconds);
			const state = resting();
			state.limits.budget.quietUntilMs = after(nowSeconds);
			resume(state, savedFrom(before, null));
			return state.limits.budget.quietUntilMs;
		};
		expect(quietAfter(10, 20)).toBe(after(20));
		expect(quietAfter(20, 10)).toBe(after(20));
	});
});

test('a wait that cannot be taken up again comes out with the reason for each open id', () => {
	const state = resting({ ids: ['early', 'late'] });
	done(entryOf(state, 'early'), 10);
	const gone = problem('unauthorized', 'the credentials are gone');
	expect(standingOf(savedFrom(state, null), gone, 70)).toMatchObject([
		{ taskId: 'early', ended: 'done', problem: null, waitedSeconds: 10 },
		{
			taskId: 'late',
			ended: 'no_answer',
			problem: gone,
			lastProblem: 'the credentials are gone',
			waitedSeconds: 70,
			lagBoundSeconds: null,
		},
	]);
});
