import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'fal';
const finished = { createdSecondsAgo: 100 };
const KEY = { authorization: 'Key simulator-key' };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const requestOf = (id: string) => `${simulator.baseUrls[provider]}/fal-ai/flux/requests/${id}`;
const status = async (id: string) => await get(`${requestOf(id)}/status`, KEY);
const result = async (id: string) => await get(requestOf(id), KEY);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a request, with HTTP 202 until it is completed', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	expect(await status(id)).toMatchObject({
		status: 202,
		body: { status: 'IN_QUEUE', request_id: id, status_url: `${requestOf(id)}/status` },
	});
	clock.forwardSeconds(20);
	expect(await status(id)).toMatchObject({ status: 202, body: { status: 'IN_PROGRESS' } });
	expect(await result(id)).toMatchObject({
		...{ status: 400, body: { detail: 'Request is still in progress' } },
	});
	clock.forwardSeconds(20);
	expect(await status(id)).toMatchObject({
		...{ status: 200, body: { status: 'COMPLETED', metrics: { inference_time: 30 } } },
	});
	expect((await result(id)).body).toEqual({
		video: expect.objectContaining({ url: `${simulator.url}/media/${id}.mp4` }),
		seed: 42,
	});
});

// [outcome, the state's error, the result]
it.each([
	['failed', { error: 'Runner disconnected', error_type: 'runner_disconnected' }, 503],
	['expired', { error: 'Request timed out', error_type: 'request_timeout' }, 503],
	['cancelled', { error_type: 'client_cancelled' }, 503],
	['moderated', {}, 422],
	['noMedia', {}, 200],
] as const)('ends a request as %s', async (outcome, error, code) => {
	const id = make({ outcome, ...finished });
	const { body } = await status(id);
	expect(body).toMatchObject({ status: 'COMPLETED', ...error });
	expect('error' in body).toBe('error_type' in error);
	expect((await result(id)).status).toBe(code);
});

it('creates a request at any model, and gives its addresses', async () => {
	const model = `${simulator.baseUrls[provider]}/fal-ai/kling-video/v2/master`;
	const { body } = await post(model, { prompt: 'A lake' }, KEY);
	expect(body.status_url).toMatch(/\/fal-ai\/kling-video\/requests\/[\w-]+\/status$/);
	expect((await get(body.status_url, KEY)).body).toMatchObject({ request_id: body.request_id });
	expect(simulator.requests.map(({ kind }) => kind)).toEqual(['create', 'single']);
});

it('knows no other request, and takes no other form of key', async () => {
	expect(await status('none')).toMatchObject({ status: 404, body: { detail: expect.any(String) } });
	const id = make(finished);
	const bearer = { authorization: 'Bearer simulator-key' };
	expect((await get(`${requestOf(id)}/status`, bearer)).status).toBe(401);
});
