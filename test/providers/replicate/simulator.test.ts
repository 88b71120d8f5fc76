import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'replicate';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const look = async (id: string) => await get(`${base()}/predictions/${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a prediction in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30, callbackUrl: 'https://hooks.example/1' });
	expect(id).toMatch(/^[0-9a-f]{26}$/);
	expect((await look(id)).body).toMatchObject({
		...{ id, status: 'starting', output: null, error: null, started_at: null },
		...{ completed_at: null, webhook: 'https://hooks.example/1', data_removed: false },
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body).toMatchObject({ status: 'processing', output: null });
	clock.forwardSeconds(20);
	expect((await look(id)).body).toMatchObject({
		...{ status: 'succeeded', output: `${simulator.url}/media/${id}.mp4` },
		completed_at: new Date(clock.now()).toISOString(),
	});
});

it.each([
	['failed', { status: 'failed', error: 'The generation failed' }],
	['moderated', { status: 'failed', error: expect.stringContaining('(E005)') }],
	['expired', { status: 'failed', error: expect.stringContaining('interrupted') }],
	['cancelled', { status: 'canceled', error: null }],
	['noMedia', { status: 'succeeded', output: null, data_removed: true }],
] as const)('ends a prediction as %s', async (outcome, record) => {
	expect((await look(make({ outcome, ...finished }))).body).toMatchObject(record);
});

it('creates a prediction and says where to ask', async () => {
	const { body } = await post(`${base()}/predictions`, { prompt: 'A lake' });
	expect(body).toMatchObject({ status: 'starting', input: { prompt: 'A lake' } });
	expect(body.urls.get).toBe(`${base()}/predictions/${body.id}`);
	expect((await get(body.urls.get)).body.id).toBe(body.id);
	expect((await get(`${base()}/predictions`)).body.results).toHaveLength(1);
	expect((await get(`${base()}/account`)).body).toMatchObject({ username: expect.any(String) });
});

it('knows no other prediction', async () => {
	expect(await look('unknown')).toMatchObject({
		...{ status: 404, body: { title: 'Prediction not found', status: 404 } },
	});
});
