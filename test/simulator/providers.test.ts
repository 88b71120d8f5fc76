import { PROVIDERS } from '../../providers/registry';
import { start } from './asking';

it('simulates every provider that the node has, each under its own name', async () => {
	const { perProvider, providerNames } = await import('./providers.mjs');
	expect(providerNames).toEqual(PROVIDERS.map(({ id }) => id));
	expect(Object.values(perProvider(({ name }) => name))).toEqual(providerNames);
});

it('tells by the start of a path whom a request is meant for, by the longest where several fit', async () => {
	const { providerOfPath } = await import('./providers.mjs');
	const paths = ['/api/v3/contents/generations/tasks', '/api/v1/generations/a', '/v3/tasks', '/x'];
	expect(providerOfPath('/custom/header/jobs')).toBe('customApi');
	expect(providerOfPath('/kling-official/v1/videos/text2video')).toBe('kling');
	expect(providerOfPath('/minimax-official/v1/files/retrieve')).toBe('miniMax');
	expect(paths.map(providerOfPath)).toEqual(['modelArk', 'vap', 'vap', 'aceDataCloud']);
});

it('says what the credential of each provider holds', async () => {
	const simulator = await start({});
	await simulator.close();
	const { url, keys, baseUrls, credentials, credentialTypes, parameters } = simulator;
	expect(baseUrls).toMatchObject({ aceDataCloud: url, modelArk: `${url}/api/v3`, vap: url });
	expect(credentials).toMatchObject({
		aceDataCloud: { apiKey: keys.valid, baseUrl: url },
		modelArk: { apiKey: keys.valid, baseUrl: `${url}/api/v3`, region: 'custom' },
		kling: { baseUrl: `${url}/kling-official`, region: 'custom', authentication: 'apiKey' },
		miniMax: { baseUrl: `${url}/minimax-official`, region: 'custom' },
		vap: { apiKey: keys.valid, baseUrl: url, apiVersion: 'v3' },
		customApi: { baseUrl: `${url}/custom/v1`, authentication: 'bearer' },
	});
	expect(credentialTypes).toMatchObject({ vap: 'vapTaskApi', customApi: 'customTaskApi' });
	expect(parameters).toMatchObject({ vap: {}, customApi: { statusUrl: '/jobs/{id}' } });
});

it("refuses a task with another provider's own member, or with a word that it cannot be", async () => {
	const simulator = await start({});
	await simulator.close();
	const task = { provider: 'vap', shape: 'object' } as const;
	expect(() => simulator.createTask(task)).toThrow("A task has no 'shape'");
	const shape = 'round' as 'object';
	expect(() => simulator.createTask({ provider: 'aceDataCloud', shape })).toThrow(
		"'shape' must be one of: object, content, array",
	);
});
