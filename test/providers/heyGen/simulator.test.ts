import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'heyGen';
const KEY = { 'x-api-key': 'simulator-key' };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const ask = async (path: string) => await get(`${simulator.baseUrls[provider]}/v3/${path}`, KEY);
const make = (more = {}) => simulator.createTask({ provider, ...more });
const finished = { createdSecondsAgo: 100 };

it('advances a video in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	const created_at = clock.now() / 1000;
	expect((await ask(`videos/${id}`)).body.data).toMatchObject({
		...{ id, status: 'waiting', created_at, completed_at: null, video_url: null },
	});
	clock.forwardSeconds(20);
	expect((await ask(`videos/${id}`)).body.data.status).toBe('processing');
	clock.forwardSeconds(20);
	expect((await ask(`videos/${id}`)).body.data).toMatchObject({
		...{ status: 'completed', completed_at: created_at + 40 },
		video_url: `${simulator.url}/media/${id}.mp4`,
	});
});

it.each([
	['videos', 'videos', 'video_ids'],
	['videoTranslations', 'video-translations', 'video_translation_ids'],
	['lipsyncs', 'lipsyncs', 'lipsync_ids'],
])('tells the states of many %s, but not of others', async (service, path, idsName) => {
	const mine = make({ service, outcome: 'failed', ...finished });
	const other = make({ service: service === 'videos' ? 'lipsyncs' : 'videos' });
	const { body } = await ask(`${path}/statuses?${idsName}=${mine},${other}`);
	const error = { code: 'internal_error', message: 'Rendering failed.' };
	expect(body).toMatchObject({ data: [{ video_id: mine, status: 'failed', error }] });
	expect(body.data).toHaveLength(1);
	expect(simulator.requests).toMatchObject([{ kind: 'batch', taskIds: [mine, other] }]);
	expect((await ask(`${path}/${other}`)).status).toBe(404);
});

it('creates a task of a service, and refuses a wrong key in its own JSON', async () => {
	const url = `${simulator.baseUrls[provider]}/v3/lipsyncs`;
	const { body } = await post(url, {}, KEY);
	expect((await ask(`lipsyncs/${body.data.video_id}`)).status).toBe(200);
	expect(await get(`${url}/x`, { 'x-api-key': 'no-such-key' })).toMatchObject({
		...{ status: 401, body: { error: { code: 'unauthorized' } } },
	});
});
