import { get, handTurnedClock, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'piApi';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const look = async (id: string) =>
	await get(`${base()}/api/v1/task/${id}`, { 'x-api-key': simulator.keys.valid });
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a task in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30, callbackUrl: 'https://hooks.example/1' });
	expect((await look(id)).body).toMatchObject({
		...{ code: 200, message: 'success' },
		data: {
			...{ task_id: id, status: 'Staged', output: null, error: { code: 0, message: '' } },
			config: { webhook_config: { endpoint: 'https://hooks.example/1' } },
			meta: { started_at: '0001-01-01T00:00:00Z', ended_at: '0001-01-01T00:00:00Z' },
		},
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body.data).toMatchObject({ status: 'Processing', output: null });
	clock.forwardSeconds(20);
	const url = `${simulator.url}/media/${id}.mp4`;
	expect((await look(id)).body.data).toMatchObject({
		...{ status: 'Completed', meta: { ended_at: new Date(clock.now()).toISOString() } },
		output: { status: 99, works: [{ video: { resource_without_watermark: url } }] },
	});
});

it.each([
	['failed', { status: 'Failed', error: { code: 10000, message: 'The generation failed' } }],
	['moderated', { status: 'Failed', error: { message: expect.stringContaining('policy') } }],
	['expired', { status: 'Failed', error: { message: 'The generation timed out' } }],
	['cancelled', { status: 'Cancelled', error: { code: 0 } }],
	['noMedia', { status: 'Completed', error: { code: 0 }, output: null }],
] as const)('ends a task as %s', async (outcome, record) => {
	expect((await look(make({ outcome, ...finished }))).body.data).toMatchObject(record);
});

it('knows no other task', async () => {
	expect(await look('unknown')).toMatchObject({
		...{ status: 404, body: { code: 404, message: 'task not found' } },
	});
});
