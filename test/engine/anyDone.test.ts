import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { formParameters } from '../formParameters';
import { startSimulator } from '../simulator/simulator.mjs';
import { runWorkflow } from './engine.mjs';

let simulator: Awaited<ReturnType<typeof startSimulator>>;

beforeAll(async () => {
	simulator = await startSimulator({ timeScale: 0.01 });
});
afterAll(() => simulator.close());

/** Pending is wired back into the node itself; what is done goes to its own end. */
async function loop(parameters: object, taskIds: string) {
	return await runWorkflow({
		nodeTypes: { 'n8n-nodes-video-tasks.videoTask': new VideoTask() },
		credentialTypes: { vapTaskApi: new VapTaskApi() },
		credentials: {
			vapTaskApi: {
				id: '1',
				data: { apiKey: simulator.keys.valid, baseUrl: simulator.baseUrls.vap },
			},
		},
		nodes: [
			{
				name: 'Video Task',
				type: 'n8n-nodes-video-tasks.videoTask',
				parameters: formParameters({
					provider: 'vap',
					taskIds: '={{ $json.taskId || $json.ids }}',
					returnWhen: 'anyDone',
					options: { pollIntervalSeconds: 1 },
					...parameters,
				}),
			},
			{ name: 'Done', type: 'test.collect' },
			{ name: 'Failed', type: 'test.collect' },
		],
		connections: {
			'Video Task': {
				main: [
					[{ node: 'Done', type: 'main', index: 0 }],
					[{ node: 'Video Task', type: 'main', index: 0 }],
					[{ node: 'Failed', type: 'main', index: 0 }],
				],
			},
		},
		items: [{ json: { ids: taskIds } }],
	});
}

test('finished tasks flow on while the rest is waited for in the next turn', async () => {
	simulator.createTask({ provider: 'vap', id: 'quick', queuedSeconds: 0, runSeconds: 0 });
	simulator.createTask({ provider: 'vap', id: 'later', queuedSeconds: 0, runSeconds: 180 });
	const result = await loop({}, 'quick later');
	expect(result.status).toBe('success');
	expect(result.runCount('Video Task')).toBe(2);
	const turns = [0, 1].map((turn) => result.outputs('Video Task', turn));
	expect(turns[0]?.map((items) => items.map(({ json }) => json.taskId))).toEqual([
		['quick'],
		['later'],
		[],
	]);
	expect(turns[1]?.[0]?.[0]?.json).toMatchObject({ taskId: 'later', wait: { ended: 'done' } });
	const since = [turns[0]?.[1], turns[1]?.[0]].map((items) => items?.[0]?.json.wait);
	expect(since[0]).toMatchObject({ ended: 'any_done', timedOut: false });
	// The first look of all turns.
	expect(since[0]).toMatchObject({ since: (since[1] as { since: string }).since });
});

test('what is late leaves the loop through Failed, with its last state', async () => {
	simulator.createTask({ provider: 'vap', id: 'soon', queuedSeconds: 0, runSeconds: 100 });
	simulator.createTask({ provider: 'vap', id: 'stuck', queuedSeconds: 0, runSeconds: 100_000 });
	const result = await loop({ maxWaitMinutes: 0.05 }, 'soon stuck');
	expect(result.status).toBe('success');
	expect(result.items('Failed')).toMatchObject([
		{ json: { taskId: 'stuck', status: 'running', wait: { ended: 'timeout', timedOut: true } } },
	]);
	expect(result.durationMs).toBeLessThan(4_500);
});

test('the deadline holds across the turns', async () => {
	simulator.createTask({ provider: 'vap', id: 'first', queuedSeconds: 0, runSeconds: 100 });
	simulator.createTask({ provider: 'vap', id: 'never', queuedSeconds: 0, runSeconds: 100_000 });
	const result = await loop({ maxWaitMinutes: 0.05, onTimeout: 'throwError' }, 'first never');
	expect(result.error?.message).toMatch(
		/^Task never \(last seen (queued|running)\): not done after/,
	);
	expect(result.durationMs).toBeLessThan(4_500);
});
