// Video Task Trigger in n8n's engine, before the simulator: callbacks as each provider sends and signs them, polls, and
// the executions that they start.
import { VideoTaskTrigger } from '../../nodes/VideoTaskTrigger/VideoTaskTrigger.node';
import { forgetAll } from '../../nodes/VideoTaskTrigger/memory';
import { PROVIDERS } from '../../providers/registry';
import type { ProviderName } from '../simulator/providers.mjs';
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { callbackFor, callingProviders, webhookSecret } from '../simulator/callbacks.mjs';
import { triggerEngine } from './triggerEngine.mjs';
import { credentialData, credentialTypeOf, credentialTypes } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({ timeScale: 0.01 }, (started) => (simulator = started));
beforeEach(forgetAll);

async function engineFor(provider: ProviderName, more = {}, credential = {}) {
	const { name: type } = credentialTypeOf(provider);
	// What is left out is the form's default, which n8n fills in.
	const parameters = { provider, ...simulator.parameters[provider], ...more };
	const data = { ...credentialData(simulator, provider), ...credential };
	return await triggerEngine({
		...{ nodeType: new VideoTaskTrigger(), parameters, credentialTypes },
		credentials: { [type]: { id: '7', data } },
	});
}

const signing = callingProviders.filter(
	(provider) =>
		![undefined, null, 'keySet'].includes(
			PROVIDERS.find(({ id }) => id === provider)?.callback?.signature?.kind,
		),
);

/** Of fal the callback names no model, so that the form has to. */
const formOf = (provider: ProviderName) => (provider === 'fal' ? { falModel: 'fal-ai/flux' } : {});

test('every provider whose documents know a callback is simulated', () => {
	const known = PROVIDERS.filter(({ callback }) => callback !== undefined).map(({ id }) => id);
	expect(known).toEqual(callingProviders);
	expect(signing).toEqual(['kie', 'piApi', 'replicate', 'vap', 'waveSpeed']);
});

test.each(callingProviders)(
	'%s: a callback starts the workflow with the task',
	async (provider) => {
		const id = simulator.createTask({ provider, createdSecondsAgo: 600 });
		const secret = signing.includes(provider) ? webhookSecret : '';
		const more = secret === '' ? {} : { webhookSecret: secret };
		const engine = await engineFor(provider, formOf(provider), more);
		const { body, headers } = callbackFor({ provider, id }, secret, Date.now());
		const { status, result } = await engine.call(body, headers);
		expect(status).toBe(200);
		const { error, items } = await engine.execute(result.workflowData ?? [], 'webhook');
		expect([error, items.length]).toEqual(['', 1]);
		expect(items[0]?.json).toMatchObject({
			...{ taskId: id, status: 'succeeded', provider, trigger: { by: 'callback' } },
		});
	},
);

test.each(signing)('%s: a forged signature is refused, and nothing is asked', async (provider) => {
	const id = simulator.createTask({ provider, createdSecondsAgo: 600 });
	const engine = await engineFor(provider, formOf(provider), { webhookSecret });
	const { body, headers } = callbackFor({ provider, id }, 'whsec_b3RoZXI=', Date.now());
	expect((await engine.call(body, headers)).status).toBe(401);
	expect((await engine.call(body, {})).status).toBe(401);
	expect(simulator.requests).toEqual([]);
});

test('a test in the editor: the callback comes to the test URL, and the run gives out its task', async () => {
	const id = simulator.createTask({ provider: 'vap', createdSecondsAgo: 600 });
	const engine = await engineFor('vap');
	const { body, headers } = callbackFor({ provider: 'vap', id }, undefined, Date.now());
	const { result } = await engine.call(body, headers, 'manual');
	const { items } = await engine.execute(result.workflowData ?? [], 'manual');
	expect(items.map(({ json }) => json.taskId)).toEqual([id]);
});

test('a test in the editor without callbacks: the newest task of the account', async () => {
	simulator.createTask({ provider: 'modelArk', createdSecondsAgo: 900 });
	const newer = simulator.createTask({ provider: 'modelArk', createdSecondsAgo: 600 });
	const engine = await engineFor('modelArk', { listen: 'schedule' });
	const { items } = await engine.execute([[{ json: {} }]], 'manual');
	expect(items.map(({ json }) => [json.taskId, json.trigger])).toEqual([
		[newer, { by: 'schedule', receivedAt: expect.any(String) }],
	]);
});

test('files are fetched in the execution', async () => {
	const id = simulator.createTask({ provider: 'modelArk', createdSecondsAgo: 600 });
	const engine = await engineFor('modelArk', { downloadMedia: true });
	const { body, headers } = callbackFor({ provider: 'modelArk', id }, undefined, Date.now());
	const { result } = await engine.call(body, headers);
	const { items } = await engine.execute(result.workflowData ?? [], 'webhook');
	expect(items[0]?.json.downloadProblem).toBeNull();
	expect(items[0]?.binary?.data?.mimeType).toBe('video/mp4');
});

test('a refused key is an error of the execution that names the task', async () => {
	const id = simulator.createTask({ provider: 'vap', createdSecondsAgo: 600 });
	const engine = await engineFor('vap', {}, { apiKey: 'wrong' });
	const { body, headers } = callbackFor({ provider: 'vap', id }, undefined, Date.now());
	const { status, result } = await engine.call(body, headers);
	expect(status).toBe(200);
	const { error } = await engine.execute(result.workflowData ?? [], 'webhook');
	expect(error).toContain(`Task ${id}: `);
});

test('made live, n8n polls once and starts nothing; later polls give out what ended', async () => {
	simulator.createTask({ provider: 'modelArk', createdSecondsAgo: 600 });
	const pollTimes = { item: [{ mode: 'everyHour', minute: 0 }] };
	const engine = await engineFor('modelArk', { listen: 'both', pollTimes });
	const { given, remove } = await engine.activate();
	expect(given).toEqual([]);
	const id = simulator.createTask({ provider: 'modelArk', createdSecondsAgo: 70 });
	const polled = await engine.poll();
	const { items } = await engine.execute(polled ?? [], 'trigger');
	expect(items.map(({ json }) => json.taskId)).toEqual([id]);
	await remove();
});

test('with callbacks alone it can be made live too, without poll times', async () => {
	const engine = await engineFor('vap');
	const { given, remove } = await engine.activate();
	expect([given, simulator.requests]).toEqual([[], []]);
	await remove();
});

test.each([
	['callback', 'POST'],
	['both', 'POST'],
	['schedule', ''],
])('listening to %s n8n registers the URL for %p', async (listen, method) => {
	expect(await (await engineFor('modelArk', { listen })).method()).toBe(method);
});
