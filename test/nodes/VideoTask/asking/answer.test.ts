import { answerOfLook } from '../../../../nodes/VideoTask/asking/answer';
import { problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { adapterOf, taskOf } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const aceData = adapterOf('aceDataCloud', 'seedance');
const vap = adapterOf('vap');

const REFUSED = problem('refused', 'the provider refused the request (HTTP 422)', {
	description: 'Check the task id.',
	httpStatus: 422,
});

const failed = taskOf(vap, { status: 'failed', error: { code: 'api_error', message: 'Broken' } });
const succeeded = taskOf(vap, { status: 'completed', video_url: 'https://x/v.mp4' });

const looked = (task: Task, parameters = {}) =>
	answerOfLook(
		'task-1',
		{ outcome: { kind: 'task', task, ageMs: null }, requests: 1 },
		vap,
		settingsWith(parameters),
	);

test('a problem is told with the id before it, its status as text', () => {
	const seen = { outcome: { kind: 'problem', problem: REFUSED }, requests: 1 } as const;
	expect(answerOfLook('task-1', seen, vap, settingsWith())).toEqual({
		taskId: 'task-1',
		task: null,
		wait: null,
		trouble: {
			message: 'Task task-1: the provider refused the request (HTTP 422)',
			description: 'Check the task id. Provider: AceData Cloud.',
			httpCode: '422',
			isLate: false,
		},
	});
	const unheard = problem('noAnswer', 'the provider did not answer: the time was up');
	const notAsked = { outcome: { kind: 'notAsked', problem: unheard }, requests: 0 } as const;
	expect(answerOfLook('task-1', notAsked, vap, settingsWith()).trouble).toMatchObject({
		message: 'Task task-1: the provider did not answer: the time was up',
		httpCode: null,
	});
});

const notFound = (operation: string, taskId = 'task-1') =>
	answerOfLook(
		taskId,
		{ outcome: { kind: 'notFound' }, requests: 1 },
		aceData,
		settingsWith({ operation }),
	);

test('not found is raised by Get Task alone', () => {
	expect(notFound('getTask').trouble).toMatchObject({
		message: expect.stringMatching(/^Task task-1: .*no task with this id/),
		httpCode: '404',
	});
	const { task, trouble } = notFound('getTasksBatch');
	expect(trouble).toBeNull();
	expect(task).toMatchObject({
		...{ taskId: 'task-1', status: 'not_found', done: true, url: null, media: [] },
		...{ provider: 'aceDataCloud', service: 'seedance', pollAfterSeconds: null, raw: null },
		failure: { code: null, reason: 'not_found', retryable: null },
	});
});

test('not found names the provider as the form does, and says it once', () => {
	const { message = '', description = '' } = notFound('getTask').trouble ?? {};
	expect(message).toBe('Task task-1: the provider (AceData Cloud) knows no task with this id');
	expect(description).toMatch(/^Check the id, and that it was created with this provider/);
	expect(`${message} ${description}`).not.toContain('aceDataCloud');
});

test('an id of another kind is named where it is not found', () => {
	const hint =
		"looks like ModelArk's id; use task_id from the top level of AceData's create answer";
	expect(notFound('getTasksBatch', 'cgt-1').task?.failure?.message).toContain(hint);
	expect(notFound('getTask', 'cgt-1').trouble?.description).toContain(hint);
});

// [state of the task, whether it is raised with On Task Failure: Stop With Error]
test.each([
	['failed', true],
	['cancelled', true],
	['expired', true],
	['completed', false],
	['processing', false],
	['pending', false],
	['resting', false],
])('%s is raised: %p', (status, isRaised) => {
	const task = taskOf(vap, { status });
	expect(looked(task).trouble).toBeNull();
	const { trouble } = looked(task, { options: { onTaskFailure: 'throwError' } });
	expect(trouble !== null).toBe(isRaised);
});

test('a raised failure says what the provider said, and what to do', () => {
	const options = { onTaskFailure: 'throwError' };
	const raised = looked(failed, { options });
	expect(raised.task).toBe(failed);
	expect(raised.trouble).toMatchObject({
		message: 'Task task-1: failed: Broken',
		description: expect.stringContaining('Create the task again'),
		httpCode: null,
	});
	expect(raised.trouble?.description).toContain('api_error');
	const silent = looked(taskOf(vap, { status: 'failed' }), { options });
	expect(silent.trouble?.message).toMatch(/^Task task-1: failed: \w/);
	const policy = taskOf(vap, { status: 'failed', error: { code: 'moderation' } });
	expect(looked(policy, { options }).trouble?.description).toContain('Change the request');
});

test('what a look did not ask about twice has no wait', () => {
	expect(looked(succeeded)).toEqual({
		...{ taskId: 'task-1', task: succeeded, wait: null, trouble: null },
	});
});
