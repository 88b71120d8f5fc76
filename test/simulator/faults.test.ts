import { get, post, start } from './asking';
import type { Simulator } from './asking';

let simulator: Simulator;
let id: string;

beforeAll(async () => {
	simulator = await start({});
});
beforeEach(() => {
	simulator.reset();
	id = simulator.createTask({ provider: 'vap', createdSecondsAgo: 100 });
});
afterAll(async () => await simulator.close());

const look = async () => await get(`${simulator.url}/v3/tasks/${id}`);
const rawLook = async () =>
	await fetch(`${simulator.url}/v3/tasks/${id}`, {
		headers: { authorization: 'Bearer simulator-key' },
		redirect: 'manual',
	});

describe('whom a fault meets', () => {
	it('is told by provider, kind and task', async () => {
		const other = simulator.createTask({ provider: 'vap' });
		simulator.addFault({ provider: 'vap', kind: 'single', taskId: id, do: { status: 500 } });
		expect((await look()).status).toBe(500);
		expect((await get(`${simulator.url}/v3/tasks/${other}`)).status).toBe(200);
		expect((await get(`${simulator.url}/v3/tasks`)).status).toBe(200);
		expect((await get(`${simulator.baseUrls.modelArk}/contents/generations/tasks`)).status).toBe(
			200,
		);
		const batch = { action: 'retrieve_batch', ids: [id, 'b'] };
		simulator.addFault({ kind: 'batch', taskId: 'b', do: { status: 429 } });
		expect((await post(`${simulator.url}/seedance/tasks`, batch)).status).toBe(429);
	});

	it('is told by number, and the first that strikes wins', async () => {
		simulator.addFault({ after: 1, times: 2, do: { status: 500 } });
		simulator.addFault({ times: 3, do: { status: 503 } });
		const statuses = [];
		for (let count = 0; count < 6; count += 1) statuses.push((await look()).status);
		expect(statuses).toEqual([503, 500, 500, 503, 503, 200]);
	});

	it('is left to chance, the same chance with the same seed', async () => {
		const run = async () => {
			simulator.reset();
			simulator.addFault({ probability: 0.5, do: { status: 500 } });
			const statuses = [];
			for (let count = 0; count < 20; count += 1) statuses.push((await look()).status);
			return statuses;
		};
		const statuses = await run();
		expect(statuses).toContain(500);
		expect(statuses).toContain(404);
		expect(await run()).toEqual(statuses);
	});

	it('ends when it is removed or cleared', async () => {
		const remove = simulator.addFault({ do: { status: 500 } });
		simulator.addFault({ do: { status: 503 } });
		expect((await look()).status).toBe(500);
		remove();
		expect((await look()).status).toBe(503);
		simulator.clearFaults();
		expect((await look()).status).toBe(200);
	});
});

describe('a fault that answers in place of the API', () => {
	it("has the provider's own body for its status, or another", async () => {
		simulator.addFault({ times: 1, do: { status: 429, retryAfter: '7' } });
		const usual = await look();
		expect(usual.headers.get('retry-after')).toBe('7');
		expect(usual.body).toMatchObject({
			error: 'Rate limit exceeded',
			limit_type: expect.any(String),
		});
		simulator.addFault({
			times: 1,
			do: { status: 502, body: '<h1>Bad</h1>', contentType: 'text/html' },
		});
		const other = await rawLook();
		expect([other.status, other.headers.get('content-type')]).toEqual([502, 'text/html']);
		expect(await other.text()).toBe('<h1>Bad</h1>');
		simulator.addFault({ do: { status: 302, location: 'https://elsewhere.test/' } });
		const redirect = await rawLook();
		expect([redirect.status, redirect.headers.get('location')]).toEqual([
			302,
			'https://elsewhere.test/',
		]);
	});

	it.each([
		['html', { html: true }, /^<!doctype html>/],
		['raw', { raw: '[1,' }, /^\[1,$/],
		['an empty object', { emptyObject: true }, /^\{\}$/],
		['deep nesting', { deepNesting: 3 }, /^\{"data":\{"data":\{"data":null\}\}\}$/],
	])('is %s', async (_name, action, body) => {
		simulator.addFault({ do: action });
		const response = await rawLook();
		expect(response.status).toBe(200);
		expect(await response.text()).toMatch(body);
	});

	it('is huge', async () => {
		simulator.addFault({ do: { hugeBytes: 3_000_001 } });
		expect((await (await rawLook()).arrayBuffer()).byteLength).toBe(3_000_001);
	});

	it('is no gzip, though it says so', async () => {
		simulator.addFault({ do: { badGzip: true } });
		const response = await rawLook();
		expect(response.headers.get('content-encoding')).toBe('gzip');
		await expect(response.text()).rejects.toThrow();
	});

	it('never comes', async () => {
		simulator.addFault({ do: { never: true } });
		const signal = AbortSignal.timeout(200);
		await expect(fetch(`${simulator.url}/v3/tasks/${id}`, { signal })).rejects.toThrow('timeout');
		expect(simulator.requests).toMatchObject([{ status: null }]);
	});

	it('is a socket that breaks', async () => {
		simulator.addFault({ do: { drop: 'beforeHeaders' } });
		await expect(rawLook()).rejects.toThrow('fetch failed');
		expect(simulator.requests).toMatchObject([{ status: null }]);
	});
});

describe('a fault that spoils the normal answer', () => {
	it('breaks the socket in the middle of the body', async () => {
		simulator.addFault({ do: { drop: 'midBody' } });
		const response = await rawLook();
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow('terminated');
	});

	it('cuts the JSON', async () => {
		const whole = await (await rawLook()).text();
		simulator.addFault({ do: { truncated: true } });
		const response = await rawLook();
		const text = await response.text();
		expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
		expect(Number(response.headers.get('content-length'))).toBe(text.length);
	});

	it('lets it out byte by byte', async () => {
		simulator.addFault({ times: 1, do: { trickle: true, bytesPerSecond: 1500 } });
		const beganAtMs = Date.now();
		expect((await look()).body.task_id).toBe(id);
		expect(Date.now() - beganAtMs).toBeGreaterThan(150);
		simulator.addFault({ do: { trickle: true } });
		const signal = AbortSignal.timeout(300);
		const headers = { authorization: 'Bearer simulator-key' };
		const response = await fetch(`${simulator.url}/v3/tasks/${id}`, { headers, signal });
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow();
	});

	it('is late, or from another time', async () => {
		simulator.addFault({ do: { delaySeconds: 0.1, dateOffsetSeconds: -3600 } });
		const beganAtMs = Date.now();
		const answer = await look();
		expect(answer.body.task_id).toBe(id);
		expect(Date.now() - beganAtMs).toBeGreaterThanOrEqual(95);
		const date = Date.parse(answer.headers.get('date') ?? '');
		expect(Math.abs(beganAtMs - 3_600_000 - date)).toBeLessThan(5000);
	});

	it('changes what it says', async () => {
		simulator.addFault({ do: { mutate: (payload) => ({ ...payload, status: 'pondering' }) } });
		expect((await look()).body).toMatchObject({ task_id: id, status: 'pondering' });
	});

	it('breaks media too', async () => {
		simulator.addFault({ kind: 'media', times: 1, do: { drop: 'midBody' } });
		const response = await fetch(`${simulator.url}/media/${id}.mp4`);
		await expect(response.arrayBuffer()).rejects.toThrow('terminated');
		expect((await fetch(`${simulator.url}/media/${id}.mp4`)).status).toBe(200);
	});
});
