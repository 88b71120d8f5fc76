// A problem that a request with ids of several waits met is told without any of them.
import { withoutIds } from '../../../core/look/along';
import { problem } from '../../../core/problem';

const met = problem('refused', 'no task-1 here', { description: 'Check task-1.', httpStatus: 400 });

test('each id in message and description becomes an ellipsis, and nothing else changes', () => {
	expect(withoutIds(met, ['task-1', 'task-2'])).toStrictEqual({
		...met,
		message: 'no … here',
		description: 'Check ….',
	});
});

test("the provider's own words, which are told apart, lose the ids too", () => {
	const apart = {
		message: 'task-2 was refused',
		description: 'Check task-1.',
		said: { code: 'bad', message: 'task-1 and task-2' },
	};
	expect(withoutIds({ ...met, apart }, ['task-1', 'task-2']).apart).toEqual({
		message: '… was refused',
		description: 'Check ….',
		said: { code: 'bad', message: '… and …' },
	});
});

// [what is said, the ids, what is left]
test.each([
	['task-10 of task-1', ['task-1', 'task-10'], '… of …'],
	['task-10 of task-1', ['task-10', 'task-1'], '… of …'],
	['task-1 of task-1', ['task-1'], '… of …'],
	['/tasks/a%2Fb of a/b', ['a/b'], '/tasks/… of …'],
])('%p without %p', (message, ids, left) => {
	expect(withoutIds(problem('refused', message), ids).message).toBe(left);
});

test('where no ids are to be hidden, or tasks came, all stays as it is', () => {
	expect(withoutIds(met, [])).toBe(met);
	const tasks = [] as const;
	expect(withoutIds(tasks, ['task-1'])).toBe(tasks);
});
