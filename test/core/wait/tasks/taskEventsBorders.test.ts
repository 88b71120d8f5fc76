// A task that has succeeded while its result is owed: that can come, be asked for again, or be given up.
import { problem } from '../../../../core/problem';
import type { Outcome } from '../../../../core/look/look';
import { newPendingTask } from '../../../../core/wait/tasks/pendingTask';
import { endInTime, takeIn } from '../../../../core/wait/tasks/taskEvents';
import { after, handMadeAdapter, START_MS, taskThatIs } from '../handMadeWait';

const SILENCE = problem('noAnswer', 'no answer');
const REFUSAL = problem('refused', 'no such thing');
const WRONG_KEY = problem('unauthorized', 'wrong key');

const SUCCEEDED = taskThatIs('succeeded');
const FAILED = taskThatIs('failed');
const MADE = taskThatIs('succeeded', { result: 'made' });

const OWED = { polls: 4, looksWithoutAnswer: 2, missingSinceMs: after(190) };
/** It goes on, the look counts as one in vain, and no answer is said to leave the task out. */
const STILL_OWED = {
	...{ task: SUCCEEDED, ending: null, underWayAtMs: after(170) },
	...{ looksWithoutAnswer: 3, missingSinceMs: null },
};
const AS_BEFORE = { ...OWED, task: SUCCEEDED, ending: null, underWayAtMs: after(170) };
const GIVEN_UP = { ...OWED, task: SUCCEEDED, ending: { ended: 'done', problem: null } };

// [what happens, what a look brought after 200 s (null: the time is over), the task after it]
test.each<[string, Outcome | null, object]>([
	[
		'its result comes: it is done',
		{ kind: 'task', task: MADE, ageMs: null },
		{
			...{ task: MADE, polls: 5, looksWithoutAnswer: 0, missingSinceMs: null },
			ending: { ended: 'done', problem: null, waitedSeconds: 200, lagBoundSeconds: 30 },
		},
	],
	[
		'its result says that it failed: it is done',
		{ kind: 'task', task: FAILED, ageMs: null, failedAtResult: true },
		{ task: FAILED, polls: 5, looksWithoutAnswer: 0, ending: { ended: 'done', problem: null } },
	],
	[
		'its result cannot be fetched again: it is asked for once more',
		{
			...{ kind: 'task', task: SUCCEEDED, ageMs: null },
			unfetched: { kind: 'problem', problem: SILENCE },
		},
		{ ...STILL_OWED, polls: 5 },
	],
	[
		'a record says that it is under way: it stays succeeded',
		{ kind: 'task', task: taskThatIs('running'), ageMs: null },
		{ ...STILL_OWED, polls: 5 },
	],
	[
		'a record says that it failed, but not its result: it stays succeeded',
		{ kind: 'task', task: FAILED, ageMs: null },
		{ ...STILL_OWED, polls: 5 },
	],
	[
		'an answer leaves it out: it stays succeeded',
		{ kind: 'notFound' },
		{ ...STILL_OWED, polls: 5 },
	],
	[
		'a problem comes that passes: it is asked for once more, however often that was in vain',
		{ kind: 'problem', problem: SILENCE },
		{ ...STILL_OWED, polls: 4, lastProblem: 'no answer' },
	],
	[
		'it is refused: it is done as it is, and raised as no error',
		{ kind: 'problem', problem: REFUSAL },
		{ ...GIVEN_UP, lastProblem: 'no such thing' },
	],
	[
		'the key is refused: it is done as it is, and raised as no error',
		{ kind: 'problem', problem: WRONG_KEY },
		{ ...GIVEN_UP, lastProblem: 'wrong key' },
	],
	[
		'it was not asked about: nothing changes',
		{ kind: 'notAsked', problem: SILENCE },
		{ ...AS_BEFORE, lastProblem: 'no answer' },
	],
	[
		'it was not asked about, because another was refused: nothing changes',
		{ kind: 'notAsked', problem: REFUSAL },
		{ ...AS_BEFORE, lastProblem: 'no such thing' },
	],
	['the time is over: it is done as it is', null, { ...GIVEN_UP, lastProblem: null }],
])('of a task whose result is owed, %s', (_what, outcome, afterwards) => {
	const pending = Object.assign(newPendingTask('a', START_MS), OWED, {
		...{ task: SUCCEEDED, underWayAtMs: after(170), askedAtMs: after(200) },
	});
	const patience = { startedAtMs: START_MS, maxConsecutiveErrors: 3 };
	const circumstances = { adapter: handMadeAdapter(), patience, nowMs: after(200) };
	if (outcome === null) endInTime(pending, circumstances);
	else takeIn(pending, { outcome, requests: 1 }, circumstances);
	expect(pending).toMatchObject(afterwards);
});
