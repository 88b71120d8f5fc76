// HeyGen's lists: which records have an id, and which page is the last.
import type { ListedTasks, TaskList } from '../../../core/look/recent/taskList';
import { adapterOf, answer } from '../../core/answering';

const [list] = adapterOf('heyGen', 'videos').recent as readonly [TaskList];
const ALL = { sinceMs: null, statuses: [], limit: 50 };
const read = (body: object) => list.parse(answer(body), null, ALL) as ListedTasks;
const data = [{ id: 'a', status: 'processing' }];

// [what stands beside the records, the token of the next page]
test.each([
	[{ has_more: true, next_token: 't' }, 't'],
	[{ next_token: 't' }, 't'],
	[{ has_more: false, next_token: 't' }, null],
	[{ has_more: true, next_token: '' }, null],
	[{ has_more: true, next_token: null }, null],
	[{ has_more: true }, null],
])('after a page with %j comes %j', (beside, next) => {
	expect(read({ data, ...beside }).next).toBe(next);
});

test.each([
	[{ id: 'a' }, ['a']],
	[{ video_id: 'b' }, ['b']],
	[{ id: 'a', video_id: 'b' }, ['a']],
	[{ id: '', video_id: 'b' }, ['b']],
	[{ title: 'c' }, []],
])('the record %j is of the tasks %j', (record, ids) => {
	const { tasks } = read({ data: [{ status: 'processing', ...record }] });
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual(
		ids.map((id) => [id, 'running']),
	);
});

test.each([
	[7, [], 7],
	[100, [], 100],
	[101, [], 100],
	[7, ['failed' as const], 100],
])('%i wanted, of the states %j: a page of %i', (limit, statuses, size) => {
	expect(list.request(null, { sinceMs: null, statuses, limit }).path).toBe(
		`/v3/videos?limit=${size}`,
	);
});
