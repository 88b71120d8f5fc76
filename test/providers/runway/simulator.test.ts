import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'runway';
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const look = async (id: string) => await get(`${simulator.baseUrls[provider]}/tasks/${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a task in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	expect((await look(id)).body).toEqual({
		...{ id, status: 'PENDING', estimatedCost: { credits: 25 } },
		createdAt: new Date(clock.now()).toISOString(),
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body).toMatchObject({ status: 'RUNNING', progress: 0.5 });
	clock.forwardSeconds(20);
	expect((await look(id)).body).toMatchObject({
		...{ status: 'SUCCEEDED', cost: { credits: 25 } },
		output: [`${simulator.url}/media/${id}.mp4`],
	});
});

it.each([
	['failed', { status: 'FAILED', failureCode: 'INTERNAL.BAD_OUTPUT.CODE01', cost: { credits: 0 } }],
	['moderated', { status: 'FAILED', failureCode: 'SAFETY.INPUT.TEXT' }],
	['cancelled', { status: 'CANCELLED' }],
] as const)('ends a task as %s', async (outcome, record) => {
	expect((await look(make({ outcome, createdSecondsAgo: 100 }))).body).toMatchObject(record);
});

it('creates a task, and refuses in its own JSON', async () => {
	const base = simulator.baseUrls[provider];
	const { body } = await post(`${base}/text_to_video`, { promptText: 'A lake' });
	expect((await look(body.id)).status).toBe(200);
	expect(await look('unknown')).toMatchObject({
		status: 404,
		body: { error: 'An API resource with the provided ID could not be found.' },
	});
});
