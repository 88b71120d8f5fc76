// How the open tasks are asked about: in lists, or each by itself.
import { OpenTasks } from '../../../../core/wait/pacing/openTasks';
import { end, newPendingTask } from '../../../../core/wait/tasks/pendingTask';
import type { PendingTask } from '../../../../core/wait/tasks/pendingTask';

const bornAt = (ms: number) => newPendingTask(`born-${ms}`, ms);

function openTasks(...tasks: readonly PendingTask[]): OpenTasks {
	const open = new OpenTasks();
	for (const one of tasks) open.note(one, false);
	return open;
}

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
