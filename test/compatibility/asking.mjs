// Whole workflows that end by themselves, through that generation's engine and its HTTP client.
import assert from 'node:assert/strict';
import { startSimulator } from '../simulator/simulator.mjs';
import { startRun } from './host.mjs';
import { providerNames } from '../simulator/providers.mjs';
import { asksAbout, finished } from './providers.mjs';

/**
 * @typedef {import('./oneGeneration.mjs').Checks} Checks
 * @typedef {import('./oneGeneration.mjs').World} World
 * @typedef {import('./providers.mjs').Provider} Provider
 * @typedef {import('n8n-workflow').INodeParameters} INodeParameters
 * @typedef {import('n8n-workflow').INodeExecutionData} INodeExecutionData
 */

/**
 * @param {World} world
 * @param {Provider} provider
 * @param {string[]} ids  each an input item of its own
 * @param {Partial<Parameters<typeof startRun>[1]>} [more]
 */
async function ask({ engine, simulator }, provider, ids, more = {}) {
	const credential = { ...simulator.credentials[provider], ...more.credential };
	const items = ids.map((taskId) => ({ taskId }));
	return await startRun(engine, { items, ...more, provider, credential }).finished;
}

/** @param {INodeExecutionData[] | undefined} items */
function told(items = []) {
	return items.map(({ json, pairedItem }) => [json['taskId'], json['status'], pairedItem]);
}

/** @param {Provider} provider @returns {Checks[string]} */
function getTask(provider) {
	return async (world) => {
		const { simulator } = world;
		const id = simulator.createTask({ provider, ...finished });
		const parameters = { operation: 'getTask' };
		const { error, outputs, status } = await ask(world, provider, [id], { parameters });
		assert.deepEqual([error, status], [undefined, 'success']);
		assert.deepEqual(outputs.map(told), [[[id, 'succeeded', { item: 0 }]]]);
		assert.match(String(outputs[0]?.[0]?.json['url']), /^http.*\/media\//);
		// fal's result is behind a second request.
		assert.equal(asksAbout(simulator, [id]), provider === 'fal' ? 2 : 1);
	};
}

/** @type {Checks} */
export const asking = {
	...Object.fromEntries(
		providerNames.map((provider) => [`Get Task of ${provider}`, getTask(provider)]),
	),

	async 'Get Tasks Batch asks for three ids in one request'(world) {
		const { simulator } = world;
		const make = () => simulator.createTask({ provider: 'modelArk', ...finished });
		const ids = [make(), make(), make()];
		const parameters = { operation: 'getTasksBatch' };
		const { error, outputs } = await ask(world, 'modelArk', ids, { parameters });
		assert.equal(error, undefined);
		const expected = ids.map((id, item) => [id, 'succeeded', { item }]);
		assert.deepEqual(outputs.map(told), [expected]);
		assert.equal(asksAbout(simulator, ids), 1);
	},

	async 'Wait Until Done ends with the task, on the output Succeeded'(world) {
		const { simulator } = world;
		const id = simulator.createTask({ provider: 'vap', ...finished });
		const mutate = (/** @type {object} */ payload) => ({ ...payload, status: 'executing' });
		simulator.addFault({ taskId: id, times: 2, do: { mutate } });
		const parameters = { options: { pollIntervalSeconds: 1 } };
		const { error, outputs, wentOn } = await ask(world, 'vap', [id], { parameters });
		assert.deepEqual([error, wentOn], [undefined, true]);
		assert.deepEqual(outputs.map(told), [[[id, 'succeeded', { item: 0 }]], [], []]);
		const { ended, polls, requests } = Object(outputs[0]?.[0]?.json['wait']);
		assert.deepEqual([ended, polls, requests], ['done', 3, 3]);
	},

	async 'a wrong key is sent once, and its error is ours'(world) {
		const { simulator } = world;
		const id = simulator.createTask({ provider: 'aceDataCloud', ...finished });
		const { error, status, wentOn } = await ask(world, 'aceDataCloud', [id], {
			parameters: { operation: 'getTask' },
			credential: { apiKey: 'no-such-key' },
		});
		assert.equal(asksAbout(simulator, [id]), 1);
		assert.deepEqual([status, wentOn, error?.name], ['error', false, 'NodeApiError']);
		assert.equal(Object(error).httpCode, '401');
		assert.match(String(error?.description), /Check the API key in the credential/);
		return '1 request';
	},

	async 'a redirect is not followed'(world) {
		const { elsewhere, simulator } = world;
		const tryWith = async (/** @type {Provider} */ provider) => {
			const id = simulator.createTask({ provider, ...finished });
			const location = `${elsewhere.url}/taken/along`;
			simulator.addFault({ taskId: id, do: { status: 302, location } });
			const parameters = { operation: 'getTask' };
			const { error } = await ask(world, provider, [id], { parameters });
			assert.match(String(error?.message), new RegExp(`^Task ${id}: `));
			assert.match(`${error?.message} ${error?.description}`, /redirects to .*127\.0\.0\.1/);
		};
		await Promise.all(providerNames.map(tryWith));
		assert.equal(elsewhere.counts().total, 0);
		return '0 requests to the second host';
	},

	async 'a connection that is refused is told as one'(world) {
		const gone = await startSimulator();
		const credential = { ...gone.credentials.vap };
		await gone.close();
		const parameters = { operation: 'getTask' };
		const { error } = await ask(world, 'vap', ['some-id'], { parameters, credential });
		assert.match(String(error?.message), /^Task some-id: .*the connection was refused$/);
	},

	async 'what cannot be learnt goes to the error output, and takes nothing with it'(world) {
		const { simulator } = world;
		const id = simulator.createTask({ provider: 'vap', ...finished });
		const node = /** @type {const} */ ({ onError: 'continueErrorOutput' });
		const parameters = { operation: 'getTasksBatch', routeByStatus: true };
		const { outputs, status } = await ask(world, 'vap', ['a/b', id], { parameters, node });
		assert.equal(status, 'success');
		assert.deepEqual(outputs.slice(0, 3).map(told), [[[id, 'succeeded', { item: 1 }]], [], []]);
		assert.match(String(outputs[3]?.[0]?.json['error']), /"a\/b"/);
	},

	async 'the media of a task come as binary data'(world) {
		const { simulator } = world;
		const id = simulator.createTask({ provider: 'modelArk', ...finished });
		const parameters = { operation: 'getTask', downloadMedia: true };
		const { error, outputs } = await ask(world, 'modelArk', [id], { parameters });
		assert.equal(error, undefined);
		const file = outputs[0]?.[0]?.binary?.['data'];
		assert.deepEqual([file?.mimeType, file?.fileName], ['video/mp4', `${id}.mp4`]);
		assert.match(String(file?.fileSize), /^[1-9]/);
		const media = simulator.requests.filter(({ path }) => path.includes(`/media/${id}`));
		assert.deepEqual(
			media.map(({ authorized }) => authorized),
			[false],
		);
		return file?.fileSize;
	},
};
