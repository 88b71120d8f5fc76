// What holds for each provider of the registry, one workflow after the other.
import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { startStopwatch } from '../stopwatch.mjs';
import { created } from './createRequests';
import { startWorkflow } from './engine.mjs';
import { asAnswer, providers, runVideoTask, startVideoTask, workflowOf } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const make = (provider: Provider, more = {}) =>
	simulator.createTask({ provider, createdSecondsAgo: 100, ...more });
const running = { createdSecondsAgo: 10, runSeconds: 1e6 };
/** An id as the provider gives them out, of a task that it does not know. */
const unknown = (provider: Provider) => make(provider, { vanishesAfterSeconds: 0 });

describe.each(providers)('%s', (provider) => {
	/** What its fields hold of a task, a create answer says. */
	const asCreated = provider === 'fal' ? { falModel: '' } : {};

	it.each(['getTask', 'getTasksBatch', 'waitUntilDone'])(
		'takes its create answer and the item of this node as they are (%s)',
		async (operation) => {
			const create: IDataObject = await created(simulator, provider);
			const parameters = { operation, maxWaitMinutes: 0, routeByStatus: false, ...asCreated };
			const first = await runVideoTask(simulator, { provider, items: [create], parameters });
			const [item = {}] = first.out();
			expect(item).toMatchObject({ taskId: expect.any(String), done: false });
			expect(String(JSON.stringify(create))).toContain(JSON.stringify(item['taskId']));
			// As where 'Pending' leads back into the node.
			const again = await runVideoTask(simulator, { provider, items: [item], parameters });
			const { wait, ...rest } = item;
			expect(again.out()).toEqual([
				{ ...rest, ...(wait !== undefined && { wait: expect.any(Object) }) },
			]);
			const asked = simulator.requests.filter(({ kind }) => kind !== 'create');
			expect(asked.map(({ taskIds }) => taskIds)).toEqual([[item['taskId']], [item['taskId']]]);
		},
	);

	it('gives out several ids in their order, unknown ones among them', async () => {
		const ids = [make(provider), unknown(provider), make(provider), unknown(provider)];
		const parameters = { operation: 'getTasksBatch', routeByStatus: false };
		const { out, pairs } = await runVideoTask(simulator, {
			...{ provider, parameters, items: [{ taskId: ids.slice(0, 3) }, { taskId: ids[3] }] },
		});
		expect(out().map(({ taskId, status }) => [taskId, status])).toEqual([
			[ids[0], 'succeeded'],
			[ids[1], 'not_found'],
			[ids[2], 'succeeded'],
			[ids[3], 'not_found'],
		]);
		expect(pairs()).toEqual([0, 0, 0, 1]);
	});

	it('names an unknown id by Get Task', async () => {
		const id = unknown(provider);
		const parameters = { operation: 'getTask' };
		const { error } = await runVideoTask(simulator, {
			...{ provider, parameters, items: [{ taskId: id }] },
		});
		expect(error?.message).toMatch(/the provider \(.+\) knows no task with this id$/);
		expect(error?.message).toContain(`Task ${id}: `);
	});

	it('fetches the main output, with the key only where the provider wants it', async () => {
		const isKeyed = provider === 'googleVeo';
		const id = make(provider, isKeyed ? { files: 'withKey' } : {});
		const parameters = { operation: 'getTask', downloadMedia: true };
		const answer = await runVideoTask(simulator, {
			...{ provider, parameters, items: [{ taskId: id }] },
		});
		expect(answer.out()).toMatchObject([{ taskId: id, downloadProblem: null }]);
		const name = `${id.split('/').at(-1)}.mp4`;
		expect(answer.items('Video Task')[0]?.binary).toMatchObject({
			data: { mimeType: 'video/mp4', fileName: expect.stringContaining(name) },
		});
		const fetched = simulator.requests.filter(({ kind }) => kind === 'media');
		expect(fetched).toMatchObject([{ authorized: isKeyed, status: 200 }]);
	});

	it('tells a model how a task stands, in less than a kilobyte', async () => {
		const ids = [make(provider), make(provider, running), unknown(provider)];
		const { out } = await asTool({
			...{ provider, items: [{}] },
			parameters: {
				...{ operation: 'getTasksBatch', taskIds: ids.join(', ') },
				options: { pauseWhenNotDoneSeconds: 0 },
			},
		});
		expect(out().map(({ taskId, status }) => [taskId, status])).toEqual([
			[ids[0], 'succeeded'],
			[ids[1], 'running'],
			[ids[2], 'not_found'],
		]);
		for (const item of out()) {
			expect(item['nextStep']).toMatch(/\w/);
			expect(JSON.stringify(item).length).toBeLessThan(1000);
		}
	});
});

// [provider, service whose outputs are behind a second request]
it.each([
	['fal', 'fal'],
	['miniMax', 'v1'],
] as const)('Stop ends the second request of %s', async (provider, service) => {
	const id = make(provider, { service });
	simulator.addFault({ taskId: id, after: 1, do: { never: true } });
	const items = [{ taskId: id }];
	const run = startVideoTask(simulator, { provider, items, parameters: { service } });
	for (let tries = 0; simulator.requests.length < 2 && tries < 500; tries++) await sleep(10);
	const stopwatch = startStopwatch();
	run.stop();
	expect(await run.finished).toMatchObject({ status: 'canceled', cancelled: true });
	expect(stopwatch.stop().tookMs).toBeLessThan(1000);
	expect(simulator.requests.length).toBe(2);
});

it('a status address that the item keeps is asked again', async () => {
	const create = await created(simulator, 'customApi');
	const parameters = {
		...{ maxWaitMinutes: 0, routeByStatus: false, statusUrl: '' },
		...{ taskIds: '={{ $json.status_url }}', options: { includeInputFields: true } },
	};
	const provider = 'customApi';
	const first = await runVideoTask(simulator, { provider, items: [create], parameters });
	const again = await runVideoTask(simulator, { provider, items: first.out(), parameters });
	for (const { out } of [first, again]) {
		expect(out()).toMatchObject([{ taskId: create.id, status: 'queued' }]);
	}
});

async function asTool(question: Question) {
	const type = 'n8n-nodes-video-tasks.videoTaskTool';
	const options = workflowOf(simulator, { ...question, node: { type } });
	const nodeTypes = { ...options.nodeTypes, [type]: new VideoTask() };
	return asAnswer(await startWorkflow({ ...options, nodeTypes }).finished);
}
