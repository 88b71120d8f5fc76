// Which of the open tasks sets the pace: the oldest, but none that is far older than expected while others are open.
import { OpenTasks } from '../../../../core/wait/pacing/openTasks';
import { end, newPendingTask } from '../../../../core/wait/pendingTask';
import type { PendingTask } from '../../../../core/wait/pendingTask';

const bornAt = (ms: number) => newPendingTask(`born-${ms}`, ms);

function openTasks(...tasks: readonly PendingTask[]): OpenTasks {
	const open = new OpenTasks();
	for (const one of tasks) open.note(one, false);
	return open;
}

// [before when a task is too old, when the task was born that sets the pace]
test.each([
	[0, 10],
	[10, 10],
	[11, 20],
	[25, 30],
	[30, 30],
	// All are too old: the youngest of them.
	[31, 30],
	[1_000, 30],
])(
	'of tasks born at 20, 10 and 30, with those before %i too old, that of %i',
	(border, bornAtMs) => {
		expect(openTasks(bornAt(20), bornAt(10), bornAt(30)).paceSetterBornAtMs(border)).toBe(bornAtMs);
	},
);

test('without an open task none sets the pace', () => {
	expect(openTasks().paceSetterBornAtMs(0)).toBe(Number.NEGATIVE_INFINITY);
});

test('the border moves both ways', () => {
	const open = openTasks(...[50, 10, 40, 20, 30].map(bornAt));
	const borders = [0, 25, 60, 45, 15, 0, 31, 100, 50, 20];
	expect(borders.map((border) => open.paceSetterBornAtMs(border))).toEqual([
		...[10, 30, 50, 50, 20, 10, 40, 50, 50, 20],
	]);
});

test('what has ended sets no pace, whether it was the next or a later one', () => {
	const [first, second, third] = [bornAt(10), bornAt(20), bornAt(30)];
	const open = openTasks(first, second, third);
	open.forget(second);
	expect(open.paceSetterBornAtMs(0)).toBe(10);
	end(first, 'done', 100, { startedAtMs: 0 });
	open.note(first, false);
	expect(open.paceSetterBornAtMs(0)).toBe(30);
	expect(open.paceSetterBornAtMs(40)).toBe(30);
	open.forget(third);
	expect(open.paceSetterBornAtMs(40)).toBe(Number.NEGATIVE_INFINITY);
	expect(open.paceSetterBornAtMs(0)).toBe(Number.NEGATIVE_INFINITY);
});

test('an age that was corrected counts as it is now', () => {
	const [one, other] = [bornAt(10), bornAt(20)];
	const open = openTasks(one, other);
	one.bornAtMs = 25;
	open.note(one, false);
	expect(open.paceSetterBornAtMs(0)).toBe(20);
	expect(open.paceSetterBornAtMs(21)).toBe(25);
	one.bornAtMs = 5;
	open.note(one, false);
	expect(open.paceSetterBornAtMs(0)).toBe(5);
	expect(open.paceSetterBornAtMs(6)).toBe(20);
});

test('each open task is asked about in a list or by itself, as it was noted last', () => {
	const [one, other, third] = [bornAt(1), bornAt(2), bornAt(3)];
	const open = openTasks(one, other, third);
	expect([open.listedCount, open.singleCount]).toEqual([3, 0]);
	open.note(one, true);
	open.note(one, true);
	expect([open.listedCount, open.singleCount]).toEqual([2, 1]);
	open.note(other, true);
	open.note(one, false);
	expect([open.listedCount, open.singleCount]).toEqual([2, 1]);
	open.forget(other);
	expect([open.listedCount, open.singleCount]).toEqual([2, 0]);
	end(third, 'timeout', 100, { startedAtMs: 0 });
	open.note(third, true);
	expect([open.listedCount, open.singleCount]).toEqual([1, 0]);
});
