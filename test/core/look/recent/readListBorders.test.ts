// Get Recent Tasks: where a list ends, and which way it runs, at the borders.
import { createdMs } from '../../../../core/look/recent/readList';
import type { TaskList } from '../../../../core/look/recent/taskList';
import { passesByItself } from '../../../../core/problem';
import {
	account,
	inPages,
	listed,
	listedTask,
	listOf,
	minutesAgo,
	NEWEST_MS,
} from './scriptedList';

const longNext = (length: number): TaskList => ({
	...listOf([]),
	parse: (_answer, page) =>
		page === null
			? { tasks: [listedTask('first', minutesAgo(0))], next: 'x'.repeat(length) }
			: { tasks: [listedTask('second', minutesAgo(1))], next: null },
});

test('a next page that is named with 4,000 characters is asked for', async () => {
	const { ids, problem: met } = await listed([longNext(4_000)]);
	expect([ids, met]).toEqual([['first', 'second'], null]);
});

test('what is longer names no page: the list ends with words about its address', async () => {
	const { ids, asked, problem: met } = await listed([longNext(4_001)]);
	expect([ids, asked.length]).toEqual([['first'], 1]);
	expect(met).toMatchObject({
		kind: 'unexpectedAnswer',
		message: 'what it names as the next page of the list is none',
		description: 'Check the base URL in the credential: this is not how the API answers.',
	});
});

test('a list that is not read in time ends with a problem that passes by itself', async () => {
	const pages = inPages(account(20), 1);
	const { problem: met } = await listed([listOf(pages)], { requestsPerSecond: 0.1 });
	expect(met).toMatchObject({ kind: 'notSent' });
	expect(met !== null && passesByItself(met)).toBe(true);
});

const [old, mid, young] = [
	listedTask('old', minutesAgo(3)),
	listedTask('mid', minutesAgo(2)),
	listedTask('young', minutesAgo(1)),
];
const undated = listedTask('undated', null);

test.each([
	['shows one task a page', [[old], [mid], [young]]],
	['begins with a task without a time', [[undated, old, mid], [young]]],
	['has a task without a time at the end of a page', [[old, mid, undated], [young]]],
])('a list from the oldest to the newest that %s is read to its end', async (_, pages) => {
	const { ids, asked } = await listed([listOf(pages)], { wanted: { limit: 2 } });
	expect(ids).toEqual(['young', 'mid']);
	expect(asked).toHaveLength(pages.length);
});

test.each([
	['are of one moment', NEWEST_MS],
	['have no time', null],
])('a list whose tasks %s is read until there are enough', async (_, atMs) => {
	const tasks = ['a', 'b', 'c', 'd'].map((id) => listedTask(id, atMs));
	const { ids, asked } = await listed([listOf(inPages(tasks, 2))], { wanted: { limit: 2 } });
	expect(ids).toEqual(['a', 'b']);
	expect(asked).toHaveLength(1);
});

test('without an earliest time no task is too old, not even one from before 1970', async () => {
	// What Go writes for a time that was never set.
	const atMs = Date.parse('0001-01-01T00:00:00Z');
	const pages = [[listedTask('a', atMs)], [listedTask('b', atMs)]];
	expect((await listed([listOf(pages)])).ids).toEqual(['a', 'b']);
});

test('an empty page is not one of older tasks', async () => {
	const wanted = { sinceMs: minutesAgo(30) };
	expect((await listed([listOf([[young], [], [mid]])], { wanted })).ids).toEqual(['young', 'mid']);
});

test.each([
	['2026-11-22T10:00:00.000Z', NEWEST_MS],
	['some day', null],
	[null, null],
])('created at %j', (createdAt, expected) => {
	expect(createdMs({ createdAt })).toBe(expected);
});
