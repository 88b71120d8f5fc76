// MiniMax's list of version 2: by which states it is filtered, which page is the last, whose the records are.
import type { ListedTasks, TaskList, Wanted } from '../../../core/look/recent/taskList';
import type { TaskStatus } from '../../../core/task/task';
import { adapterOf, answer } from '../../core/answering';

const [list] = adapterOf('miniMax', 'v2').recent as readonly [TaskList];
const wanted = (limit: number, ...statuses: TaskStatus[]): Wanted => ({
	...{ sinceMs: null, statuses, limit },
});
const read = (body: object, page: string | null, asked: Wanted) =>
	list.parse(answer(body), page, asked) as ListedTasks;
const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `t-${index}` }));

test.each<[TaskStatus, boolean]>([
	['queued', true],
	['running', true],
	['succeeded', true],
	['failed', true],
	['cancelled', true],
	['expired', false],
	['unknown', false],
])('the list can be filtered by %s: %p', (status, can) => {
	const { path } = list.request(null, wanted(5, status));
	const end = can ? `page_size=5&filter.status=${status}` : 'page_size=50';
	expect(path).toBe(`/v2/query/video_generation?page_num=1&${end}`);
});

test('of several states none is a filter', () => {
	expect(list.request(null, wanted(5, 'queued', 'running')).path).toBe(
		'/v2/query/video_generation?page_num=1&page_size=50',
	);
});

test.each([
	[49, 49],
	[50, 50],
	[51, 50],
])('for %i tasks a page of %i is asked for', (limit, size) => {
	expect(list.request('3 80', wanted(limit)).path).toBe(
		`/v2/query/video_generation?page_num=3&page_size=${size}`,
	);
});

// [page, tasks that it holds, tasks of the list, what is wanted, the next page]
test.each<[string | null, number, number | undefined, Wanted, string | null]>([
	[null, 50, 51, wanted(99), '2 50'],
	[null, 50, 50, wanted(99), null],
	['2 50', 1, 51, wanted(99), null],
	['2 50', 10, 61, wanted(99), '3 60'],
	[null, 50, undefined, wanted(99), '2 50'],
	[null, 49, undefined, wanted(99), null],
	[null, 5, undefined, wanted(5), '2 5'],
	[null, 5, undefined, wanted(5, 'failed'), '2 5'],
	[null, 5, undefined, wanted(5, 'expired'), null],
])('after page %j with %i of %j tasks, where %j: %j', (page, count, total, asked, next) => {
	expect(read({ items: items(count), total }, page, asked).next).toBe(next);
});

test.each([
	[{ id: 'a' }, 'a'],
	[{ task_id: 'b' }, 'b'],
	[{ id: 'a', task_id: 'a' }, 'a'],
	[{ id: ' ', task_id: 'b' }, 'b'],
])('the record %j is of the task %s, and read like one alone', (ids, taskId) => {
	const record = { ...ids, status: 'failed', error: { code: '1026', message: 'Why' } };
	const { tasks } = read({ items: [record] }, null, wanted(5));
	expect(tasks).toMatchObject([
		{ taskId, status: 'failed', failure: { reason: 'content_policy' } },
	]);
});
