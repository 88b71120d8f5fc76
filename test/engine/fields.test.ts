// Which fields an item has: simplified or not, with the fields of its input, and on which output.
import type { IDataObject } from 'n8n-workflow';

import { get, post, start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

/** The simulator's clock stands still: a task of 100 s ago was queued for 5 s and ran for 60. */
const nowMs = Math.floor(Date.now() / 1000) * 1000;
const ago = (seconds: number) => new Date(nowMs - seconds * 1000).toISOString();

let simulator: Simulator;
beforeAll(async () => {
	simulator = await start({ now: () => nowMs });
});
afterAll(async () => await simulator.close());

const finished = { createdSecondsAgo: 100 };

async function getOne(taskId: string, { parameters, ...question }: Question = {}) {
	const answer = await runVideoTask(simulator, {
		items: [{ taskId }],
		...question,
		parameters: { operation: 'getTask', ...parameters },
	});
	expect(answer.error).toBeUndefined();
	expect(answer.behind()).toEqual(answer.out());
	return answer.out()[0] ?? {};
}

const SIMPLIFIED = [
	...['taskId', 'status', 'done', 'url', 'videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'],
	'result',
	...['media', 'urlsExpireAt', 'failure', 'pollAfterSeconds', 'provider', 'service'],
].sort();
const WHOLE = [
	...SIMPLIFIED,
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['createdAt', 'startedAt', 'finishedAt', 'elapsedSeconds', 'progress', 'cost', 'usage'],
	...['details', 'raw'],
].sort();
const namesOf = (item: IDataObject) => Object.keys(item).sort();

const noDetails = {
	...{ seed: null, resolution: null, ratio: null, durationSeconds: null, frames: null },
	...{ framesPerSecond: null, serviceTier: null, generateAudio: null, partialFailure: null },
};
const tokens = { completion_tokens: 108900, total_tokens: 108900 };
const madeBySeedance = {
	...{ seed: 10, resolution: '720p', ratio: '16:9', durationSeconds: 5, frames: null },
	...{ framesPerSecond: 24, partialFailure: null },
};
const model = 'doubao-seedance-1-0-pro-250528';
const arkId = expect.stringMatching(/^cgt-\d{14}-[a-z0-9]{5}$/);

describe('simplify off', () => {
	const parameters = { simplify: false };

	it('gives all of a seedance task, without its callback', async () => {
		const callbackUrl = 'https://hook.test/secret';
		const task = { shape: 'content', prompt: 'A fox', callbackUrl, ...finished } as const;
		const id = simulator.createTask({ provider: 'aceDataCloud', ...task });
		const item = await getOne(id, { parameters });
		expect(namesOf(item)).toEqual(WHOLE);
		expect(item).toMatchObject({
			...{ status: 'succeeded', providerStatus: 'succeeded', upstreamTaskId: arkId },
			...{ traceId: expect.stringMatching(/^[0-9a-f-]{36}$/), model, prompt: 'A fox' },
			...{ thumbnailUrl: null, createdAt: ago(100), startedAt: ago(95), finishedAt: ago(35) },
			...{ elapsedSeconds: 60, progress: null, cost: null, usage: tokens },
			details: { ...madeBySeedance, serviceTier: null, generateAudio: null },
		});
		const asked = { action: 'retrieve', id };
		const { body } = await post(`${simulator.url}/seedance/tasks`, asked);
		expect(body.request.callback_url).toBe(callbackUrl);
		body.request.callback_url = '[removed]';
		expect(item['raw']).toEqual(body);
		expect(JSON.stringify(item)).not.toContain('hook.test');
	});

	it('gives all of a veo task', async () => {
		const task = { service: 'veo', prompt: 'A fox', ...finished } as const;
		const id = simulator.createTask({ provider: 'aceDataCloud', ...task });
		const item = await getOne(id, { parameters: { service: 'veo', ...parameters } });
		expect(namesOf(item)).toEqual(WHOLE);
		expect(item).toMatchObject({
			...{ service: 'veo', providerStatus: 'succeeded', model: 'veo2', prompt: 'A fox' },
			...{ upstreamTaskId: expect.stringMatching(/^[0-9a-f]{32}$/), finishedAt: ago(35) },
			...{ elapsedSeconds: 60, usage: null, details: noDetails },
		});
	});

	it('gives all of a ModelArk task', async () => {
		const id = simulator.createTask({ provider: 'modelArk', ...finished });
		const item = await getOne(id, { provider: 'modelArk', parameters });
		expect(namesOf(item)).toEqual(WHOLE);
		expect(item).toMatchObject({
			...{ providerStatus: 'succeeded', upstreamTaskId: null, traceId: null, model },
			...{ prompt: null, createdAt: ago(100), startedAt: null, finishedAt: ago(35) },
			...{ elapsedSeconds: 65, progress: null, cost: null, usage: tokens },
			details: { ...madeBySeedance, serviceTier: 'default', generateAudio: false },
		});
		const path = `contents/generations/tasks/${id}`;
		expect(item['raw']).toEqual((await get(`${simulator.baseUrls.modelArk}/${path}`)).body);
	});

	it.each([
		['v3', 'v3/tasks'],
		['v1', 'api/v1/generations'],
	])('gives all of a VAP task, %s', async (apiVersion, path) => {
		const id = simulator.createTask({ provider: 'vap', ...finished });
		const item = await getOne(id, { provider: 'vap', credential: { apiVersion }, parameters });
		expect(namesOf(item)).toEqual(WHOLE);
		expect(item).toMatchObject({
			...{ providerStatus: 'completed', upstreamTaskId: null, traceId: null, model: null },
			...{ prompt: null, createdAt: ago(100), startedAt: null, finishedAt: ago(35) },
			...{ elapsedSeconds: 65, usage: null, details: noDetails },
			cost: { estimated: 1.96, actual: 1.84, currency: 'USD' },
		});
		expect(item['raw']).toEqual((await get(`${simulator.url}/${path}/${id}`)).body);
	});

	it('knows no end of a task under way, and nothing of one that is not found', async () => {
		const id = simulator.createTask({ provider: 'aceDataCloud', createdSecondsAgo: 60 });
		const more = { operation: 'getTasksBatch', taskIds: `${id},unknown` };
		const { out } = await runVideoTask(simulator, { parameters: { ...parameters, ...more } });
		expect(out().map(namesOf)).toEqual([WHOLE, WHOLE]);
		expect(out()[0]).toMatchObject({
			...{ status: 'running', startedAt: ago(55), finishedAt: null, elapsedSeconds: null },
		});
		expect(out()[1]).toMatchObject({
			...{ taskId: 'unknown', status: 'not_found', done: true, provider: 'aceDataCloud' },
			...{ service: 'seedance', raw: null, details: noDetails, pollAfterSeconds: null },
			failure: { code: null, reason: 'not_found', retryable: null },
		});
	});
});

describe('VAP', () => {
	it.each([
		['image', 'v3', 'imageUrl', 'png'],
		['image', 'v1', 'imageUrl', 'png'],
		['music', 'v3', 'audioUrl', 'mp3'],
		['music', 'v1', 'audioUrl', 'mp3'],
	])('makes %s (%s), which is the main output', async (service, apiVersion, field, extension) => {
		const id = simulator.createTask({ provider: 'vap', service, ...finished });
		const item = await getOne(id, { provider: 'vap', credential: { apiVersion } });
		expect(namesOf(item)).toEqual(SIMPLIFIED);
		const url = `${simulator.url}/media/${id}.${extension}`;
		expect(item).toMatchObject({ service, url, videoUrl: null, [field]: url });
		expect(item['media']).toEqual([{ kind: field.slice(0, -3), role: 'output', url }]);
	});
});

it.each(['getTask', 'waitUntilDone'])('takes a URL with odd dates (%s)', async (operation) => {
	for (const query of ['X-Amz-Date=20260101T000000Z&X-Amz-Expires=1e30', 'Expires=1e30']) {
		const media = { videoUrl: `https://cdn.test/a.mp4?${query}` };
		const id = simulator.createTask({ provider: 'vap', media, ...finished });
		const item = await getOne(id, { provider: 'vap', parameters: { operation } });
		expect(item).toMatchObject({ url: media.videoUrl, urlsExpireAt: null });
	}
});

describe('include input fields', () => {
	const row = {
		...{ row: 7, prompt: 'of the row', error: 'of yesterday', wait: { ended: 'timeout' } },
		...{ status: 'queued', url: 'of yesterday', failure: {}, nested: { deep: [1, null] } },
	};

	it.each([
		['getTask', true],
		['getTasksBatch', true],
		['waitUntilDone', true],
		['getTask', false],
	])('keeps the row, less the names of the node (%s, simplify %s)', async (operation, simplify) => {
		const task = { prompt: 'of the task', ...finished };
		const id = simulator.createTask({ provider: 'aceDataCloud', ...task });
		const item = await getOne(id, {
			items: [{ ...row, task_id: id }],
			parameters: { operation, simplify, options: { includeInputFields: true } },
		});
		const waits = operation === 'waitUntilDone';
		expect(namesOf(item)).toEqual(
			[...(simplify ? [...SIMPLIFIED, 'prompt'] : WHOLE), 'row', 'nested', 'task_id']
				.concat(waits ? ['wait'] : [])
				.sort(),
		);
		expect(item).toMatchObject({
			...{ row: 7, nested: { deep: [1, null] }, task_id: id, taskId: id, status: 'succeeded' },
			...{ prompt: simplify ? 'of the row' : 'of the task', failure: null },
			...(waits && { wait: { ended: 'done' } }),
		});
	});

	it('drops the row when it is not asked for', async () => {
		const id = simulator.createTask({ provider: 'aceDataCloud', ...finished });
		expect(namesOf(await getOne(id, { items: [{ ...row, taskId: id }] }))).toEqual(SIMPLIFIED);
	});
});
