import { startStopwatch } from '../stopwatch.mjs';
import { get, post, simulateForFile, start } from './asking';
import type { Simulator } from './asking';

let simulator: Simulator;

simulateForFile({ timeScale: 0.01 }, (started) => (simulator = started));

const looks = {
	aceDataCloud: async (authorization: string) =>
		await post(
			`${simulator.url}/seedance/tasks`,
			{ action: 'retrieve', id: 'a' },
			{ authorization },
		),
	modelArk: async (authorization: string) =>
		await get(`${simulator.baseUrls.modelArk}/contents/generations/tasks/a`, { authorization }),
	vap: async (authorization: string) => await get(`${simulator.url}/v3/tasks/a`, { authorization }),
};

describe('keys', () => {
	it.each([
		['aceDataCloud', 'wrong', 401, { error: { code: 'invalid_token' } }],
		['aceDataCloud', 'otherService', 401, { error: { code: 'token_mismatched' } }],
		['aceDataCloud', 'emptyBalance', 403, { error: { code: 'used_up' } }],
		['modelArk', 'wrong', 401, { error: { code: 'AuthenticationError' } }],
		['modelArk', 'otherService', 401, { error: { code: 'AuthenticationError' } }],
		['modelArk', 'emptyBalance', 403, { error: { code: 'AccountOverdueError' } }],
		['vap', 'wrong', 401, { error: expect.any(String) }],
		['vap', 'emptyBalance', 402, { error: expect.any(String), balance: '0.00' }],
	] as const)('%s refuses the key: %s', async (provider, name, status, body) => {
		const key = name === 'wrong' ? 'no-such-key' : simulator.keys[name];
		const answer = await looks[provider](`Bearer ${key}`);
		expect(answer.status).toBe(status);
		expect(answer.body).toMatchObject(body);
	});

	it('are needed, as bearers', async () => {
		expect((await looks.aceDataCloud(simulator.keys.valid)).status).toBe(401);
		expect((await get(`${simulator.url}/v3/tasks`, {})).status).toBe(401);
	});
});

it('advances tasks by the real clock, scaled', async () => {
	const id = simulator.createTask({ provider: 'vap', queuedSeconds: 0, runSeconds: 30 });
	expect((await get(`${simulator.url}/v3/tasks/${id}`)).body.status).toBe('executing');
	// 30 s of a task at 0.01 are 300 ms; the delay passes them without a timer in the test.
	simulator.addFault({ taskId: id, times: 1, do: { delaySeconds: 0.35 } });
	const { body } = await get(`${simulator.url}/v3/tasks/${id}`);
	expect(body).toMatchObject({ status: 'completed', duration_seconds: 0.3 });
});

describe('media', () => {
	it.each([
		['mp4', 'video/mp4', 'ftyp'],
		['png', 'image/png', 'PNG'],
		['mp3', 'audio/mpeg', 'ID3'],
	])('are real %s', async (extension, contentType, mark) => {
		const id = simulator.createTask({ provider: 'vap' });
		const response = await fetch(`${simulator.url}/media/${id}.${extension}`);
		expect(response.headers.get('content-type')).toBe(contentType);
		const bytes = await response.arrayBuffer();
		expect(Number(response.headers.get('content-length'))).toBe(bytes.byteLength);
		expect(new TextDecoder('latin1').decode(bytes)).toContain(mark);
	});

	it('refuse and mark a request that brings a key', async () => {
		const id = simulator.createTask({ provider: 'modelArk' });
		const url = `${simulator.url}/media/${id}.mp4`;
		expect((await get(url)).status).toBe(401);
		await fetch(url);
		expect(simulator.requests).toMatchObject([
			{ kind: 'media', provider: 'modelArk', taskIds: [id], status: 401, authorized: true },
			{ kind: 'media', status: 200, authorized: false },
		]);
		expect((await get(`${simulator.url}/media/unknown.mp4`, {})).status).toBe(404);
	});

	it('may lie elsewhere', async () => {
		const media = { videoUrl: 'https://cdn.test/a.mp4' };
		const id = simulator.createTask({ provider: 'vap', createdSecondsAgo: 100, media });
		const { body } = await get(`${simulator.url}/v3/tasks/${id}`);
		expect(body.result).toEqual({ output_url: media.videoUrl });
	});
});

describe('counting', () => {
	it('tells kinds, providers and ids apart', async () => {
		const url = `${simulator.url}/seedance/tasks`;
		await post(url, { action: 'retrieve', id: 'a' });
		await post(url, { action: 'retrieve_batch', ids: ['a', 'b', 'b'] });
		const arkUrl = `${simulator.baseUrls.modelArk}/contents/generations/tasks`;
		await get(`${arkUrl}?filter.task_ids=c`);
		await get(arkUrl);
		await post(`${simulator.url}/v3/tasks`, {});
		await get(`${simulator.url}/v3/tasks/a%3Ab`);
		const counts = simulator.counts();
		expect(counts).toMatchObject({
			total: 6,
			byKind: { create: 1, single: 2, result: 0, batch: 2, list: 1, media: 0, other: 0 },
			byProvider: { aceDataCloud: 2, modelArk: 2, vap: 2 },
		});
		expect(Object.entries(counts.asksById).sort()).toEqual([
			...[
				['a', 2],
				['a:b', 1],
				['b', 1],
				['c', 1],
			],
		]);
		expect(counts.peakRequestsPerSecond).toBe(6);
	});

	it('counts sockets and requests at one time', async () => {
		const other = await start({});
		other.addFault({ do: { delaySeconds: 0.1 } });
		const ask = async () => await get(`${other.url}/v3/tasks/a`);
		await Promise.all([ask(), ask(), ask()]);
		expect(other.counts()).toMatchObject({ peakConcurrent: 3, connections: 3 });
		await other.close();
		expect(other.counts().openConnections).toBe(0);
	});
});

it('refuses a task or a fault with a misspelt member', async () => {
	expect(() => simulator.createTask({ provider: 'vap', ...{ runMinutes: 1 } })).toThrow(
		'runMinutes',
	);
	expect(() => simulator.addFault({ do: { never: true, ...{ hang: true } } })).toThrow('hang');
});

it('is driven over HTTP as well, uncounted', async () => {
	const control = `${simulator.url}/simulator`;
	const made = await post(`${control}/tasks`, { provider: 'vap', id: 'over-http' }, {});
	expect(made.body).toEqual({ id: 'over-http' });
	const refused = await post(`${control}/tasks`, { provider: 'other' }, {});
	expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining('provider')]);
	await post(`${control}/faults`, { do: { status: 503 } }, {});
	expect((await get(`${simulator.url}/v3/tasks/over-http`)).status).toBe(503);
	await fetch(`${control}/faults`, { method: 'DELETE' });
	expect((await get(`${simulator.url}/v3/tasks/over-http`)).status).toBe(200);
	expect((await get(`${control}/counts`, {})).body).toMatchObject({ total: 2 });
	expect((await get(`${control}/requests`, {})).body).toHaveLength(2);
	await post(`${control}/reset`, {}, {});
	expect(simulator.counts().total).toBe(0);
	expect((await get(`${simulator.url}/v3/tasks/over-http`)).status).toBe(404);
});

it('closes at once, with a request that hangs', async () => {
	const other = await start({});
	other.addFault({ do: { never: true } });
	const hanging = get(`${other.url}/v3/tasks/a`).catch(() => 'dropped');
	while (other.requests.length === 0) await get(`${other.url}/simulator/counts`, {});
	const stopwatch = startStopwatch();
	await other.close();
	expect(await hanging).toBe('dropped');
	expect(stopwatch.stop().tookMs).toBeLessThan(1000);
	expect(other.requests).toMatchObject([{ status: null }]);
});
