// The files of MiniMax's version 1 are behind a second request.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';

let simulator: Simulator;

simulateForFile({}, (started) => (simulator = started));

test.each([
	['v1', { single: 1, result: 1 }],
	['v2', { single: 1, result: 0 }],
])('a task of %s comes out with its video', async (service, requests) => {
	const made = { provider: 'miniMax', service, createdSecondsAgo: 100 } as const;
	const id = simulator.createTask(made);
	const answer = await runVideoTask(simulator, {
		provider: 'miniMax',
		items: [{ task_id: id }],
		parameters: { operation: 'getTask', service },
	});
	const url = `${simulator.url}/media/${id}.mp4`;
	expect(answer.out()).toMatchObject([{ taskId: id, status: 'succeeded', videoUrl: url }]);
	expect(simulator.counts().byKind).toMatchObject(requests);
});
