import { answerOfWait, spanOf } from '../../../../nodes/VideoTask/asking/answer';
import { notFoundTask } from '../../../../core/task/completeTask';
import { notFoundFailure } from '../../../../core/task/failure';
import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import type { WaitResult } from '../../../../core/wait/tasks/pendingTask';
import { adapterOf, taskOf } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const vap = adapterOf('vap');

const NOTHING_LOST = 'Nothing is lost: run again, the tasks go on at the provider.';
const REFUSED = problem('refused', 'the provider refused the request (HTTP 422)', {
	description: 'Check the task id.',
	httpStatus: 422,
});

const failed = taskOf(vap, { status: 'failed', error: { code: 'api_error', message: 'Broken' } });
const running = taskOf(vap, { status: 'processing' });
const succeeded = taskOf(vap, { status: 'completed', video_url: 'https://x/v.mp4' });

const SINCE = '2026-01-09T11:59:00.000Z';
const WAITED: WaitResult = {
	...{ taskId: 'task-1', task: succeeded, problem: null, ended: 'done', polls: 3, requests: 4 },
	...{ waitedSeconds: 12.5, lagBoundSeconds: 0.4, lastProblem: 'temporary' },
};

const waited = (result: Partial<WaitResult>, parameters = {}) =>
	answerOfWait({ ...WAITED, ...result }, vap, {
		settings: settingsWith({ operation: 'waitUntilDone', ...parameters }),
		since: SINCE,
	});

// [ended, timedOut, task]
test.each([
	['done', false, succeeded],
	['timeout', true, running],
	['no_answer', false, running],
	['urls_expiring', false, running],
] as const)('a wait that ended with %s: timedOut %p', (ended, timedOut, task) => {
	expect(waited({ ended, task })).toEqual({
		taskId: 'task-1',
		task,
		wait: {
			...{ ended, timedOut, polls: 3, requests: 4, waitedSeconds: 12.5, since: SINCE },
			...{ lagBoundSeconds: 0.4, lastProblem: 'temporary' },
		},
		trouble: null,
	});
});

// [ended, task, whether it is raised with On Timeout: Stop With Error]
test.each([
	['done', succeeded, false],
	['timeout', running, true],
	['timeout', null, true],
	['no_answer', running, true],
	['urls_expiring', running, false],
] as const)('%s %# with On Timeout: Stop With Error is raised: %p', (ended, task, isRaised) => {
	const { trouble } = waited({ ended, task }, { onTimeout: 'throwError', maxWaitMinutes: 2 });
	expect(trouble !== null).toBe(isRaised);
	if (trouble === null) return;
	const seen = task === null ? 'unknown' : 'running';
	expect(trouble.message).toMatch(new RegExp(`^Task task-1 \\(last seen ${seen}\\): `));
	expect(trouble.message).toContain('temporary');
	expect(trouble.description).toContain(NOTHING_LOST);
	// As long as it waited, which can be shorter than the user allows.
	expect(trouble.message.includes('not done after 13 seconds')).toBe(ended === 'timeout');
	expect(trouble.description.includes("'Max Wait (Minutes)'")).toBe(ended === 'timeout');
	expect(trouble.description.includes("'Max Consecutive Errors'")).toBe(ended === 'no_answer');
	expect(trouble).toMatchObject({
		isLate: true,
		description: expect.stringContaining('AceData Cloud'),
	});
});

test('an id that no answer came about in time is unknown', () => {
	const { task, wait } = waited({ task: null, ended: 'timeout', polls: 0, requests: 0 });
	expect(task).toMatchObject({
		...{ taskId: 'task-1', status: 'unknown', done: false, pollAfterSeconds: 15 },
		...{ provider: 'vap', service: 'vap', failure: null },
	});
	expect(wait).toMatchObject({ timedOut: true, polls: 0 });
});

// [task, problem, how the message begins]
test.each([
	[null, REFUSED, 'Task task-1: the provider refused'],
	[running, REFUSED, 'Task task-1 (last seen running): the provider refused'],
] as ReadonlyArray<readonly [Task | null, Problem, string]>)(
	'a wait that a problem ended is raised with the last state: %#',
	(task, trouble, begin) => {
		const answer = waited({ ended: 'no_answer', task, problem: trouble });
		expect(answer.trouble?.message.startsWith(begin)).toBe(true);
		expect(answer.trouble).toMatchObject({
			description: `Check the task id. Provider: AceData Cloud. ${NOTHING_LOST}`,
			httpCode: '422',
		});
		expect(answer.task).toBe(task);
	},
);

test('a failure that a wait saw is raised the same way', () => {
	const options = { onTaskFailure: 'throwError' };
	expect(waited({ task: failed }, { options }).trouble?.message).toBe(
		'Task task-1: failed: Broken',
	);
	// A failed task does not go on.
	expect(waited({ task: failed }, { options }).trouble?.description).not.toContain(
		'Nothing is lost',
	);
	expect(waited({ task: failed }).trouble).toBeNull();
});

test('a task that is not found is no failed one', () => {
	const task = notFoundTask('task-1', vap, notFoundFailure('running', ''));
	const options = { onTaskFailure: 'throwError' };
	expect(waited({ task }, { options, onTimeout: 'throwError' })).toMatchObject({
		task: { status: 'not_found', done: true },
		trouble: null,
	});
});

test.each([
	[0, '0 seconds'],
	[0.6, '1 second'],
	[89.4, '89 seconds'],
	[90, '2 minutes'],
	[1_799.9, '30 minutes'],
])('%p seconds are told as %s', (seconds, text) => {
	expect(spanOf(seconds)).toBe(text);
});
