import { problem } from '../../../../core/problem';
import type { Outcome } from '../../../../core/look/look';
import { newPendingTask, resultOf } from '../../../../core/wait/tasks/pendingTask';
import type { PendingTask } from '../../../../core/wait/tasks/pendingTask';
import { endInTime, takeIn } from '../../../../core/wait/tasks/taskEvents';
import { after, handMadeAdapter, START_MS, taskThatIs } from '../handMadeWait';

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
function look(pending: PendingTask, seconds: number, outcome: Outcome, requests = 1): void {
	pending.askedAtMs = after(seconds);
	takeIn(pending, { outcome, requests }, { adapter, patience, nowMs: after(seconds) });
}

const fresh = () => newPendingTask('a', START_MS);

const SEEN = { task: taskThatIs('running'), polls: 4 };
const met = (problem: typeof SILENCE, kind: 'problem' | 'notAsked' = 'problem'): Outcome => ({
	kind,
	problem,
});

// [event, the task before, what a look brought after 200 s (null: the time is over), the task after it]
test.each<[string, Partial<PendingTask>, Outcome | null, object]>([
	[
		'seenBusy',
		{ looksWithoutAnswer: 2, missingSinceMs: after(190), lastProblem: 'old' },
		RUNNING,
		{
			...{ polls: 1, looksWithoutAnswer: 0, missingSinceMs: null, lastProblem: 'old' },
			...{ task: { status: 'running' }, underWayAtMs: after(200), ending: null },
		},
	],
	[
		'seenDone',
		{ ...SEEN, looksWithoutAnswer: 2, missingSinceMs: after(190), underWayAtMs: after(170) },
		saying(taskThatIs('failed')),
		{
			...{ polls: 5, looksWithoutAnswer: 0, missingSinceMs: null, task: { status: 'failed' } },
			ending: { ended: 'done', problem: null, waitedSeconds: 200, lagBoundSeconds: 30 },
		},
	],
	[
		'leftOut',
		{ ...SEEN, looksWithoutAnswer: 2 },
		ABSENT,
		{
			...{ polls: 5, looksWithoutAnswer: 0, missingSinceMs: after(200), ending: null },
			task: { status: 'running' },
		},
	],
	[
		'leftOutForLong',
		{ ...SEEN, missingSinceMs: after(140) },
		ABSENT,
		{
			...{ polls: 5, missingSinceMs: after(140), task: { status: 'not_found' } },
			ending: { ended: 'done', problem: null },
		},
	],
	[
		'unanswered',
		{ looksWithoutAnswer: 1, missingSinceMs: START_MS },
		met(SILENCE),
		{
			...{ polls: 0, looksWithoutAnswer: 2, missingSinceMs: START_MS, lastProblem: 'no answer' },
			ending: null,
		},
	],
	[
		'unansweredForLong',
		{ ...SEEN, looksWithoutAnswer: 2 },
		met(SILENCE),
		{
			...{ looksWithoutAnswer: 3, lastProblem: 'no answer', task: { status: 'running' } },
			ending: { ended: 'no_answer', problem: null, lagBoundSeconds: null },
		},
	],
	[
		'neverAnswered',
		{ looksWithoutAnswer: 2 },
		met(SILENCE),
		{ looksWithoutAnswer: 3, task: null, ending: { ended: 'no_answer', problem: SILENCE } },
	],
	[
		'refused',
		{ ...SEEN, looksWithoutAnswer: 1 },
		met(REFUSAL),
		{
			...{ polls: 4, looksWithoutAnswer: 1, lastProblem: 'no such thing' },
			ending: { ended: 'no_answer', problem: REFUSAL },
		},
	],
	[
		'refused, with the key that another request of the look was refused for',
		SEEN,
		met(WRONG_KEY, 'notAsked'),
		{ polls: 4, ending: { ended: 'no_answer', problem: WRONG_KEY } },
	],
	[
		'notAsked',
		{ ...SEEN, looksWithoutAnswer: 2, missingSinceMs: after(190) },
		met(SILENCE, 'notAsked'),
		{
			...{ polls: 4, looksWithoutAnswer: 2, missingSinceMs: after(190), ending: null },
			lastProblem: 'no answer',
		},
	],
	[
		'timeOver',
		SEEN,
		null,
		{ polls: 4, task: { status: 'running' }, ending: { ended: 'timeout', problem: null } },
	],
	[
		'timeOverLeftOut',
		{ ...SEEN, missingSinceMs: after(190) },
		null,
		{ polls: 4, task: { status: 'not_found' }, ending: { ended: 'done', problem: null } },
	],
])('%s', (_event, before, outcome, afterwards) => {
	const pending = Object.assign(fresh(), before);
	if (outcome === null) endInTime(pending, { adapter, patience, nowMs: after(200) });
	else look(pending, 200, outcome);
	expect(pending).toMatchObject(afterwards);
});

test('what troubles a task on its way is kept, also when it is over', () => {
	const pending = fresh();
	look(pending, 0, saying(taskThatIs('running', { passingTrouble: 'Queue is full.' })));
	look(pending, 10, saying(taskThatIs('succeeded')));
	expect(resultOf(pending)).toMatchObject({ lastProblem: 'Queue is full.', ended: 'done' });
});

test('requests and answers are counted, answers without the task too', () => {
	const pending = fresh();
	look(pending, 0, ABSENT, 3);
	look(pending, 10, RUNNING);
	look(pending, 20, { kind: 'problem', problem: SILENCE });
	look(pending, 30, { kind: 'notAsked', problem: SILENCE }, 0);
	look(pending, 40, saying(taskThatIs('failed')));
	expect(resultOf(pending)).toMatchObject({ polls: 3, requests: 6, waitedSeconds: 40 });
});

test('a task can have been done since the last look that saw it under way', () => {
	const pending = fresh();
	look(pending, 5, RUNNING);
	look(pending, 15, { kind: 'problem', problem: SILENCE });
	look(pending, 27, saying(taskThatIs('succeeded')));
	expect(resultOf(pending)?.lagBoundSeconds).toBe(22);
});

test('nothing is known of the end of a task that did not end', () => {
	const pending = fresh();
	look(pending, 5, RUNNING);
	expect(resultOf(pending)).toBeNull();
	endInTime(pending, { adapter, patience, nowMs: after(60) });
	expect(resultOf(pending)).toMatchObject({ ended: 'timeout', lagBoundSeconds: null });
});

test('an id that was never seen is not found a minute after the start of the wait', () => {
	const pending = fresh();
	look(pending, 59.9, ABSENT);
	expect(pending.ending).toBeNull();
	look(pending, 60, ABSENT);
	expect(resultOf(pending)).toMatchObject({
		ended: 'done',
		task: {
			taskId: 'a',
			status: 'not_found',
			failure: { message: 'The provider knows no task with this id. Nobody knows a.' },
		},
	});
});

test('a task that was seen has a minute from the first look that misses it', () => {
	const pending = fresh();
	look(pending, 100, RUNNING);
	look(pending, 110, ABSENT);
	look(pending, 169, ABSENT);
	expect(pending.ending).toBeNull();
	look(pending, 169.5, RUNNING);
	look(pending, 175, ABSENT);
	expect(pending.ending).toBeNull();
	look(pending, 235, ABSENT);
	expect(pending.task?.failure?.message).toContain('last seen running');
});

test('a hint that cannot be made costs no task its end', () => {
	const pending = fresh();
	const thrower = () => {
		throw new TypeError('no hint');
	};
	pending.askedAtMs = after(60);
	takeIn(
		pending,
		{ outcome: ABSENT, requests: 1 },
		{
			nowMs: after(60),
			adapter: { ...adapter, hintForUnknownId: thrower },
			patience,
		},
	);
	expect(resultOf(pending)).toMatchObject({ ended: 'done', task: { status: 'not_found' } });
});

test('when the time is up, what answers leave out is not found', () => {
	const pending = fresh();
	look(pending, 10, ABSENT);
	endInTime(pending, { adapter, patience, nowMs: after(20) });
	expect(resultOf(pending)).toMatchObject({ ended: 'done', task: { status: 'not_found' } });
});

// [what a look met, whether that ends the wait for the id]
test.each<[Outcome, boolean]>([
	[{ kind: 'problem', problem: REFUSAL }, true],
	[{ kind: 'problem', problem: WRONG_KEY }, true],
	[{ kind: 'notAsked', problem: WRONG_KEY }, true],
	[{ kind: 'notAsked', problem: REFUSAL }, false],
	[{ kind: 'problem', problem: SILENCE }, false],
])('%j ends the wait: %p', (outcome, ends) => {
	const pending = fresh();
	look(pending, 0, RUNNING);
	look(pending, 10, outcome);
	if (ends && 'problem' in outcome) {
		expect(resultOf(pending)).toMatchObject({ ended: 'no_answer', problem: outcome.problem });
	} else expect(pending.ending).toBeNull();
});

test('looks in a row without an answer end the wait, those in which it was not asked do not count', () => {
	const pending = fresh();
	look(pending, 0, { kind: 'problem', problem: SILENCE });
	look(pending, 10, RUNNING);
	for (const seconds of [20, 30]) look(pending, seconds, { kind: 'problem', problem: SILENCE });
	for (const seconds of [40, 50]) look(pending, seconds, { kind: 'notAsked', problem: SILENCE });
	expect(pending.ending).toBeNull();
	look(pending, 60, { kind: 'problem', problem: SILENCE });
	expect(resultOf(pending)).toMatchObject({ ended: 'no_answer', problem: null });
});

test('an answer that leaves the id out is an answer', () => {
	const pending = fresh();
	for (const seconds of [0, 5]) look(pending, seconds, { kind: 'problem', problem: SILENCE });
	look(pending, 10, ABSENT);
	for (const seconds of [15, 20]) look(pending, seconds, { kind: 'problem', problem: SILENCE });
	expect(pending.ending).toBeNull();
	look(pending, 25, { kind: 'problem', problem: SILENCE });
	// The id was answered about, so this ends like a time-out and not with an error.
	expect(resultOf(pending)).toMatchObject({ ended: 'no_answer', problem: null });
});

test('no time is waited when clocks run backwards', () => {
	const pending = fresh();
	look(pending, -3, saying(taskThatIs('succeeded')));
	expect(resultOf(pending)).toMatchObject({ waitedSeconds: 0, lagBoundSeconds: 0 });
});
