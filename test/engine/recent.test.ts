// Get Recent Tasks, as n8n runs it: what the account made, from the provider's own list.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const operation = 'getRecentTasks';
const fast = { requestsPerSecond: 1000 };

/** Tasks a second apart, the newest first. */
function make(count: number, provider: Provider, more = {}) {
	return Array.from({ length: count }, (_, index) =>
		simulator.createTask({ provider, createdSecondsAgo: 1_000 + index, ...more }),
	);
}

async function ask(provider: Provider, parameters = {}, more: Partial<Question> = {}) {
	const answer = await runVideoTask(simulator, {
		...{ provider, parameters: { operation, options: fast, ...parameters } },
		...more,
	});
	const out = answer.error === undefined ? answer.out() : [];
	return { ...answer, ids: out.map(({ taskId }) => taskId), items: out };
}

const asked = () => simulator.requests.length;

// [provider, its service, requests for 130 tasks]
const LISTING: ReadonlyArray<readonly [Provider, string | null, number]> = [
	['aceDataCloud', 'midjourney', 3],
	['heyGen', 'videos', 2],
	['kling', 'text2video', 2],
	['miniMax', 'v2', 3],
	// One more for the tasks of the other tier.
	['modelArk', null, 3],
	['replicate', null, 2],
	['vap', null, 3],
	['waveSpeed', null, 2],
];

it.each(LISTING)('%s %s: 130 tasks come from several pages, each once', async (...row) => {
	const [provider, service, requests] = row;
	const own = service === null ? {} : { service };
	const all = make(130, provider, own);
	const { ids, items, pairs } = await ask(provider, { limit: 200, ...own });
	expect(ids).toEqual(all);
	expect(items.every(({ status, done }) => status === 'succeeded' && done === true)).toBe(true);
	expect(items[0]).not.toHaveProperty('wait');
	expect(pairs()).toEqual(Array(130).fill(0));
	expect(asked()).toBe(requests);
	expect(simulator.counts().byKind).toMatchObject({ list: requests, single: 0 });
});

it.each(LISTING)('%s %s: the newest 50, unless more are wanted', async (provider, service) => {
	const own = service === null ? {} : { service };
	const all = make(60, provider, own);
	expect((await ask(provider, own)).ids).toEqual(all.slice(0, 50));
});

it('lists the tasks since a time, in whatever form it is given', async () => {
	const all = make(130, 'modelArk');
	const sinceMs = Date.now() - 1_090_500;
	for (const since of [new Date(sinceMs).toISOString(), sinceMs, String(sinceMs)]) {
		const { ids } = await ask('modelArk', { since, limit: 200 });
		expect([90, 91]).toContain(ids.length);
		expect(ids).toEqual(all.slice(0, ids.length));
	}
});

it('lists the tasks of some states', async () => {
	const good = make(3, 'modelArk');
	const failed = make(2, 'modelArk', { outcome: 'failed' });
	const running = make(2, 'modelArk', { runSeconds: 1e6 });
	expect((await ask('modelArk', { status: ['failed'] })).ids).toEqual(failed);
	const { ids } = await ask('modelArk', { status: ['failed', 'running'] });
	expect([...ids].sort()).toEqual([...failed, ...running].sort());
	expect((await ask('modelArk', { status: 'succeeded' })).ids).toEqual(good);
});

it('lists the tasks of both tiers together', async () => {
	const flex = make(2, 'modelArk', { serviceTier: 'flex', createdSecondsAgo: 10 });
	const usual = make(2, 'modelArk');
	expect((await ask('modelArk')).ids.sort()).toEqual([...flex, ...usual].sort());
});

it('goes on after "fewer requests" in the middle', async () => {
	const all = make(130, 'vap');
	simulator.addFault({ after: 1, times: 1, do: { status: 429, retryAfter: '1' } });
	const { ids } = await ask('vap', { limit: 130 });
	expect(ids).toEqual(all);
	expect(asked()).toBe(4);
});

describe('trouble that stays', () => {
	const broken = () => {
		const all = make(120, 'vap');
		simulator.addFault({ after: 1, do: { status: 503 } });
		return all;
	};

	it('is raised, with what happened and where', async () => {
		broken();
		const { error } = await ask('vap', { limit: 120 });
		expect(error?.message).toMatch(/^The list of tasks behind the first 50: /);
		expect(error).toMatchObject({ httpCode: '503' });
	});

	it('stands behind what was found where the execution goes on', async () => {
		const all = broken();
		const node = { onError: 'continueRegularOutput' as const };
		const { items } = await ask('vap', { limit: 120 }, { node });
		expect(items.slice(0, 50).map(({ taskId }) => taskId)).toEqual(all.slice(0, 50));
		expect(items.slice(50)).toEqual([{ error: expect.stringMatching(/behind the first 50/) }]);
	});
});

it('runs once for all items, and for each service that they name', async () => {
	const [video] = make(1, 'kling', { service: 'text2video' });
	const [image] = make(1, 'kling', { service: 'images/generations' });
	const items = [
		...[{ service: 'text2video' }, { service: 'text2video' }],
		...[{ service: 'images/generations' }, { service: 'text2video' }],
	];
	const { ids, pairs } = await ask('kling', { service: '={{ $json.service }}' }, { items });
	expect(ids).toEqual([video, image]);
	expect(pairs()).toEqual([0, 2]);
	expect(asked()).toBe(2);
});

it('takes a time that expressions give anew for each item', async () => {
	const all = make(3, 'vap', { createdSecondsAgo: 60 });
	const since = '={{ $now.minus({ hours: 1 }) }}';
	const items = [{ a: 1 }, { a: 2 }, { a: 3 }];
	const { ids } = await ask('vap', { since }, { items });
	expect([...ids].sort()).toEqual([...all].sort());
	const other = await ask(
		'vap',
		{ since: '={{ $json.at }}' },
		{ items: [{ at: 1e9 }, { at: 2e9 }] },
	);
	expect(other.error?.message).toMatch(/^'Since' has another value for item 1/);
});

it('puts out nothing where there is nothing', async () => {
	const { ids, error } = await ask('vap');
	expect([ids, error]).toEqual([[], undefined]);
});

it('includes the fields of the input, and all of the record with Simplify off', async () => {
	make(1, 'vap');
	const { items } = await ask(
		'vap',
		{ simplify: false, options: { ...fast, includeInputFields: true } },
		{ items: [{ row: 7 }] },
	);
	expect(items).toEqual([
		expect.objectContaining({ row: 7, status: 'succeeded', raw: expect.any(Object) }),
	]);
});

it('fetches the media too', async () => {
	make(2, 'vap');
	const { outputs, error } = await runVideoTask(simulator, {
		...{ provider: 'vap', parameters: { operation, downloadMedia: true, options: fast } },
	}).then(({ error: met, out }) => ({ error: met, outputs: out() }));
	expect(error).toBeUndefined();
	expect(outputs.map(({ downloadProblem }) => downloadProblem)).toEqual([null, null]);
});

describe('what cannot be', () => {
	// [provider, parameters, what is said]
	it.each<[Provider, object, RegExp]>([
		['runway', {}, /^Runway has no list of tasks, so 'Get Recent Tasks' cannot ask/],
		['aceDataCloud', { service: 'seedance' }, /no list of tasks of the service 'seedance'/],
		['vap', { since: 'yesterday' }, /^'Since' cannot be "yesterday"/],
		['vap', { limit: 0 }, /^'Limit' cannot be 0/],
		['vap', { limit: 1.5 }, /^'Limit' cannot be 1.5/],
		['vap', { status: ['ready'] }, /^'Status' cannot be/],
	])('%s %j is refused before anything is asked', async (provider, parameters, message) => {
		const { error } = await ask(provider, parameters);
		expect(error?.message).toMatch(message);
		expect(asked()).toBe(0);
	});

	it('a wrong key is told once', async () => {
		const credential = { apiKey: 'wrong' };
		const { error } = await ask('vap', {}, { credential });
		expect(error).toMatchObject({ httpCode: '401' });
		expect(asked()).toBe(1);
	});
});
