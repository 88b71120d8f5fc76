// What a look changes for the wait as a whole: who is refused, what is known of speed and silence, what is told.
import type { Outcome, Seen } from '../../../core/look/look';
import { problem } from '../../../core/problem';
import { noAnswer } from '../../../core/http/http';
import { failedLook, takeInAll } from '../../../core/wait/lookResults';
import { lastLookAtMs, pauseFor } from '../../../core/wait/nextLook';
import type { LookReport } from '../../../core/wait/observer';
import type { WaitState } from '../../../core/wait/waitState';
import { after, endings, entryOf, handMadeWait, taskThatIs } from './handMadeWait';

const seen = (outcome: Outcome): Seen => ({ outcome, requests: 1 });
const running = (ageMs: number | null = null) =>
	seen({ kind: 'task', task: taskThatIs('running'), ageMs });
const met = (kind: 'unauthorized' | 'rateLimited') =>
	seen({ kind: 'problem', problem: problem(kind, 'no') });

function take(state: WaitState, brought: Readonly<Record<string, Seen>>, seconds = 5) {
	takeInAll(state, state.list.all, { get: (id) => brought[id] }, after(seconds));
}

test('a look that failed is a problem for each of its ids, for which nothing was asked', () => {
	expect(failedLook('text').get('a')).toEqual({
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
