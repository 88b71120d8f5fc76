import { get, handTurnedClock, post, start } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
let simulator: Simulator;
let tasksUrl: string;

beforeAll(async () => {
	simulator = await start({ now: clock.now });
	tasksUrl = `${simulator.baseUrls.modelArk}/contents/generations/tasks`;
});
beforeEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const provider = 'modelArk';
const finished = { createdSecondsAgo: 100 };

async function list(query: string) {
	const answer = await get(`${tasksUrl}?${query}`);
	return { ...answer, ids: (answer.body.items ?? []).map(({ id }: { id: string }) => id) };
}

const filterOf = (ids: string[]) => ids.map((id) => `filter.task_ids=${id}`).join('&');

it('advances a task, in whole seconds', async () => {
	const id = simulator.createTask({ provider, queuedSeconds: 10, runSeconds: 20, lastFrame: true });
	expect(id).toMatch(/^cgt-20261122181010-[a-z0-9]{5}$/);
	const createdAt = clock.now() / 1000;
	const queued = (await get(`${tasksUrl}/${id}`)).body;
	expect(queued).toEqual({
		...{ id, model: 'doubao-seedance-1-0-pro-250528', status: 'queued' },
		...{ created_at: createdAt, updated_at: createdAt },
		...{ service_tier: 'default', execution_expires_after: 172800 },
	});
	clock.forwardSeconds(10);
	const running = (await get(`${tasksUrl}/${id}`)).body;
	expect(running).toMatchObject({ status: 'running', updated_at: createdAt + 10 });
	expect(running).not.toHaveProperty('content');
	clock.forwardSeconds(20);
	expect((await get(`${tasksUrl}/${id}`)).body).toMatchObject({
		status: 'succeeded',
		updated_at: createdAt + 30,
		content: {
			video_url: `${simulator.url}/media/${id}.mp4`,
			last_frame_url: `${simulator.url}/media/${id}.png`,
		},
		usage: { completion_tokens: 108900, total_tokens: 108900 },
	});
});

it.each([
	['failed', { status: 'failed', error: { code: 'InternalServiceError' } }],
	['moderated', { error: { code: 'OutputVideoSensitiveContentDetected.PolicyViolation' } }],
	['cancelled', { status: 'cancelled' }],
	['expired', { status: 'expired' }],
	['noMedia', { status: 'succeeded', content: { video_url: '' } }],
] as const)('ends a task as %s', async (outcome, record) => {
	const id = simulator.createTask({ provider, outcome, ...finished });
	expect((await get(`${tasksUrl}/${id}`)).body).toMatchObject(record);
});

it('never runs a task that is cancelled', async () => {
	const id = simulator.createTask({ provider, outcome: 'cancelled', queuedSeconds: 10 });
	clock.forwardSeconds(10);
	const { body } = await get(`${tasksUrl}/${id}`);
	expect(body).toMatchObject({ status: 'cancelled', updated_at: clock.now() / 1000 });
});

it('does not know a task, or a path', async () => {
	const task = await get(`${tasksUrl}/unknown`);
	expect([task.status, task.body.error.code]).toEqual([404, 'ResourceNotFound']);
	const path = await get(`${simulator.baseUrls.modelArk}/contents/tasks`);
	expect([path.status, path.body.error.code]).toEqual([404, 'InvalidEndpoint.NotFound']);
});

describe('the list', () => {
	it('filters by repeated keys only', async () => {
		const ids = [1, 2, 3].map(() => simulator.createTask({ provider, ...finished }));
		const [first = '', second = ''] = ids;
		expect((await list(filterOf([first, second]))).ids.sort()).toEqual([first, second].sort());
		expect((await list(`filter.task_ids=${first},${second}`)).body).toEqual({
			items: [],
			total: 0,
		});
		const bracketed = await list(`filter.task_ids[]=${first}`);
		expect([bracketed.status, bracketed.body.error.code]).toEqual([400, 'InvalidParameter']);
	});

	it('has pages of 20 unless it is asked for others', async () => {
		const ids = Array.from({ length: 25 }, () => simulator.createTask({ provider, ...finished }));
		const usual = await list(filterOf(ids));
		expect([usual.ids.length, usual.body.total]).toEqual([20, 25]);
		const whole = await list(`${filterOf(ids)}&page_num=1&page_size=25`);
		expect(whole.ids).not.toEqual(ids);
		expect([...whole.ids].sort()).toEqual([...ids].sort());
		const rest = await list(`${filterOf(ids)}&page_num=2`);
		expect(new Set([...usual.ids, ...rest.ids]).size).toBe(25);
		expect((await list('page_size=501')).status).toBe(400);
	});

	it('hides flex tasks unless they are asked for, and some tasks always', async () => {
		const flex = simulator.createTask({ provider, serviceTier: 'flex' });
		const hidden = simulator.createTask({ provider, hiddenFromList: true });
		expect((await list(filterOf([flex, hidden]))).ids).toEqual([]);
		const asked = await list(`${filterOf([flex, hidden])}&filter.service_tier=flex`);
		expect(asked.ids).toEqual([flex]);
		expect((await get(`${tasksUrl}/${flex}`)).body).toMatchObject({ service_tier: 'flex' });
		expect((await get(`${tasksUrl}/${hidden}`)).status).toBe(200);
	});
});

it('creates a task that can be asked for', async () => {
	const content = [{ type: 'text', text: 'A fox' }];
	const made = await post(tasksUrl, { model: 'm', content, return_last_frame: true });
	expect(Object.keys(made.body)).toEqual(['id']);
	clock.forwardSeconds(65);
	const { body } = await get(`${tasksUrl}/${made.body.id}`);
	expect(body.content).toHaveProperty('last_frame_url');
	const refused = await post(tasksUrl, { content });
	expect([refused.status, refused.body.error.code]).toEqual([400, 'MissingParameter']);
});
