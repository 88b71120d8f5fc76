import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'googleVeo';
const KEY = { 'x-goog-api-key': 'simulator-key' };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const look = async (name: string) => await get(`${base()}/${name}`, KEY);
const make = (more = {}) => simulator.createTask({ provider, ...more });
const finished = { createdSecondsAgo: 100 };

it('advances an operation, and counts a look at it as one', async () => {
	const name = make({ queuedSeconds: 10, runSeconds: 30 });
	expect(name).toMatch(/^models\/[^/]+\/operations\/[^/]+$/);
	expect((await look(name)).body).toEqual({ name });
	clock.forwardSeconds(20);
	expect((await look(name)).body).toEqual({ name, done: false });
	clock.forwardSeconds(20);
	const uri = `${simulator.url}/media/${encodeURIComponent(name)}.mp4`;
	expect((await look(name)).body).toMatchObject({
		done: true,
		response: { generateVideoResponse: { generatedSamples: [{ video: { uri } }] } },
	});
	expect(simulator.requests).toMatchObject(Array(3).fill({ kind: 'single', taskIds: [name] }));
});

it.each([
	['failed', { error: { code: 13 } }],
	['cancelled', { error: { code: 1 } }],
	['expired', { error: { code: 4 } }],
	['noMedia', { response: { generateVideoResponse: { generatedSamples: [] } } }],
	['moderated', { response: { generateVideoResponse: { raiMediaFilteredCount: 1 } } }],
] as const)('ends an operation as %s', async (outcome, record) => {
	expect((await look(make({ outcome, ...finished }))).body).toMatchObject({
		done: true,
		...record,
	});
});

it('creates an operation, and gives out files for the key alone', async () => {
	const path = 'models/veo-3.1-generate-preview:predictLongRunning';
	const { body } = await post(`${base()}/${path}`, { instances: [] }, KEY);
	expect((await look(body.name)).status).toBe(200);
	const ended = (await look(make({ files: 'withKey', ...finished }))).body;
	const [{ video }] = ended.response.generateVideoResponse.generatedSamples;
	expect((await fetch(video.uri, { headers: KEY })).status).toBe(200);
	expect((await fetch(video.uri)).status).toBe(401);
});

it('refuses in the form of google.rpc.Status', async () => {
	expect(await look('models/a/operations/unknown')).toMatchObject({
		status: 404,
		body: { error: { code: 404, status: 'NOT_FOUND' } },
	});
	expect((await get(`${base()}/models`, { authorization: 'Bearer simulator-key' })).status).toBe(
		401,
	);
});
