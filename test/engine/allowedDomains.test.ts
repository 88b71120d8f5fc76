// n8n's own setting of a credential, 'Allowed HTTP Request Domains', in a workflow and in the credential's test.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { testCredential } from './engine.mjs';
import { credentialData, credentialTypeOf, providers, runVideoTask } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const only = (allowedDomains: string) => ({
	allowedHttpRequestDomains: 'domains',
	allowedDomains,
});

describe.each(providers)('a credential of %s', (provider) => {
	it.each(['getTask', 'getTasksBatch', 'waitUntilDone'])(
		'limited to other domains sends nothing (%s)',
		async (operation) => {
			const taskId = simulator.createTask({ provider, createdSecondsAgo: 100 });
			const question = {
				provider,
				items: [{ taskId }, { taskId }],
				parameters: { operation, routeByStatus: false },
			};
			const credential = only('example.com, *.1.0.0.1');
			const { error } = await runVideoTask(simulator, { ...question, credential });
			expect(error?.name).toBe('NodeOperationError');
			expect(error?.message).toMatch(
				/^'Allowed Domains' of the credential '.* Task API' does not hold 127\.0\.0\.1/,
			);
			expect(error?.description).toContain("'Allowed HTTP Request Domains'");
			const node = { onError: 'continueRegularOutput' } as const;
			const { out, pairs } = await runVideoTask(simulator, { ...question, credential, node });
			expect([out(), pairs()]).toEqual([
				[{ error: error?.message }, { error: error?.message }],
				[0, 1],
			]);
			expect(simulator.counts()).toMatchObject({ total: 0, connections: 0 });
		},
	);

	it.each([only('127.0.0.1'), { allowedHttpRequestDomains: 'none' }])(
		'with %j works, and its media come without the key where they do not need it',
		async (credential) => {
			const media = { videoUrl: `${simulator.url}/media/x.mp4` };
			const taskId = simulator.createTask({ provider, createdSecondsAgo: 100, media });
			const parameters = { operation: 'getTasksBatch', downloadMedia: true };
			const answer = await runVideoTask(simulator, {
				...{ provider, items: [{ taskId }], parameters, credential },
			});
			expect(answer.out()).toMatchObject([{ taskId, status: 'succeeded' }]);
			// The simulator has no such file: what matters is that it was asked for it.
			expect(simulator.counts().byKind['media']).toBe(1);
			// Google gives its files to the key alone.
			const authorized = provider === 'googleVeo';
			expect(simulator.requests.at(-1)).toMatchObject({ kind: 'media', authorized });
		},
	);

	it('is tested within its domains only', async () => {
		const type = credentialTypeOf(provider);
		const data = credentialData(simulator, provider);
		expect(await testCredential(type, { ...data, ...only('127.0.0.1') })).toMatchObject({
			status: 'OK',
		});
		expect(
			await testCredential(type, { ...data, allowedHttpRequestDomains: 'none' }),
		).toMatchObject({ status: 'OK' });
		const asked = simulator.counts().total;
		const refused = await testCredential(type, { ...data, ...only('example.com') });
		expect(refused).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('example.com'),
		});
		expect(simulator.counts().total).toBe(asked);
	});
});
