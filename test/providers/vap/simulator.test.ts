import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const provider = 'vap';
const finished = { createdSecondsAgo: 100 };

const task = async (id: string) => await get(`${simulator.url}/v3/tasks/${id}`);
const generation = async (id: string) => await get(`${simulator.url}/api/v1/generations/${id}`);

it('advances a task, in the words of both contracts', async () => {
	const id = simulator.createTask({ provider, queuedSeconds: 10, runSeconds: 20 });
	const createdAt = new Date(clock.now()).toISOString();
	const words = [];
	for (const seconds of [0, 5, 5]) {
		clock.forwardSeconds(seconds);
		words.push([(await task(id)).body.status, (await generation(id)).body.status]);
	}
	expect(words).toEqual([
		['pending', 'pending'],
		['queued', 'queued'],
		['executing', 'processing'],
	]);
	expect((await task(id)).body).toMatchObject({ result: null, actual_cost: null });

	clock.forwardSeconds(20);
	const costs = { estimated_cost: '1.96', actual_cost: '1.8400' };
	const times = {
		created_at: createdAt,
		completed_at: new Date(clock.now()).toISOString(),
		duration_seconds: 30,
	};
	const url = `${simulator.url}/media/${id}.mp4`;
	expect((await task(id)).body).toEqual({
		...{ task_id: id, type: 'video', status: 'completed', ...costs },
		...{ error_message: null, result: { output_url: url }, ...times },
	});
	expect((await generation(id)).body).toEqual({
		...{ generation_id: id, kind: 'video', status: 'completed', ...costs },
		...{ error: null, result_url: url, ...times },
	});
});

it.each([
	['failed', { status: 'failed', error_message: 'Video generation failed' }],
	['moderated', { status: 'failed', error_message: expect.stringContaining('policy') }],
	['expired', { status: 'failed', error_message: 'Generation timed out' }],
	['cancelled', { status: 'cancelled', result: null }],
	['noMedia', { status: 'completed', result: null }],
] as const)('ends a task as %s', async (outcome, record) => {
	const id = simulator.createTask({ provider, outcome, ...finished });
	expect((await task(id)).body).toMatchObject(record);
});

it.each([
	['image', (url: string) => ({ image_url: `${url}.png` })],
	['music', (url: string) => ({ items: [{ audio_url: `${url}.mp3` }] })],
])('makes %s', async (service, result) => {
	const id = simulator.createTask({ provider, service, ...finished });
	const media = `${simulator.url}/media/${id}`;
	expect((await task(id)).body).toMatchObject({ type: service, result: result(media) });
	expect((await generation(id)).body.result_url).toContain(media);
});

it('does not know a task, in JSON', async () => {
	for (const look of [task, generation]) {
		const answer = await look('unknown');
		expect([answer.status, answer.body]).toEqual([404, { error: 'Task not found' }]);
	}
});

it('lists tasks by status and limit', async () => {
	const busy = simulator.createTask({ provider });
	for (let index = 0; index < 12; index += 1) simulator.createTask({ provider, ...finished });
	const usual = (await get(`${simulator.url}/v3/tasks`)).body;
	expect(usual).toMatchObject({ total: 13, limit: 10, offset: 0 });
	expect(usual.tasks).toHaveLength(10);
	const one = (await get(`${simulator.url}/v3/tasks?status=pending&limit=1`)).body;
	expect(one.tasks).toMatchObject([{ task_id: busy }]);
	expect((await get(`${simulator.url}/v3/tasks?limit=51`)).status).toBe(400);
});

it('creates tasks under both contracts', async () => {
	const made = await post(`${simulator.url}/v3/tasks`, { type: 'image_generation' });
	expect(made.body).toEqual({
		...{ task_id: expect.any(String), status: 'pending', estimated_cost: '1.96' },
	});
	expect((await task(made.body.task_id)).body.type).toBe('image');
	const newer = await post(`${simulator.url}/api/v1/generations`, { kind: 'music' });
	expect(newer.body).toMatchObject({ generation_id: expect.any(String), kind: 'music' });
	expect((await generation(newer.body.generation_id)).status).toBe(200);
	expect((await post(`${simulator.url}/v3/tasks`, { type: 'opera' })).status).toBe(400);
});
