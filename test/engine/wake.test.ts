// A durable wait in n8n's engine whose address is called while it rests.
import { passingTime } from './passingTime';
import { workflowOf } from './videoTaskRun';
import type { Question } from './videoTaskRun';

const time = passingTime();

const make = (more: object = {}) =>
	time.simulator.createTask({
		...{ provider: 'aceDataCloud' as const, queuedSeconds: 0, runSeconds: 15 },
		...more,
	});

/** The wait, called once while it rests; its first look comes before the tasks are done. */
async function called(
	items: NonNullable<Question['items']>,
	parameters: object = {},
	options: object = {},
) {
	const question: Question = {
		items,
		parameters: {
			...{ operation: 'waitUntilDone', taskIds: '={{ $json.taskId }}', ...parameters },
			options: { waitMode: 'durable', wakeOnCallback: true, ...options },
		},
	};
	const ran = await time.finish(workflowOf(time.simulator, question), undefined, 1);
	return ran.answer;
}

const asks = (id: string) => time.simulator.counts().asksById[id] ?? 0;

test('goes on with what the call found, and the sub-workflow wakes later and does no harm', async () => {
	const ids = [make(), make({ outcome: 'failed' })];
	const ran = await called(ids.map((taskId, row) => ({ taskId, row })));
	expect(ran.status).toBe('success');
	expect(ran.out(0).map(({ taskId }) => taskId)).toEqual([ids[0]]);
	expect(ran.out(2).map(({ taskId }) => taskId)).toEqual([ids[1]]);
	expect(ran.behind(2)).toHaveLength(1);
	expect(Object(ran.out(0)[0]?.['wait']).waitedSeconds).toBeLessThan(60);
	// The first look, the call's, and that of the sub-workflow, which then finds its end.
	expect(ids.map(asks)).toEqual([3, 3]);
});

test('waits on where a task is not done, and comes out right after that', async () => {
	const ids = [make(), make({ runSeconds: 60 })];
	const ran = await called(
		ids.map((taskId, row) => ({ taskId, row })),
		{ routeByStatus: false },
	);
	expect(ran.status).toBe('success');
	expect(ran.out().map(({ taskId, status }) => [taskId, status])).toEqual([
		[ids[0], 'succeeded'],
		[ids[1], 'succeeded'],
	]);
	expect(Object(ran.out()[1]?.['wait']).waitedSeconds).toBeGreaterThan(60);
});

test('is not touched by a call without the option', async () => {
	const id = make();
	const ran = await called([{ taskId: id }], { routeByStatus: false }, { wakeOnCallback: false });
	expect(ran.out().map(({ taskId }) => taskId)).toEqual([id]);
	expect(Object(ran.out()[0]?.['wait']).waitedSeconds).toBeGreaterThan(60);
});
