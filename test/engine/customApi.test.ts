// The Custom API through n8n's engine: how it is asked, and where the key goes.
import { sleep } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { ask, make, provider, simulator, urlOf, wait } from './customApiRun';
import { startVideoTask } from './videoTaskRun';

let elsewhere: Simulator;
beforeAll(async () => {
	elsewhere = await start({});
});
afterAll(async () => await elsewhere.close());

describe('asks with the key', () => {
	it.each([
		['in a bearer token', 'v1', { authentication: 'bearer' }],
		['in a header', 'header', { authentication: 'header', headerName: 'X-Api-Key', prefix: 'Key' }],
		['in the query', 'query', { authentication: 'query', queryName: 'api_key' }],
		['as a password', 'basic', { authentication: 'basic', user: 'studio' }],
	])('%s', async (_how, door, credential) => {
		const id = make();
		const baseUrl = `${simulator.url}/custom/${door}`;
		const question = { items: [{ taskId: id }], credential: { ...credential, baseUrl } };
		const { out } = await ask(question);
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', url: urlOf(id) }]);
		expect(simulator.requests).toMatchObject([{ status: 200, taskIds: [id], authorized: true }]);
		const wrong = { ...credential, baseUrl, apiKey: 'simulator-wrong' };
		const { error } = await ask({ items: [{ taskId: id }], credential: wrong });
		expect(error?.message).toMatch(new RegExp(`^Task ${id}: .*\\(HTTP 401\\)`));
		expect(`${error?.message} ${error?.description}`).not.toContain('simulator-wrong');
	});

	it('nowhere where there is none', async () => {
		const id = make();
		const credential = { authentication: 'none', baseUrl: `${simulator.url}/custom/none` };
		const { out } = await ask({ items: [{ taskId: id }], credential });
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded' }]);
		expect(simulator.requests).toMatchObject([{ authorized: false }]);
	});

	it('by query, and by a body of its own', async () => {
		const id = make();
		const items = [{ taskId: id }];
		const byQuery = await ask({ items, parameters: { statusUrl: '/status?job={id}' } });
		const describe = { method: 'POST', body: '{ "job": { "id": "{id}" } }' };
		const byBody = await ask({ items, parameters: { statusUrl: '/status', describe } });
		const item = { taskId: id, status: 'succeeded', url: urlOf(id) };
		expect([...byQuery.out(), ...byBody.out()]).toMatchObject([item, item]);
		const asked = simulator.requests.map(({ method, path }) => `${method} ${path}`);
		expect(asked).toEqual([`GET /custom/v1/status?job=${id}`, 'POST /custom/v1/status']);
	});
});

describe('a status address as id', () => {
	const parameters = { statusUrl: '' };

	it.each(['getTask', 'getTasksBatch', 'waitUntilDone'])(
		'is asked as it is, and shown as the id in it (%s)',
		async (operation) => {
			const id = make();
			const taskId = `${simulator.baseUrls.customApi}/jobs/${id}`;
			const { out } = await ask({
				items: [{ taskId }],
				parameters: { ...parameters, operation, routeByStatus: false },
			});
			expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', url: urlOf(id) }]);
			expect(simulator.requests).toMatchObject([{ authorized: true, status: 200 }]);
		},
	);

	it('of another origin is refused before any request', async () => {
		const other = `${elsewhere.baseUrls.customApi}/jobs/a`;
		const node = { onError: 'continueRegularOutput' } as const;
		const good = `${simulator.baseUrls.customApi}/jobs/${make()}`;
		const { out } = await wait([other, good], { parameters, node });
		expect(out()).toMatchObject([
			{ error: expect.stringContaining("'Task IDs'") },
			{ status: 'succeeded' },
		]);
		expect(out()[0]?.['error']).not.toContain(simulator.keys.valid);
		expect(elsewhere.counts()).toMatchObject({ total: 0, connections: 0 });
	});
});

it('Stop ends a wait, and nothing more is asked', async () => {
	const id = make({ queuedSeconds: 0, runSeconds: 1e6 });
	const run = startVideoTask(simulator, {
		...{ provider, items: [{ taskId: id }] },
		parameters: { operation: 'waitUntilDone', options: { pollIntervalSeconds: 600 } },
	});
	for (let tries = 0; simulator.requests.length < 1 && tries < 500; tries++) await sleep(10);
	await sleep(100);
	run.stop();
	expect(await run.finished).toMatchObject({ status: 'canceled', cancelled: true });
	expect(simulator.requests).toHaveLength(1);
});
