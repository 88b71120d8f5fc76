import { DurationEstimate } from '../../../../core/wait/pacing/durationEstimate';
import type { TaskStatus } from '../../../../core/task/task';
import { after, taskThatIs } from '../handMadeWait';

/** A task that took so many seconds by its provider's own timestamps; null without them. */
function task(seconds: number | null, status: TaskStatus = 'succeeded') {
	const at = (time: number) => new Date(after(time)).toISOString();
	return taskThatIs(status, {
		createdAt: at(0),
		finishedAt: seconds === null ? null : at(seconds),
	});
}

/** What is expected of a list of so many tasks when these have finished; 134 s before anything is known. */
function expected(taskCount: number, finished: ReadonlyArray<ReturnType<typeof task>>) {
	const estimate = new DurationEstimate(0, 134, taskCount);
	for (const one of finished) estimate.note(one);
	return estimate.seconds();
}

const taking = (...seconds: readonly number[]) => seconds.map((one) => task(one));

// [tasks of the list, durations of those that finished, what is expected]
test.each([
	[10, [], 134],
	[10, [20, 10, 30, 15], 134],
	[10, [20, 10, 30, 15, 25], 30],
	[10, [20, 110, 30, 15, 25], 110],
	[10, [20, 10, 30, 15, 25, 60, 70, 80], 60],
	[11, [20, 10, 30, 15, 25], 134],
	[3, [20, 10], 134],
	[3, [20, 10, 30], 20],
	[1, [20], 134],
	[4, [9, 100, 20], 100],
	[4, [9, 100, 20, 200], 100],
])('of %p tasks %j have finished: %p s', (taskCount, seconds, result) => {
	expect(expected(taskCount, taking(...seconds))).toBe(result);
});

test('what the user expects holds whatever the tasks say', () => {
	const estimate = new DurationEstimate(45, 134, 3);
	for (const one of taking(10, 20, 30)) estimate.note(one);
	expect(estimate.seconds()).toBe(45);
});

test('nothing is known of tasks that nobody knows anything of', () => {
	expect(new DurationEstimate(0, null, 3).seconds()).toBeNull();
});

test('only tasks that succeeded, with times that can be, say something', () => {
	const others = [task(5, 'failed'), task(5, 'cancelled'), task(null), task(0), task(-5)];
	expect(expected(3, [...others, ...taking(20, 30)])).toBe(134);
	expect(expected(3, [...others, ...taking(20, 30, 40)])).toBe(30);
});

test('it is learnt again with every task that ends', () => {
	const estimate = new DurationEstimate(0, 134, 6);
	for (const one of taking(10, 20, 30)) estimate.note(one);
	expect(estimate.seconds()).toBe(30);
	estimate.note(task(40));
	expect(estimate.seconds()).toBe(40);
});
