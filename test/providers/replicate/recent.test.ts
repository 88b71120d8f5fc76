// The list of predictions: what is asked, and where the next page is.
import type { ListedTasks, Wanted } from '../../../core/look/recent/taskList';
import { replicate } from '../../../providers/replicate/adapter';
import { replicateList } from '../../../providers/replicate/recent';
import { answer } from '../../core/answering';

const BASE = 'https://api.replicate.com/v1';
const list = replicateList(replicate(BASE));
const ALL: Wanted = { sinceMs: null, statuses: [], limit: 50 };
const pathOf = (page: string | null, sinceMs: number | null) =>
	list.request(page, { ...ALL, sinceMs });

// [ms since 1970, what is asked for]
test.each([
	[null, '/predictions'],
	[Date.parse('2026-11-22T10:00:00.500Z'), '2026-11-22T09%3A59%3A59.500Z'],
	[1_001, '1970-01-01T00%3A00%3A00.001Z'],
	[1_000, '1970-01-01T00%3A00%3A00.000Z'],
	[500, '1970-01-01T00%3A00%3A00.000Z'],
	[0, '1970-01-01T00%3A00%3A00.000Z'],
])('tasks since %j are asked for from a second before, and not from before 1970', (ms, said) => {
	const path = ms === null ? said : `/predictions?created_after=${said}`;
	expect(pathOf(null, ms)).toEqual({ method: 'GET', path });
});

test('a further page is asked for by its query alone, which holds the time', () => {
	expect(pathOf('?cursor=cD0y', 5_000)).toEqual({
		method: 'GET',
		path: '/predictions?cursor=cD0y',
	});
});

// [`next` of a page, the page after it]
test.each([
	[`${BASE}/predictions?cursor=cD0y&a=%20b`, '?cursor=cD0y&a=%20b'],
	[`${BASE}/predictions?cursor=x#part`, '?cursor=x'],
	[`${BASE}/predictions`, null],
	[`${BASE}/predictions?`, null],
	['/predictions?cursor=x', null],
	['?cursor=x', null],
	['', null],
	[null, null],
	[undefined, null],
	[7, null],
	[[`${BASE}/predictions?cursor=x`], null],
	[{ href: `${BASE}/predictions?cursor=x` }, null],
])('after a page with the next address %j comes %j', (next, page) => {
	const results = [{ id: 'a', status: 'starting' }];
	const listed = list.parse(answer({ results, next, previous: next }), null, ALL) as ListedTasks;
	expect(listed.next).toBe(page);
	expect(listed.tasks).toMatchObject([{ taskId: 'a', status: 'queued' }]);
});
