import { handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

async function ask(body: object, service = 'seedance') {
	return await post(`${simulator.url}/${service}/tasks`, body);
}

async function retrieve(id: string, service = 'seedance') {
	const answer = await ask({ action: 'retrieve', id }, service);
	expect(answer.status).toBe(200);
	return answer.body;
}

const finished = { createdSecondsAgo: 100 };

describe('a seedance task', () => {
	it('goes from no response by way of the acknowledgement to the upstream word and the end', async () => {
		const id = simulator.createTask({
			provider: 'aceDataCloud',
			...{ queuedSeconds: 10, runSeconds: 20, prompt: 'A fox', callbackUrl: 'https://hook.test/1' },
		});
		const createdAt = clock.now() / 1000;
		const queued = await retrieve(id);
		expect(queued).toMatchObject({ id, created_at: createdAt, type: 'videos' });
		expect(queued.request).toEqual({
			model: 'doubao-seedance-1-0-pro-250528',
			content: [{ type: 'text', text: 'A fox' }],
			callback_url: 'https://hook.test/1',
		});
		for (const absent of ['response', 'started_at', 'finished_at', 'elapsed']) {
			expect(queued).not.toHaveProperty(absent);
		}

		clock.forwardSeconds(10);
		const accepted = await retrieve(id);
		expect(accepted).toMatchObject({ started_at: createdAt + 10 });
		expect(accepted.response).toEqual({ success: true, task_id: id });

		clock.forwardSeconds(15);
		const running = await retrieve(id);
		expect(running.response).not.toHaveProperty('success');
		expect(running.response.data).toMatchObject({ status: 'running' });
		expect(running).not.toHaveProperty('finished_at');

		clock.forwardSeconds(5);
		const done = await retrieve(id);
		expect(done).toMatchObject({ finished_at: createdAt + 30, elapsed: 20 });
		expect(done.response).toEqual({
			...{ success: true, task_id: id, trace_id: done.trace_id },
			data: {
				task_id: expect.stringMatching(/^cgt-20261122181010-[a-z0-9]{5}$/),
				status: 'succeeded',
				video_url: `${simulator.url}/media/${id}.mp4`,
				last_frame_url: null,
				model: 'doubao-seedance-1-0-pro-250528',
			},
		});
	});

	it('comes in each documented shape, with its last frame', async () => {
		const task = { provider: 'aceDataCloud', lastFrame: true, ...finished } as const;
		const records = [];
		for (const shape of ['object', 'content', 'array'] as const) {
			records.push(await retrieve(simulator.createTask({ ...task, shape })));
		}
		const urls = { video_url: expect.any(String), last_frame_url: expect.any(String) };
		expect(records[0].response.data).toMatchObject(urls);
		expect(records[1].response.data).toMatchObject({ status: 'succeeded', content: urls });
		expect(records[2].response.data).toMatchObject([{ status: 'succeeded', content: urls }]);
	});

	it.each([
		['failed', { success: false, error: { code: 'api_error' } }],
		['moderated', { success: false, error: { code: 'content_moderation' } }],
		['cancelled', { data: { status: 'cancelled' } }],
		['expired', { data: { status: 'expired' } }],
		['noMedia', { success: true, data: { status: 'succeeded', video_url: null } }],
	] as const)('ends as %s', async (outcome, response) => {
		const id = simulator.createTask({ provider: 'aceDataCloud', outcome, ...finished });
		const record = await retrieve(id);
		expect(record).toMatchObject({ finished_at: expect.any(Number), response });
	});
});

describe('a veo task', () => {
	it('has a list with states, and inner dates in China time', async () => {
		const id = simulator.createTask({ provider: 'aceDataCloud', service: 'veo', runSeconds: 10 });
		clock.forwardSeconds(14);
		const running = await retrieve(id, 'veo');
		expect(running.request).toMatchObject({ action: 'text2video', prompt: expect.any(String) });
		expect(running.response.data).toMatchObject([{ state: 'running' }]);
		clock.forwardSeconds(1);
		const { response, finished_at: finishedAt } = await retrieve(id, 'veo');
		expect(response.data[0]).toMatchObject({
			state: 'succeeded',
			video_url: `${simulator.url}/media/${id}.mp4`,
			complete_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
		});
		const inner = Date.parse(`${response.data[0].complete_at.replace(' ', 'T')}+08:00`);
		expect(inner / 1000).toBe(Math.floor(finishedAt));
	});
});

describe('what is not there', () => {
	it('is HTTP 200 with an empty object', async () => {
		const seconds = { hiddenForSeconds: 5, vanishesAfterSeconds: 20 };
		const id = simulator.createTask({ provider: 'aceDataCloud', ...seconds });
		expect(await retrieve('unknown')).toEqual({});
		expect(await retrieve(id)).toEqual({});
		clock.forwardSeconds(5);
		expect(await retrieve(id)).toMatchObject({ id });
		expect(await retrieve(id, 'veo')).toEqual({});
		clock.forwardSeconds(15);
		expect(await retrieve(id)).toEqual({});
	});

	it('refuses a missing action, a missing id and a wrong path', async () => {
		const noAction = await ask({ id: 'a' });
		expect([noAction.status, noAction.body.error.code]).toEqual([400, 'bad_request']);
		expect((await ask({ action: 'retrieve' })).status).toBe(400);
		expect((await ask({ action: 'retrieve_batch', ids: 'a' })).status).toBe(400);
		const wrongPath = await ask({ action: 'retrieve', id: 'a' }, 'seedence');
		expect([wrongPath.status, wrongPath.body.error.code]).toEqual([404, 'no_api']);
		expect(wrongPath.body.trace_id).toEqual(expect.any(String));
	});
});

describe('a batch', () => {
	const batch = async (ids: string[], more = {}) =>
		(await ask({ action: 'retrieve_batch', ids, ...more })).body;
	const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

	it('gives 12 at most unless it is asked for more, in an order of its own', async () => {
		const ids = Array.from({ length: 20 }, () =>
			simulator.createTask({ provider: 'aceDataCloud', ...finished }),
		);
		expect(idsOf(await batch(ids))).toHaveLength(12);
		const all = idsOf(await batch(ids, { limit: 20 }));
		expect(all).not.toEqual(ids);
		expect([...all].sort()).toEqual([...ids].sort());
	});

	it('leaves out unknown ids and other services, and gives doubles twice', async () => {
		const known = simulator.createTask({ provider: 'aceDataCloud' });
		const veo = simulator.createTask({ provider: 'aceDataCloud', service: 'veo' });
		const body = await batch([known, 'unknown', veo, known]);
		expect(idsOf(body)).toEqual([known, known]);
		expect(body.count).toBe(2);
		expect(await batch([])).toEqual({ items: [], count: 0 });
	});
});

it('creates a task that can be asked for', async () => {
	const made = await post(`${simulator.url}/veo/videos`, { prompt: 'A fox', async: true });
	expect(made.body).toMatchObject({ success: true, trace_id: expect.any(String) });
	const record = await retrieve(made.body.task_id, 'veo');
	expect(record.request).toEqual({ action: 'text2video', model: 'veo2', prompt: 'A fox' });
});
