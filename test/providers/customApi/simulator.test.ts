import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'customApi';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const look = async (id: string) => await get(`${base()}/jobs/${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a task in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30, lastFrame: true });
	const createdAt = new Date(clock.now()).toISOString();
	expect((await look(id)).body).toEqual({
		...{ id, status: 'queued', progress: 0, input: { prompt: expect.any(String) } },
		...{ created_at: createdAt, started_at: null, finished_at: null, error: null, data: null },
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body).toMatchObject({ status: 'processing', progress: 50, data: null });
	clock.forwardSeconds(20);
	const media = `${simulator.url}/media/${id}`;
	expect((await look(id)).body).toMatchObject({
		...{ status: 'completed', progress: 100, finished_at: new Date(clock.now()).toISOString() },
		data: { results: [{ url: `${media}.mp4`, last_frame_url: `${media}.png` }] },
	});
});

it.each([
	['failed', { status: 'failed', error: { code: 'internal_error' }, data: null }],
	['moderated', { status: 'failed', error: { code: 'content_policy_violation' } }],
	['expired', { status: 'expired', error: { code: 'timeout' } }],
	['cancelled', { status: 'cancelled', error: null }],
	['noMedia', { status: 'completed', error: null, data: null }],
] as const)('ends a task as %s', async (outcome, record) => {
	expect((await look(make({ outcome, ...finished }))).body).toMatchObject(record);
});

it('is asked by path, query or body, and lists', async () => {
	const id = make(finished);
	const plain = (await look(id)).body;
	expect((await get(`${base()}/status?job=${id}`)).body).toEqual(plain);
	expect((await post(`${base()}/status`, { job: { id } })).body).toEqual(plain);
	expect((await get(`${base()}/jobs`)).body).toEqual({ jobs: [plain] });
	expect(simulator.requests.map(({ kind, taskIds }) => [kind, ...taskIds])).toEqual([
		...[['single', id], ['single', id], ['single', id], ['list']],
	]);
});

it('creates a task and says where to ask', async () => {
	const { body } = await post(`${base()}/jobs`, { prompt: 'A lake' });
	expect(body).toMatchObject({ status: 'queued', status_url: `${base()}/jobs/${body.id}` });
	expect((await get(body.status_url)).body.input).toEqual({ prompt: 'A lake' });
	expect((await post(`${base()}/jobs`, [])).status).toBe(400);
});

it.each([
	['v1', { authorization: 'Bearer simulator-key' }, ''],
	['header', { 'x-api-key': 'Key simulator-key' }, ''],
	['query', {}, '?api_key=simulator-key'],
	['basic', { authorization: `Basic ${btoa('studio:simulator-key')}` }, ''],
	['none', {}, ''],
])('takes its key at %s in one place only', async (door, headers, query) => {
	const id = make(finished);
	const url = `${simulator.url}/custom/${door}/jobs/${id}`;
	expect((await get(`${url}${query}`, headers as Record<string, string>)).status).toBe(200);
	const others = [{ authorization: 'Bearer x' }, { 'x-api-key': 'simulator-key' }];
	for (const wrong of door === 'none' ? [] : others) {
		const { status, body } = await get(url, wrong as Record<string, string>);
		expect([status, body.error.code]).toEqual([401, 'unauthorized']);
	}
	expect(simulator.requests[0]?.authorized).toBe(door !== 'none');
});

it('refuses in its own JSON', async () => {
	expect(await look('unknown')).toMatchObject({
		status: 404,
		body: { error: { code: 'not_found' } },
	});
	expect((await get(`${base()}/nothing`)).body.error.code).toBe('no_such_path');
	const poor = { authorization: 'Bearer simulator-key-without-balance' };
	expect((await get(`${base()}/jobs`, poor)).status).toBe(402);
});

describe('answers', () => {
	const running = { queuedSeconds: 0, runSeconds: 60, createdSecondsAgo: 30 };

	it('with nothing while it runs', async () => {
		const answers = { answers: 'empty202', retryAfterSeconds: 7 };
		const busy = await look(make({ ...answers, ...running }));
		expect([busy.status, busy.body, busy.headers.get('retry-after')]).toEqual([202, null, '7']);
		const done = await look(make({ ...answers, ...finished }));
		expect([done.status, done.headers.get('retry-after')]).toEqual([200, null]);
	});

	it('with the way to the result, in an answer of HTTP 303 or in the record', async () => {
		const [there, apart] = [
			make({ answers: 'seeOther', ...finished }),
			make({ answers: 'apart', ...finished }),
		];
		const led = await look(there);
		expect([led.status, led.headers.get('location')]).toEqual([
			303,
			`${base()}/jobs/${there}/result`,
		]);
		const { body } = await look(apart);
		expect(body).toMatchObject({
			status: 'completed',
			response_url: `${base()}/jobs/${apart}/result`,
		});
		expect(body).not.toHaveProperty('data');
		const url = `${simulator.url}/media/${apart}.mp4`;
		expect((await get(body.response_url)).body).toEqual({
			id: apart,
			results: [{ url }],
			seed: 42,
		});
		expect(simulator.counts().byKind).toMatchObject({ single: 2, result: 1 });
		const busy = make({ answers: 'apart', ...running });
		expect((await look(busy)).body.response_url).toBeNull();
		expect((await get(`${base()}/jobs/${busy}/result`)).status).toBe(409);
	});

	it('in words that nobody knows, and with codes of its own', async () => {
		expect((await look(make({ answers: 'strange', ...running }))).body.status).toBe('stirring');
		const coded = (await look(make({ answers: 'coded', ...finished }))).body;
		expect(coded).toMatchObject({
			code: 0,
			data: { status: 'completed', data: { results: [{}] } },
		});
	});
});

it('gives out files for the key alone, here or elsewhere', async () => {
	const url = async (files: string) =>
		(await look(make({ files, ...finished }))).body.data.results[0].url as string;
	const [here, moved] = [await url('withKey'), await url('moved')];
	expect(here).toMatch(new RegExp(`^${base()}/files/[^/]+\\.mp4$`));
	const withKey = {
		headers: { authorization: 'Bearer simulator-key' },
		redirect: 'manual',
	} as const;
	const file = await fetch(here, withKey);
	expect([file.status, file.headers.get('content-type')]).toEqual([200, 'video/mp4']);
	expect((await fetch(here)).status).toBe(401);
	const redirect = await fetch(moved, withKey);
	const location = redirect.headers.get('location') ?? '';
	expect([redirect.status, new URL(location).hostname]).toEqual([302, 'localhost']);
	expect((await fetch(location)).status).toBe(200);
	// Its host refuses whoever brings the key along.
	expect((await fetch(`${location}?api_key=simulator-key`)).status).toBe(401);
});
