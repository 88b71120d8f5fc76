import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'waveSpeed';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const look = async (id: string) => await get(`${base()}/predictions/${id}/result`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a prediction in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30, callbackUrl: 'https://hooks.example/1' });
	expect((await look(id)).body).toMatchObject({
		...{ code: 200, message: 'success' },
		data: { id, status: 'created', outputs: [], error: '', webhook_url: 'https://hooks.example/1' },
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body.data).toMatchObject({ status: 'processing', outputs: [] });
	clock.forwardSeconds(20);
	expect((await look(id)).body.data).toMatchObject({
		...{ status: 'completed', outputs: [`${simulator.url}/media/${id}.mp4`] },
		has_nsfw_contents: [false],
	});
	expect((await get(`${base()}/predictions/${id}`)).body.data.id).toBe(id);
});

it.each([
	['failed', { status: 'failed', error: 'The generation failed' }],
	['moderated', { status: 'failed', error: expect.stringContaining('policy') }],
	['expired', { status: 'timeout', error: expect.any(String) }],
	['cancelled', { status: 'cancelled', error: '' }],
	['noMedia', { status: 'completed', outputs: [], error: '' }],
] as const)('ends a prediction as %s', async (outcome, record) => {
	expect((await look(make({ outcome, ...finished }))).body.data).toMatchObject(record);
});

it('creates a prediction, says where to ask, and tells the balance', async () => {
	const { body } = await post(`${base()}/wavespeed-ai/flux-dev`, { prompt: 'A lake' });
	expect(body.data).toMatchObject({ status: 'created', outputs: [] });
	expect((await get(body.data.urls.get)).body.data.id).toBe(body.data.id);
	expect((await get(`${base()}/balance`)).body.data).toEqual({ balance: expect.any(Number) });
});

it('knows no other prediction', async () => {
	expect(await look('unknown')).toMatchObject({ status: 404, body: { code: 404 } });
});
