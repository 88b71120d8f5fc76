// How far an account's list is read: by the provider's own times, so that a clock that jumps does no harm.
import {
	advanced,
	cursorIn,
	isFirst,
	sinceOf,
	storedCursor,
	unlisted,
} from '../../../core/callback/newEnds';
import type { Task } from '../../../core/task/task';

const NOW_MS = Date.parse('2026-11-29T10:00:00.000Z');
const DAY_MS = 24 * 3_600_000;

const task = (taskId: string, done: boolean, createdAtMs: number | null = NOW_MS) =>
	({
		...{ taskId, done },
		createdAt: createdAtMs === null ? null : new Date(createdAtMs).toISOString(),
	}) as unknown as Task;

const polled = (listed: readonly Task[], more = {}) => ({
	...{ listed, looked: [], lost: [], started: [], isWhole: true },
	...more,
});

test('it goes on ten minutes before the newest task, and knows which were open', () => {
	const cursor = advanced(
		null,
		polled([task('a', true), task('b', false, NOW_MS - 5_000)]),
		NOW_MS,
	);
	expect(sinceOf(cursor)).toBe(NOW_MS - 600_000);
	expect([...cursor.open]).toEqual([['b', NOW_MS]]);
	expect(unlisted(cursor, [task('c', true)])).toEqual(['b']);
	expect(unlisted(cursor, [task('b', true)])).toEqual([]);
});

test('for what an execution was started it looks once more: after a kill it may not have begun', () => {
	const ended = [task('a', true), task('b', true)];
	const cursor = advanced(null, polled(ended, { started: ['b'] }), NOW_MS);
	expect(unlisted(cursor, [])).toEqual(['b']);
	expect(unlisted(advanced(cursor, polled(ended), NOW_MS + 1), [])).toEqual([]);
});

test('a list that was not read to its end is read again', () => {
	const first = advanced(null, polled([task('a', true)]), NOW_MS);
	const late = task('z', true, NOW_MS + DAY_MS);
	expect(sinceOf(advanced(first, polled([late], { isWhole: false }), NOW_MS))).toBe(sinceOf(first));
	expect(sinceOf(advanced(first, polled([late]), NOW_MS))).toBe(NOW_MS + DAY_MS - 600_000);
});

test('tasks without a time: all that the list gives is read each time', () => {
	expect(sinceOf(advanced(null, polled([task('a', true, null)]), NOW_MS))).toBeNull();
	expect([sinceOf(null), unlisted(null, [])]).toEqual([null, []]);
});

test('an open task is watched for a week, one that could not be looked at too', () => {
	const first = advanced(null, polled([task('a', false), task('b', false)]), NOW_MS);
	const later = advanced(
		first,
		polled([], { looked: [task('a', false)], lost: ['b'] }),
		NOW_MS + 1,
	);
	expect([...later.open]).toEqual(
		[
			['a', NOW_MS],
			['b', NOW_MS],
		].reverse(),
	);
	const tooLate = polled([], { looked: [task('a', false)], lost: ['b'] });
	expect(advanced(later, tooLate, NOW_MS + 7 * DAY_MS + 1).open.size).toBe(0);
});

test('a thousand open tasks, those that were seen first are let go', () => {
	const first = advanced(null, polled([task('oldest', false)]), NOW_MS);
	const many = Array.from({ length: 1_000 }, (_, index) => task(`t-${index}`, false));
	const { open } = advanced(first, polled(many, { looked: [task('oldest', false)] }), NOW_MS + 1);
	expect([open.size, open.has('oldest'), open.has('t-999')]).toEqual([1_000, false, true]);
});

test('without a poll for a week the list begins anew', () => {
	const cursor = advanced(null, polled([]), NOW_MS);
	expect([isFirst(null, NOW_MS), isFirst(cursor, NOW_MS + 7 * DAY_MS)]).toEqual([true, false]);
	expect(isFirst(cursor, NOW_MS + 7 * DAY_MS + 1)).toBe(true);
	// Set back, too.
	expect(isFirst(cursor, NOW_MS - DAY_MS)).toBe(false);
});

test('what is stored is read again; what is none is nothing', () => {
	const cursor = advanced(null, polled([task('a', true), task('b', false)]), NOW_MS);
	expect(cursorIn(JSON.parse(JSON.stringify(storedCursor(cursor))))).toEqual(cursor);
	for (const bad of [undefined, null, [], {}, { readAtMs: 1 }, { readAtMs: 'x', open: [] }])
		expect(cursorIn(bad)).toBeNull();
	expect(cursorIn({ readAtMs: 1, open: [['a'], 'b', ['c', 2]], newestMs: 'x' })).toEqual({
		...{ readAtMs: 1, newestMs: null },
		open: new Map([['c', 2]]),
	});
});

test('a task without a time beside one with a time is passed over for where the list goes on', () => {
	const listed = [task('a', true, null), task('b', true), task('c', true, null)];
	expect(advanced(null, polled(listed), NOW_MS).newestMs).toBe(NOW_MS);
});

test('an open task is still watched when the week is just over', () => {
	const first = advanced(null, polled([task('a', false)]), NOW_MS);
	const later = advanced(first, polled([], { lost: ['a'] }), NOW_MS + 7 * DAY_MS);
	expect([...later.open]).toEqual([['a', NOW_MS]]);
});

test('of stored open tasks only those with an id and a time are read', () => {
	const open = [[1, 2], [null, 2], ['a', '2'], ['b', 2], null, {}];
	expect(cursorIn({ readAtMs: 1, open })?.open).toEqual(new Map([['b', 2]]));
});
