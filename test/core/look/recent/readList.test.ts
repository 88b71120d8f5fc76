// Get Recent Tasks: pages are followed until there is enough, within the budget.
import { MOST_PAGES } from '../../../../core/look/recent/readList';
import type { TaskList } from '../../../../core/look/recent/taskList';
import { LONGEST_LOOK_MS } from '../../../../core/look/retriedLook';
import { problem } from '../../../../core/problem';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../answering';
import {
	account,
	inPages,
	listed,
	listedTask,
	listOf,
	minutesAgo,
	NEWEST_MS,
} from './scriptedList';

const hundred = account(100);
const pages = inPages(hundred, 20);
const names = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `task-${from + index}`);

test('pages are asked for until there are as many tasks as are wanted', async () => {
	const { ids, asked, problem: met, isCut } = await listed([listOf(pages)]);
	expect(ids).toEqual(names(50));
	expect(asked).toEqual(['/list?page=0', '/list?page=1', '/list?page=2']);
	expect(met).toBeNull();
	expect(isCut).toBe(false);
});

test('a list that is shorter is read to its end', async () => {
	const { ids, asked } = await listed([listOf(pages)], { wanted: { limit: 1000 } });
	expect(ids).toEqual(names(100));
	expect(asked).toHaveLength(5);
});

test.each([
	['the first of a page', 39, 40, 3],
	['the last of a page', 40, 41, 4],
	['within a page', 45, 46, 4],
])('since %s: that one is wanted, and the first older page is the last', async (...row) => {
	const [, minutes, count, requests] = row;
	const wanted = { sinceMs: minutesAgo(minutes), limit: 1000 };
	const { ids, asked } = await listed([listOf(pages)], { wanted });
	expect(ids).toEqual(names(count));
	expect(asked).toHaveLength(requests);
});

test('only tasks in the wanted states count', async () => {
	const tasks = account(100, (index) => (index % 10 === 0 ? 'failed' : 'succeeded'));
	const wanted = { statuses: ['failed' as const], limit: 4 };
	const { ids, asked } = await listed([listOf(inPages(tasks, 20))], { wanted });
	expect(ids).toEqual(['task-0', 'task-10', 'task-20', 'task-30']);
	expect(asked).toHaveLength(2);
});

test('the newest come first, however a list is sorted, and one that runs the other way is read to its end', async () => {
	const upwards = listOf(inPages([...hundred].reverse(), 20));
	const { ids, asked } = await listed([upwards], { wanted: { limit: 30 } });
	expect(ids).toEqual(names(30));
	expect(asked).toHaveLength(5);
	const since = { sinceMs: minutesAgo(9) };
	expect((await listed([upwards], { wanted: since })).ids).toEqual(names(10));
});

test('tasks without a time of creation are kept, behind the others, and are no older page', async () => {
	const undated = [listedTask('u-1', null), listedTask('u-2', null)];
	const old = listedTask('old', minutesAgo(60));
	const list = listOf([[...undated, old], [listedTask('new', NEWEST_MS)], [old]]);
	const { ids, asked } = await listed([list], { wanted: { sinceMs: minutesAgo(30) } });
	expect(ids).toEqual(['new', 'u-1', 'u-2']);
	expect(asked).toHaveLength(3);
});

test('a task that moves to the next page comes out once, as it stood at its end', async () => {
	const [a, b] = [listedTask('a', minutesAgo(1)), listedTask('b', minutesAgo(2), 'running')];
	const later = listedTask('b', minutesAgo(2), 'succeeded');
	const { tasks } = await listed([listOf([[a, b], [later, b], [listedTask('c', minutesAgo(3))]])]);
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([
		['a', 'succeeded'],
		['b', 'succeeded'],
		['c', 'succeeded'],
	]);
});

test('all lists of an account are read, and the newest of all come out', async () => {
	const lists = [listOf(pages, 'default'), listOf([[listedTask('flex', NEWEST_MS + 1)]], 'flex')];
	const { ids, asked } = await listed(lists, { wanted: { limit: 3 } });
	expect(ids).toEqual(['flex', 'task-0', 'task-1']);
	expect(asked).toEqual(['/default?page=0', '/flex?page=0']);
});

describe('a list without an end', () => {
	const endless = (next: TaskList['parse']): TaskList => ({ ...listOf([]), parse: next });

	test('that names the page before as the next one', async () => {
		const list = endless((_answer, page) => ({
			tasks: [listedTask(`of-${page ?? 'first'}`, NEWEST_MS)],
			next: page === 'b' ? 'a' : page === 'a' ? 'b' : 'a',
		}));
		const { ids, asked, isCut } = await listed([list]);
		expect(ids).toEqual(['of-first', 'of-a', 'of-b']);
		expect(asked).toHaveLength(3);
		expect(isCut).toBe(true);
	});

	test('that gives the same tasks under every page', async () => {
		let count = 0;
		const list = endless(() => ({ tasks: hundred.slice(0, 20), next: String((count += 1)) }));
		const { ids, asked, isCut } = await listed([list]);
		expect(ids).toEqual(names(20));
		expect(asked).toHaveLength(4);
		expect(isCut).toBe(true);
	});

	test('that gives empty pages', async () => {
		let count = 0;
		const list = endless(() => ({ tasks: [], next: String((count += 1)) }));
		const { ids, asked, isCut } = await listed([list]);
		expect([ids, asked.length, isCut]).toEqual([[], 3, true]);
	});

	test('that has always one task more', async () => {
		let count = 0;
		const list = endless(() => {
			count += 1;
			return { tasks: [listedTask(`t-${count}`, minutesAgo(count))], next: String(count) };
		});
		const { ids, isCut } = await listed([list], { wanted: { limit: 1000 } });
		expect(ids).toHaveLength(MOST_PAGES);
		expect(isCut).toBe(true);
	});

	test('an empty page in between is no end', async () => {
		const list = listOf([[listedTask('a', minutesAgo(1))], [], [listedTask('b', minutesAgo(2))]]);
		expect((await listed([list])).ids).toEqual(['a', 'b']);
	});

	test('a next page that no address could hold is not asked for', async () => {
		const list = endless(() => ({ tasks: hundred.slice(0, 2), next: 'x'.repeat(4_001) }));
		const { ids, problem: met } = await listed([list]);
		expect(ids).toEqual(names(2));
		expect(met).toMatchObject({ kind: 'unexpectedAnswer' });
	});
});

const refused = (status: number, headers: Record<string, string> = {}) =>
	answer({ error: 'no' }, status, headers);
const limited = problem('rateLimited', 'fewer', { httpStatus: 429 });

describe('trouble on the way', () => {
	const troubled = (parse: (count: number) => ReturnType<TaskList['parse']> | null): TaskList => {
		const good = listOf(pages);
		let count = 0;
		return {
			...good,
			parse: (...asked) => parse((count += 1)) ?? good.parse(...asked),
		};
	};

	test('a page is asked for again after a pause, and the pages before stay', async () => {
		const list = troubled((count) => (count === 2 || count === 3 ? limited : null));
		const { ids, asked, sentAt, problem: met } = await listed([list]);
		expect(ids).toEqual(names(50));
		expect(met).toBeNull();
		expect(asked.map((path) => path.at(-1))).toEqual(['0', '1', '1', '1', '2']);
		expect(sentAt).toEqual([0, 0, 1_000, 3_000, 3_000]);
	});

	test('a pause that the provider names is kept', async () => {
		const named = { ...limited, retryAfterMs: 20_000 };
		const { ids, sentAt } = await listed([troubled((count) => (count === 2 ? named : null))]);
		expect(ids).toEqual(names(50));
		expect(sentAt).toEqual([0, 0, 20_000, 20_000]);
	});

	test('what was found before a problem that stays comes out beside it', async () => {
		const fault = problem('providerFault', 'broken', { httpStatus: 503 });
		const list = troubled((count) => (count > 1 ? fault : null));
		const { ids, asked, problem: met } = await listed([list]);
		expect(ids).toEqual(names(20));
		expect(asked).toHaveLength(4);
		expect(met).toBe(fault);
	});

	test('after a refused key nothing else is asked', async () => {
		const fault = problem('unauthorized', 'bad key', { httpStatus: 401 });
		const { ids, asked, problem: met } = await listed([troubled(() => fault), listOf(pages, 'b')]);
		expect([ids, asked.length, met]).toEqual([[], 1, fault]);
	});

	test('no answer, and one that the list cannot read, are problems too', async () => {
		const reply = () => problem('noAnswer', 'gone');
		expect((await listed([listOf(pages)], { reply })).problem).toMatchObject({ kind: 'noAnswer' });
		const throwing: TaskList = {
			...listOf(pages),
			parse() {
				throw new Error('broken');
			},
		};
		const { ids, problem: met } = await listed([throwing], { reply: () => refused(200) });
		expect([ids, met?.kind]).toEqual([[], 'unexpectedAnswer']);
	});

	test('a silence that is longer than a look ends it, in words about the list', async () => {
		const silence = { ...limited, retryAfterMs: LONGEST_LOOK_MS };
		const list = troubled((count) => (count > 1 ? silence : null));
		const { ids, asked } = await listed([list]);
		expect(ids).toEqual(names(20));
		expect(asked).toHaveLength(2);
		const slow = await listed([listOf(inPages(hundred, 1))], {
			...{ requestsPerSecond: 0.1, wanted: { limit: 100 } },
		});
		expect(slow.ids).toHaveLength(12);
		expect(slow.problem?.message).toBe('the list was not read within the 2 minutes of a look');
		expect(slow.problem?.description).toMatch(/'Limit'.*'Since'/);
	});
});

test('requests keep to the budget', async () => {
	const { sentAt } = await listed([listOf(pages)], {
		...{ requestsPerSecond: 1, wanted: { limit: 100 } },
	});
	expect(sentAt).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});

test('a Stop ends the reading, and what was found so far comes back', async () => {
	const virtual = virtualClock();
	const reply = (_request: unknown, count: number) => {
		if (count === 2) virtual.stop();
		return null;
	};
	const { ids, asked } = await listed([listOf(pages)], {
		...{ virtual, reply, wanted: { limit: 1000 } },
	});
	expect(asked).toHaveLength(2);
	expect(ids).toEqual(names(40));
});
