// Many ids: in how few requests they are asked, in which order they come out, and how they are given.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { providers, runVideoTask } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

function make(count: number, provider: Provider = 'aceDataCloud', more = {}) {
	const task = { provider, createdSecondsAgo: 100, ...more };
	return Array.from({ length: count }, () => simulator.createTask(task));
}

const batch = { operation: 'getTasksBatch' };

/** What comes out, by id, and which item each is paired with. */
async function ask(question: Question) {
	const answer = await runVideoTask(simulator, { parameters: batch, ...question });
	expect(answer.error).toBeUndefined();
	expect(answer.behind()).toEqual(answer.out());
	const ids = answer.out().map(({ taskId }) => taskId);
	return { ids, pairs: answer.pairs(), statuses: answer.out().map(({ status }) => status) };
}
const asked = () => simulator.requests.map(({ taskIds }) => taskIds.length);

describe('120 ids over 3 items', () => {
	const pairs = [...Array(40).fill(0), ...Array(40).fill(1), ...Array(40).fill(2)];

	it.each(['aceDataCloud', 'modelArk'] as const)('are three requests to %s', async (provider) => {
		const all = make(120, provider);
		const items = [0, 40, 80].map((from) => ({ taskId: all.slice(from, from + 40) }));
		// The simulator, like the providers, gives 12 or 20 tasks unless it is asked for more.
		expect(await ask({ provider, items })).toEqual({
			...{ ids: all, pairs, statuses: Array(120).fill('succeeded') },
		});
		expect(asked()).toEqual([50, 50, 20]);
		expect(simulator.counts().byKind).toMatchObject({ batch: 3, single: 0 });
	});

	it('are 120 requests to VAP, at most 8 at a time', async () => {
		const all = make(120, 'vap');
		simulator.addFault({ do: { delaySeconds: 0.02 } });
		const items = [0, 40, 80].map((from) => ({ taskId: all.slice(from, from + 40) }));
		const parameters = { ...batch, options: { requestsPerSecond: 100 } };
		expect(await ask({ provider: 'vap', items, parameters })).toMatchObject({ ids: all, pairs });
		const { total, peakConcurrent } = simulator.counts();
		expect(total).toBe(120);
		expect(peakConcurrent).toBeLessThanOrEqual(8);
	});

	it('are three requests by Get Task too, which takes one id of each item', async () => {
		const all = make(120);
		const items = all.map((taskId) => ({ taskId }));
		const result = await ask({ items, parameters: { operation: 'getTask' } });
		expect(result).toMatchObject({ ids: all, pairs: all.map((_, index) => index) });
		expect(asked()).toEqual([50, 50, 20]);
	});
});

it.each([
	['getTasksBatch', {}],
	['waitUntilDone', { maxWaitMinutes: 0, routeByStatus: false }],
])('fetches an id asked twice once, and puts it out twice (%s)', async (operation, more) => {
	const [a, b, c] = make(3);
	const items = [{ taskId: [a, b, a] }, { taskId: `${b} ${c}` }];
	const result = await ask({ items, parameters: { operation, ...more } });
	expect(result).toMatchObject({ ids: [a, b, a, b, c], pairs: [0, 0, 0, 1, 1] });
	expect(simulator.requests).toMatchObject([{ kind: 'batch', taskIds: [a, b, c] }]);
});

it('asks by Get Task once for an id that two items name', async () => {
	const [a, b] = make(2);
	const items = [{ taskId: a }, { taskId: b }, { taskId: ` ${a}\n` }];
	const result = await ask({ items, parameters: { operation: 'getTask' } });
	expect(result).toMatchObject({ ids: [a, b, a], pairs: [0, 1, 2] });
	expect(simulator.requests).toMatchObject([{ kind: 'batch', taskIds: [a, b] }]);
});

describe('ids come from', () => {
	type Ids = string[];
	const all = (ids: Ids) => ids;
	const first = (ids: Ids) => ids.slice(0, 1);
	const twice = (ids: Ids) => [...first(ids), ...first(ids)];

	it.each([
		['a field', '={{ $json.x }}', (ids: Ids) => ids[0], first],
		['a list', '={{ $json.x }}', (ids: Ids) => [null, ...ids, ''], all],
		['JSON text', '={{ $json.x }}', (ids: Ids) => ` ${JSON.stringify(ids)}`, all],
		['text with commas', '={{ $json.x }}', (ids: Ids) => ` ${ids.join(', ')},`, all],
		['text with all separators', '={{ $json.x }}', ([a, b, c]: Ids) => `${a}; ${b}\n\t${c}`, all],
		['text round expressions', '={{ $json.x }},{{ $json.x }}', (ids: Ids) => ids[0], twice],
		['objects', '={{ $json.x.map((o) => o.id) }}', (ids: Ids) => ids.map((id) => ({ id })), all],
		['another node', "={{ $('Create').item.json.x }}", all, all],
		['all items of another node', "={{ $('Create').all().map((i) => i.json.x[0]) }}", all, first],
	])('%s', async (_what, taskIds, given, expected) => {
		const ids = make(3);
		const before = [{ name: 'Create', type: 'test.collect' }, { type: 'test.collect' }];
		const parameters = { ...batch, taskIds };
		const result = await ask({ items: [{ x: given(ids) }], before, parameters });
		expect(result.ids).toEqual(expected(ids));
	});

	it('a number', async () => {
		const [id = ''] = make(1, 'vap', { id: '9007199254740991' });
		const result = await ask({ provider: 'vap', items: [{ taskId: Number(id) }] });
		expect(result).toMatchObject({ ids: [id], statuses: ['succeeded'] });
	});

	it('JSON text with a number that JavaScript cannot hold', async () => {
		const [id = ''] = make(1, 'vap', { id: '9007199254740993' });
		const result = await ask({ provider: 'vap', items: [{ taskId: `[${id}]` }] });
		expect(result).toMatchObject({ ids: [id], statuses: ['succeeded'] });
	});

	it('whatever characters an id may have', async () => {
		const ids = ['a:b~c._-', '0', 'x'.repeat(512)];
		for (const provider of providers) {
			for (const id of ids) make(1, provider, { id });
			expect(await ask({ provider, items: [{ taskId: ids }] })).toMatchObject({
				...{ ids, statuses: Array(3).fill('succeeded') },
			});
		}
	});

	it.each([
		['aceDataCloud', 'task_id'],
		['modelArk', 'id'],
		['vap', 'generation_id'],
		['vap', 'task_id'],
	] as const)('the create answer of %s as it is: %s', async (provider, field) => {
		for (const operation of ['getTask', 'getTasksBatch', 'waitUntilDone']) {
			const [id] = make(1, provider);
			const parameters = { operation };
			expect(await ask({ provider, items: [{ [field]: id }], parameters })).toMatchObject({
				...{ ids: [id], statuses: ['succeeded'] },
			});
		}
	});
});

it('asks each service of its own, and knows the same id at two of them', async () => {
	const [seedance, both] = [...make(1), ...make(1, 'aceDataCloud', { id: 'both' })];
	const veo = make(1, 'aceDataCloud', { service: 'veo' })[0];
	make(1, 'aceDataCloud', { service: 'veo', id: 'both', outcome: 'failed' });
	const items = [
		{ service: 'veo', taskId: [both, veo] },
		{ service: 'seedance', taskId: [seedance, both] },
	];
	const parameters = { ...batch, service: '={{ $json.service }}' };
	const answer = await runVideoTask(simulator, { items, parameters });
	expect(answer.out().map(({ taskId, service, status }) => [taskId, service, status])).toEqual([
		['both', 'veo', 'failed'],
		[veo, 'veo', 'succeeded'],
		[seedance, 'seedance', 'succeeded'],
		['both', 'seedance', 'succeeded'],
	]);
	expect(answer.pairs()).toEqual([0, 0, 1, 1]);
	expect(simulator.requests.map(({ path }) => path).sort()).toEqual([
		...['/seedance/tasks', '/veo/tasks'],
	]);
});

describe('in great numbers', () => {
	it('10,000 ids are 200 requests, and come out in order', async () => {
		const all = make(10_000);
		const items = Array.from({ length: 10 }, (_, index) => ({
			taskId: all.slice(index * 1000, (index + 1) * 1000),
		}));
		const parameters = { ...batch, options: { requestsPerSecond: 1000 } };
		const answer = await runVideoTask(simulator, { items, parameters });
		const given = answer.behind() ?? [];
		expect(given).toHaveLength(10_000);
		expect(given.filter(({ taskId, done }, at) => taskId !== all[at] || !done)).toEqual([]);
		expect(answer.pairs()).toEqual(all.map((_id, at) => Math.floor(at / 1000)));
		expect(simulator.counts()).toMatchObject({ total: 200, byKind: { batch: 200, single: 0 } });
	});

	it.each([
		['aceDataCloud', 500, 10, 'waitUntilDone'],
		['vap', 7, 7, 'waitUntilDone'],
		['aceDataCloud', 500, 10, 'getTasksBatch'],
		['vap', 7, 7, 'getTasksBatch'],
	] as const)(
		'%s is asked 5 times a second for %s ids (%s requests, %s)',
		async (provider, count, sent, operation) => {
			const all = make(count, provider);
			const question = { provider, items: [{ taskId: all }], parameters: { operation } };
			const { out } = await runVideoTask(simulator, question);
			expect(out().map(({ taskId }) => taskId)).toEqual(all);
			expect(asked()).toEqual(Array(sent).fill(count / sent));
			const [first = 0, , , , , sixth = 0] = simulator.requests.map(({ at }) => at);
			expect(sixth - first).toBeGreaterThan(500);
		},
	);
});

it('a rate limit costs a list nothing where each task takes a request', async () => {
	const all = make(40, 'vap');
	const limit = { status: 429, retryAfter: '1' };
	for (const after of [9, 20, 31]) simulator.addFault({ after, times: 1, do: limit });
	const parameters = { ...batch, options: { requestsPerSecond: 50 } };
	const answer = await ask({ provider: 'vap', items: [{ taskId: all }], parameters });
	expect(answer).toMatchObject({ ids: all, statuses: Array(40).fill('succeeded') });
	expect(simulator.counts().total).toBe(43);
});

it.each([405, 501])('a gateway without a list is asked singly (%s)', async (status) => {
	const all = make(3, 'modelArk');
	simulator.addFault({ kind: 'batch', do: { status } });
	for (const more of [batch, { operation: 'waitUntilDone', maxWaitMinutes: 0 }]) {
		const parameters = { ...more, routeByStatus: false };
		const answer = await ask({ provider: 'modelArk', items: [{ taskId: all }], parameters });
		expect(answer).toMatchObject({ ids: all, statuses: Array(3).fill('succeeded') });
	}
	expect(simulator.counts().byKind).toMatchObject({ batch: 2, single: 6 });
});
