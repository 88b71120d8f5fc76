// WaveSpeed's list: how large its pages are, and which is the last.
import type { ListedTasks, TaskList } from '../../../core/look/recent/taskList';
import type { TaskStatus } from '../../../core/task/task';
import { waveSpeed } from '../../../providers/waveSpeed/adapter';
import { answer, problemOf } from '../../core/answering';

const adapter = waveSpeed('https://api.wavespeed.ai/api/v3');
const [list] = adapter.recent as readonly [TaskList];
const wanted = (limit: number, ...statuses: TaskStatus[]) => ({ sinceMs: null, statuses, limit });
const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `t-${index}` }));

test.each([
	[99, [], 99],
	[100, [], 100],
	[101, [], 100],
	[5, ['failed' as const], 100],
])('for %i tasks of the states %j a page of %i is asked for', (limit, statuses, page_size) => {
	expect(list.request('3 80', wanted(limit, ...statuses))).toEqual({
		...{ method: 'POST', path: '/predictions', body: { page: 3, page_size } },
	});
});

// [page, predictions that it holds, predictions of the list, how many are wanted, the next page]
test.each([
	[null, 100, undefined, 500, '2 100'],
	[null, 99, undefined, 500, null],
	[null, 5, undefined, 5, '2 5'],
	[null, 20, 50, 500, '2 20'],
	['2 20', 30, 50, 500, null],
	[null, 100, 100, 500, null],
])('after page %j with %i of %j predictions, of which %i are wanted: %j', (...row) => {
	const [page, count, total, limit, next] = row;
	const body = { code: 200, message: 'success', data: { items: items(count), total } };
	expect((list.parse(answer(body), page, wanted(limit)) as ListedTasks).next).toBe(next);
});

test.each([[null], ['text'], [items(2)], [{}], [{ items: {} }]])(
	'the data %j hold no list',
	(data) => {
		const body = { code: 200, message: 'success', data };
		expect(list.parse(answer(body), null, wanted(5))).toMatchObject({
			...{ kind: 'unexpectedAnswer', concernsIds: false },
		});
		expect(problemOf(adapter, answer(body)).kind).toBe('unexpectedAnswer');
	},
);

test('a listed prediction is read like one alone', () => {
	const item = { id: 'a', status: 'completed', outputs: [], has_nsfw_contents: [true] };
	const data = { items: [item, { ...item, id: ' ' }, { task_id: 'b' }] };
	const { tasks } = list.parse(answer({ code: 200, data }), null, wanted(5)) as ListedTasks;
	expect(tasks).toMatchObject([
		{
			...{ taskId: 'a', status: 'failed', failure: { reason: 'content_policy' } },
			raw: { code: 200, message: 'success', data: item },
		},
	]);
});
