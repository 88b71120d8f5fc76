// What a look changes for the wait as a whole: who is refused, what is known of speed and silence, what is told.
import type { Outcome, Seen } from '../../../../core/look/look';
import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { Task, TaskStatus } from '../../../../core/task/task';
import { noAnswer } from '../../../../core/http/http';
import { failedLook, takeInAll } from '../../../../core/wait/tasks/lookResults';
import { lastLookAtMs, pauseFor } from '../../../../core/wait/nextLook';
import type { LookReport } from '../../../../core/wait/observer';
import type { WaitState } from '../../../../core/wait/waitState';
import { after, endings, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';

const seen = (outcome: Outcome): Seen => ({ outcome, requests: 1 });
const running = (ageMs: number | null = null) =>
	seen({ kind: 'task', task: taskThatIs('running'), ageMs });
const met = (kind: 'unauthorized' | 'rateLimited') =>
	seen({ kind: 'problem', problem: problem(kind, 'no') });

function take(state: WaitState, brought: Readonly<Record<string, Seen>>, seconds = 5) {
	takeInAll(state, state.list.all, { get: (id) => brought[id] }, after(seconds));
}

test('a look that failed is a problem for each of its ids, for which nothing was asked', () => {
	expect(failedLook('text').get()).toEqual({
		outcome: {
			kind: 'problem',
			problem: problem('unexpectedAnswer', 'the look could not be finished', {
				description: 'The task may still be running. Look again. (string)',
			}),
		},
		requests: 0,
	});
});

test('a refused key ends the wait for all, and one answer that is no refusal ends none', () => {
	const state = handMadeWait({ ids: ['a', 'b', 'c'] });
	take(state, { a: running(), b: met('unauthorized'), c: running() });
	expect(endings(state)).toEqual(['no_answer', 'no_answer', 'no_answer']);
	expect([state.list.openCount, state.list.schedule.size]).toEqual([0, 0]);
	const other = handMadeWait({ ids: ['a', 'b'] });
	take(other, { a: running(), b: met('rateLimited') });
	expect(endings(other)).toEqual([undefined, undefined]);
	expect(other.list.schedule.size).toBe(2);
});

test('a task is as old as its answer says', () => {
	const state = handMadeWait();
	take(state, { a: running(100_000) });
	expect(entryOf(state).bornAtMs).toBe(after(-95));
});

test('the slowest answer of a wait counts, from when it was asked for', () => {
	const state = handMadeWait({ ids: ['a', 'b'] });
	entryOf(state, 'a', { askedAtMs: after(1) });
	entryOf(state, 'b', { askedAtMs: after(3) });
	take(state, { a: running(), b: running() });
	expect(state.pace.slowestAnswerMs).toBe(4_000);
});

test('where nothing ever answered, an id that ends says so, and one that goes on says nothing', () => {
	const silent = { a: seen({ kind: 'problem', problem: noAnswer('the time was up', '') }) };
	const goesOn = handMadeWait({ state: { hasAnswer: false } });
	take(goesOn, silent);
	expect(entryOf(goesOn).ending).toBeNull();
	const ends = handMadeWait({ state: { hasAnswer: false }, settings: { maxConsecutiveErrors: 1 } });
	take(ends, silent);
	expect(entryOf(ends).ending?.problem?.description).toBe(
		'Check the network and the base URL in the credential.',
	);
});

test('whoever follows a wait is told what each look came to', () => {
	const reports: LookReport[] = [];
	const looked = (report: LookReport) => reports.push(report);
	const state = handMadeWait({
		ids: ['a', 'b', 'c', 'd'],
		state: { observer: { looked, done: () => undefined } },
	});
	const task = taskThatIs('succeeded');
	take(state, {
		a: seen({ kind: 'task', task, ageMs: null }),
		b: met('rateLimited'),
		c: running(),
		d: running(),
	});
	expect(reports).toEqual([{ asked: 4, answered: 3, done: 1, open: 3, problem: 'no' }]);
});

test.each([
	['one pause', 5],
	['no longer than until the last look', 1_790],
])('after a 429 that names no time nothing is asked for %s', (_what, seconds) => {
	const state = handMadeWait();
	const nowMs = after(seconds);
	const pause = pauseFor(state, entryOf(state), nowMs, true);
	const left = lastLookAtMs(state) - nowMs;
	take(state, { a: met('rateLimited') }, seconds);
	expect(pause < left).toBe(seconds === 5);
	expect(state.limits.budget.quietUntilMs).toBe(nowMs + Math.max(0, Math.min(pause, left)));
});

describe('a task that has succeeded and whose result is owed', () => {
	const owed = (rest: Partial<Problem> = {}): Seen => {
		const unfetched = { kind: 'problem' as const, problem: problem('rateLimited', 'no', rest) };
		const task = taskThatIs('succeeded');
		return { ...seen({ kind: 'task', task, ageMs: null, unfetched }), pauseMs: 70_000 };
	};

	test('is looked at again after its own pause, not after the one that its record asks for', () => {
		const state = handMadeWait({ ids: ['a', 'b'], settings: { pollIntervalSeconds: 10 } });
		const goesOn = { ...running(), pauseMs: 70_000 };
		take(state, { a: owed({ retryAfterMs: 0 }), b: goesOn });
		expect(state.list.all.map(({ dueAtMs }) => dueAtMs)).toEqual([after(15), after(75)]);
	});

	test('is no reason to ask before the time that its result names', () => {
		const state = handMadeWait();
		take(state, { a: owed({ retryAfterMs: 30_000 }) });
		expect(state.limits.budget.quietUntilMs).toBe(after(35));
	});

	test('is told as one that is waited for', () => {
		const looked = jest.fn();
		const state = handMadeWait({ state: { observer: { looked, done: () => undefined } } });
		take(state, { a: owed() });
		expect(looked.mock.calls).toEqual([
			[{ asked: 1, answered: 1, done: 0, open: 1, problem: null }],
		]);
	});
});

describe('what a look says of how long tasks take', () => {
	/** The share of tasks that are expected to have ended after so many seconds, as the wait believes it. */
	const endedBy = ({ pace }: WaitState, seconds: number) =>
		pace.durations.beliefOf({}).expected().endedShare(seconds);
	/** A wait whose look after 100 s was the first at `a`. */
	const afterLook = (status: TaskStatus, rest: Partial<Task> = {}) => {
		const state = handMadeWait();
		entryOf(state).askedAtMs = after(100);
		take(state, { a: seen({ kind: 'task', task: taskThatIs(status, rest), ageMs: null }) }, 100);
		return state;
	};

	test('counts a task that was done at its first look, by its record', () => {
		const times = {
			createdAt: new Date(START_MS).toISOString(),
			finishedAt: new Date(after(100)).toISOString(),
		};
		const before = endedBy(handMadeWait(), 200);
		expect(endedBy(afterLook('succeeded', times), 200)).toBeGreaterThan(before + 0.05);
	});

	test('counts no task whose record tells no times, when nobody saw it running', () => {
		expect(endedBy(afterLook('succeeded'), 60)).toBe(endedBy(handMadeWait(), 60));
		expect(endedBy(afterLook('failed'), 60)).toBe(endedBy(handMadeWait(), 60));
	});

	test('counts no task whose result is owed, when nobody saw it running', () => {
		const state = handMadeWait();
		const done = taskThatIs('succeeded');
		const unfetched = { kind: 'problem', problem: noAnswer('the time was up', '') } as const;
		take(state, { a: seen({ kind: 'task', task: done, ageMs: null, unfetched }) }, 5);
		take(state, { a: seen({ kind: 'task', task: done, ageMs: null }) }, 65);
		expect(endedBy(state, 60)).toBe(endedBy(handMadeWait(), 60));
	});

	test('counts how long a task has run that goes on', () => {
		expect(endedBy(afterLook('running'), 60)).toBeLessThan(endedBy(handMadeWait(), 60) - 0.05);
	});

	test('is of the model that the record names, also where it names it later', () => {
		const state = afterLook('running');
		const named = taskThatIs('running', { model: 'grok-imagine-video-fast' });
		take(state, { a: seen({ kind: 'task', task: named, ageMs: null }) }, 110);
		expect(state.pace.durations.beliefOf(entryOf(state)).medianAtFirst).toBe(8);
	});
});

test('an id that ends as it stands, because answers have been about it, is given no problem', () => {
	const state = handMadeWait({
		state: { hasAnswer: false },
		settings: { maxConsecutiveErrors: 1 },
	});
	entryOf(state).polls = 1;
	take(state, { a: seen({ kind: 'problem', problem: noAnswer('the time was up', '') }) });
	expect(entryOf(state).ending).toMatchObject({ ended: 'no_answer', problem: null });
});
