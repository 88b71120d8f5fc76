// Get Recent Tasks: what several lists of an account come to, and none.
import { recentTasks } from '../../../../core/look/recent/recentTasks';
import type { TaskStatus } from '../../../../core/task/task';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../../virtualClock.mjs';
import { adapterOf, answer } from '../../answering';
import { ALL, listed, listedTask, listOf, NEWEST_MS } from './scriptedList';

test('where a provider has no list nothing is asked and nothing is wrong', async () => {
	const { clock, run } = virtualClock();
	const adapter = adapterOf('runway');
	expect(adapter.recent).toBeUndefined();
	let requests = 0;
	const send = () => Promise.resolve(answer({ count: (requests += 1) }));
	const question = { adapter, send, wanted: ALL, untilMs: clock.now() + 1_000 };
	const found = await run(recentTasks(question, clock, newRequestBudget(1)));
	expect(found).toEqual({ tasks: [], problem: null, isCut: false });
	expect(requests).toBe(0);
});

test.each<readonly [TaskStatus, TaskStatus]>([
	['succeeded', 'running'],
	['running', 'succeeded'],
])(
	'a task that is %s in one list and %s in the next comes out once, as it ended',
	async (...row) => {
		const lists = row.map((status) => listOf([[listedTask('a', NEWEST_MS, status)]]));
		const { tasks } = await listed(lists);
		expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([['a', 'succeeded']]);
	},
);
