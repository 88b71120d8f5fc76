// Get Recent Tasks: what a task made is asked for where a list does not show it.
import type { OutcomeRequest } from '../../../../core/look/adapter';
import { problem } from '../../../../core/problem';
import { account, listed, listedTask, listOf, NEWEST_MS } from './scriptedList';

const tasks = account(4, (index) => (index === 1 ? 'running' : 'succeeded'));

const outcome: OutcomeRequest = {
	request: ({ taskId }) =>
		taskId === 'task-3' ? null : { method: 'GET', path: `/result/${taskId}` },
	parse: (_answer, task) => ({ ...task, result: `made by ${task.taskId}` }),
};

test('tasks that succeeded and are put out are asked for what they made, once', async () => {
	const wanted = { limit: 3 };
	const found = await listed([listOf([tasks])], { outcome, wanted });
	expect(found.asked).toEqual(['/list?page=0', '/result/task-0', '/result/task-2']);
	expect(found.tasks.map(({ result }) => result)).toEqual([
		...['made by task-0', null, 'made by task-2'],
	]);
});

test('one whose result cannot be had stays succeeded and says what is missing', async () => {
	const refusal = problem('forbidden', 'no right', { httpStatus: 403 });
	const failing: OutcomeRequest = {
		...outcome,
		parse: (answer, task) => (task.taskId === 'task-0' ? refusal : outcome.parse(answer, task)),
	};
	const found = await listed([listOf([tasks])], { outcome: failing });
	expect(found.ids).toEqual(['task-0', 'task-1', 'task-2', 'task-3']);
	expect(found.tasks[0]).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	expect(found.tasks[0]?.passingTrouble).toMatch(/no right/);
	expect(found.problem).toBeNull();
});

test('a result that passes by itself is asked for again', async () => {
	const fault = problem('providerFault', 'broken', { httpStatus: 503 });
	let count = 0;
	const failing: OutcomeRequest = {
		...outcome,
		parse: (answer, task) => ((count += 1) === 1 ? fault : outcome.parse(answer, task)),
	};
	const found = await listed([listOf([tasks.slice(0, 1)])], { outcome: failing });
	expect(found.sentAt).toEqual([0, 0, 1_000]);
	expect(found.tasks[0]?.result).toBe('made by task-0');
});

test('an answer about another task, or that it goes on, is no result', async () => {
	const other = listedTask('other', NEWEST_MS);
	const odd: OutcomeRequest = { ...outcome, parse: () => other };
	const found = await listed([listOf([tasks.slice(0, 1)])], { outcome: odd });
	expect(found.ids).toEqual(['task-0']);
	expect(found.tasks[0]?.failure).toMatchObject({ code: 'no_media' });
});

test('a task may fail at its result where the provider says it so', async () => {
	const failed: OutcomeRequest = {
		...outcome,
		parse: (_answer, task) => ({ ...task, status: 'failed' }),
	};
	const first = [listOf([tasks.slice(0, 1)])];
	const mayNot = await listed(first, { outcome: failed });
	expect(mayNot.tasks[0]?.status).toBe('succeeded');
	const may = await listed(first, { outcome: { ...failed, mayFail: true } });
	expect(may.tasks[0]?.status).toBe('failed');
});

const NO_RESULT = /it does not hold what the task made\. Look again\.$/;

test('an answer about another task that succeeded is no result, and asked for again', async () => {
	const other = listedTask('other', NEWEST_MS);
	const found = await listed([listOf([tasks.slice(0, 1)])], {
		outcome: { ...outcome, parse: () => other },
	});
	expect(found.asked).toEqual(['/list?page=0', ...Array(3).fill('/result/task-0')]);
	expect(found.tasks[0]?.passingTrouble).toMatch(NO_RESULT);
});

test.each(['running', 'cancelled'] as const)(
	'an answer that the task is %s is no result, also where it may say that it has failed',
	async (status) => {
		const parse: OutcomeRequest['parse'] = (_answer, task) => ({ ...task, status });
		const found = await listed([listOf([tasks.slice(0, 1)])], {
			outcome: { ...outcome, mayFail: true, parse },
		});
		expect(found.tasks[0]?.status).toBe('succeeded');
		expect(found.tasks[0]?.passingTrouble).toMatch(NO_RESULT);
	},
);

test('a task that no request can be made for comes out as it is listed', async () => {
	const broken: OutcomeRequest = {
		...outcome,
		request(task) {
			if (task.taskId === 'task-0') throw new Error('a template that cannot be filled');
			return outcome.request(task);
		},
	};
	const found = await listed([listOf([tasks])], { outcome: broken });
	expect(found.asked).toEqual(['/list?page=0', '/result/task-2']);
	expect(found.tasks[0]).toEqual(tasks[0]);
});
