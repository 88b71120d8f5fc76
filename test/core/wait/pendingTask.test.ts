import { problem } from '../../../core/problem';
import type { Outcome } from '../../../core/look/look';
import { endInTime, newWatched, resultOf, takeIn } from '../../../core/wait/pendingTask';
import type { Watched } from '../../../core/wait/pendingTask';
import { after, handMadeAdapter, START_MS, taskThatIs } from './handMadeWait';

const adapter = handMadeAdapter();
const patience = { startedAtMs: START_MS, maxConsecutiveErrors: 3 };
const ABSENT: Outcome = { kind: 'notFound' };
const SILENCE = problem('noAnswer', 'no answer');
const REFUSAL = problem('refused', 'no such thing');
const WRONG_KEY = problem('unauthorized', 'wrong key');

const saying = (task: ReturnType<typeof taskThatIs>): Outcome => ({
	kind: 'task',
	task,
	ageMs: null,
});
const RUNNING = saying(taskThatIs('running'));

/** Looks at the id so many seconds after the start. */
function look(watched: Watched, seconds: number, outcome: Outcome, requests = 1): void {
	watched.askedAtMs = after(seconds);
	takeIn(watched, { outcome, requests }, after(seconds), { adapter, patience });
}

const fresh = () => newWatched('a', START_MS);

test('what troubles a task on its way is kept, also when it is over', () => {
	const watched = fresh();
	look(watched, 0, saying(taskThatIs('running', { passingTrouble: 'Queue is full.' })));
	look(watched, 10, saying(taskThatIs('succeeded')));
	expect(resultOf(watched)).toMatchObject({ lastProblem: 'Queue is full.', ended: 'done' });
});

test('requests and answers are counted, answers without the task too', () => {
	const watched = fresh();
	look(watched, 0, ABSENT, 3);
	look(watched, 10, RUNNING);
	look(watched, 20, { kind: 'problem', problem: SILENCE });
	look(watched, 30, { kind: 'notAsked', problem: SILENCE }, 0);
	look(watched, 40, saying(taskThatIs('failed')));
	expect(resultOf(watched)).toMatchObject({ polls: 3, requests: 6, waitedSeconds: 40 });
});

test('a task can have been done since the last look that saw it under way', () => {
	const watched = fresh();
	look(watched, 5, RUNNING);
	look(watched, 15, { kind: 'problem', problem: SILENCE });
	look(watched, 27, saying(taskThatIs('succeeded')));
	expect(resultOf(watched)?.lagBoundSeconds).toBe(22);
});

test('nothing is known of the end of a task that did not end', () => {
	const watched = fresh();
	look(watched, 5, RUNNING);
	expect(resultOf(watched)).toBeNull();
	endInTime(watched, after(60), adapter, patience);
	expect(resultOf(watched)).toMatchObject({ ended: 'timeout', lagBoundSeconds: null });
});

test('an id that was never seen is not found a minute after the start of the wait', () => {
	const watched = fresh();
	look(watched, 59.9, ABSENT);
	expect(watched.ending).toBeNull();
	look(watched, 60, ABSENT);
	expect(resultOf(watched)).toMatchObject({
		ended: 'done',
		task: {
			taskId: 'a',
			status: 'not_found',
			failure: { message: 'The provider knows no task with this id. Nobody knows a.' },
		},
	});
});

test('a task that was seen has a minute from the first look that misses it', () => {
	const watched = fresh();
	look(watched, 100, RUNNING);
	look(watched, 110, ABSENT);
	look(watched, 169, ABSENT);
	expect(watched.ending).toBeNull();
	look(watched, 169.5, RUNNING);
	look(watched, 175, ABSENT);
	expect(watched.ending).toBeNull();
	look(watched, 235, ABSENT);
	expect(watched.task?.failure?.message).toContain('last seen running');
});

test('a hint that cannot be made costs no task its end', () => {
	const watched = fresh();
	const thrower = () => {
		throw new TypeError('no hint');
	};
	watched.askedAtMs = after(60);
	takeIn(watched, { outcome: ABSENT, requests: 1 }, after(60), {
		adapter: { ...adapter, hintForUnknownId: thrower },
		patience,
	});
	expect(resultOf(watched)).toMatchObject({ ended: 'done', task: { status: 'not_found' } });
});

test('when the time is up, what answers leave out is not found', () => {
	const watched = fresh();
	look(watched, 10, ABSENT);
	endInTime(watched, after(20), adapter, patience);
	expect(resultOf(watched)).toMatchObject({ ended: 'done', task: { status: 'not_found' } });
});

// [what a look met, whether that ends the wait for the id]
test.each<[Outcome, boolean]>([
	[{ kind: 'problem', problem: REFUSAL }, true],
	[{ kind: 'problem', problem: WRONG_KEY }, true],
	[{ kind: 'notAsked', problem: WRONG_KEY }, true],
	[{ kind: 'notAsked', problem: REFUSAL }, false],
	[{ kind: 'problem', problem: SILENCE }, false],
])('%j ends the wait: %p', (outcome, ends) => {
	const watched = fresh();
	look(watched, 0, RUNNING);
	look(watched, 10, outcome);
	if (ends && 'problem' in outcome) {
		expect(resultOf(watched)).toMatchObject({ ended: 'no_answer', problem: outcome.problem });
	} else expect(watched.ending).toBeNull();
});

test('looks in a row without an answer end the wait, those in which it was not asked do not count', () => {
	const watched = fresh();
	look(watched, 0, { kind: 'problem', problem: SILENCE });
	look(watched, 10, RUNNING);
	for (const seconds of [20, 30]) look(watched, seconds, { kind: 'problem', problem: SILENCE });
	for (const seconds of [40, 50]) look(watched, seconds, { kind: 'notAsked', problem: SILENCE });
	expect(watched.ending).toBeNull();
	look(watched, 60, { kind: 'problem', problem: SILENCE });
	expect(resultOf(watched)).toMatchObject({ ended: 'no_answer', problem: null });
});

test('an answer that leaves the id out is an answer', () => {
	const watched = fresh();
	for (const seconds of [0, 5]) look(watched, seconds, { kind: 'problem', problem: SILENCE });
	look(watched, 10, ABSENT);
	for (const seconds of [15, 20]) look(watched, seconds, { kind: 'problem', problem: SILENCE });
	expect(watched.ending).toBeNull();
	look(watched, 25, { kind: 'problem', problem: SILENCE });
	// The id was answered about, so this ends like a time-out and not with an error.
	expect(resultOf(watched)).toMatchObject({ ended: 'no_answer', problem: null });
});

test('no time is waited when clocks run backwards', () => {
	const watched = fresh();
	look(watched, -3, saying(taskThatIs('succeeded')));
	expect(resultOf(watched)).toMatchObject({ waitedSeconds: 0, lagBoundSeconds: 0 });
});
