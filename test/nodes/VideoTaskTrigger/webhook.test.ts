// What a callback comes to: an answer at once, one look, and a workflow for what the provider itself says.
import { forgetAll } from '../../../nodes/VideoTaskTrigger/memory';
import { reply, startedWith, TriggerHost } from './handMadeTrigger';

let host = new TriggerHost();

beforeEach(() => {
	forgetAll();
	host = new TriggerHost();
});

const call = async (body: unknown, headers = {}) =>
	await host.virtual.run(host.call(body, headers));

/** Until n8n has certainly begun what was handed to it. */
const untilBegun = async () => await host.virtual.run(host.virtual.clock.sleep(30_000));

/** After which n8n stores what is certain by then. */
async function callAboutAnother() {
	host.tasks.set('cgt-another', { status: 'succeeded' });
	await call({ id: 'cgt-another' });
}

test('a task that ended starts the workflow with what the provider answers', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	const calledAtMs = host.nowMs;
	const { status, body, result } = await call({
		id: 'cgt-1',
		status: 'failed',
		content: 'believed?',
	});
	expect([status, body]).toEqual([200, '']);
	expect(result.noWebhookResponse).toBe(true);
	expect(host.asked).toEqual([expect.stringMatching(/^GET .*\/tasks\/cgt-1$/)]);
	const [items = []] = result.workflowData ?? [];
	const [item] = await host.execute(items);
	expect(item?.json).toMatchObject({
		...{ taskId: 'cgt-1', status: 'succeeded', done: true, provider: 'modelArk' },
		...{ url: 'https://media.example/cgt-1.mp4' },
		trigger: { by: 'callback', receivedAt: new Date(calledAtMs).toISOString() },
	});
	expect(item?.json).not.toHaveProperty('wait');
	expect(item?.json).not.toHaveProperty('raw');
});

test('the answer is there before the provider is asked', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	const order: string[] = [];
	host.answer = () => {
		order.push('asked');
		return reply({ id: 'cgt-1', status: 'running' });
	};
	const calling = host.call({ id: 'cgt-1' }).then(() => order.push('done'));
	order.push('called');
	await host.virtual.run(calling);
	expect(order).toEqual(['called', 'asked', 'done']);
});

test('Ark calls on every change: what has not ended starts nothing', async () => {
	host.tasks.set('cgt-1', { status: 'queued' });
	expect((await call({ id: 'cgt-1' })).result.workflowData).toBeUndefined();
	host.tasks.set('cgt-1', { status: 'running' });
	expect((await call({ id: 'cgt-1' })).result.workflowData).toBeUndefined();
	host.tasks.set('cgt-1', { status: 'succeeded' });
	expect(startedWith((await call({ id: 'cgt-1' })).result.workflowData)).toEqual(['cgt-1']);
	expect(host.asked).toHaveLength(3);
});

test('with Every Change each state starts it, once', async () => {
	host.parameters.event = 'everyChange';
	const started: string[][] = [];
	for (const status of ['queued', 'queued', 'running', 'succeeded', 'succeeded']) {
		host.tasks.set('cgt-1', { status });
		started.push(startedWith((await call({ id: 'cgt-1' })).result.workflowData));
	}
	expect(started).toEqual([['cgt-1'], [], ['cgt-1'], ['cgt-1'], []]);
	// The last one is known to have ended, so that nothing is asked.
	expect(host.asked).toHaveLength(4);
});

test('with Task Succeeded a failed task starts nothing', async () => {
	host.parameters.event = 'taskSucceeded';
	host.tasks.set('cgt-1', { status: 'failed' });
	host.tasks.set('cgt-2', { status: 'succeeded' });
	expect((await call({ id: 'cgt-1' })).result.workflowData).toBeUndefined();
	expect(startedWith((await call({ id: 'cgt-2' })).result.workflowData)).toEqual(['cgt-2']);
});

test('what starts nothing is not written into the workflow', async () => {
	host.tasks.set('cgt-1', { status: 'running' });
	await call({ id: 'cgt-1' });
	await call({ id: 'cgt-of-others' });
	expect(host.stored).toEqual({});
	host.tasks.set('cgt-1', { status: 'succeeded' });
	await call({ id: 'cgt-1' });
	const endedSeconds = Math.floor(host.nowMs / 1000);
	await untilBegun();
	await callAboutAnother();
	expect(host.stored).toEqual({ tasks: [['modelArk//cgt-1', 'succeeded', 1, endedSeconds]] });
});

test('where n8n itself has failed to take a callback, its empty item goes no further', async () => {
	await expect(host.execute([{ json: {} }])).rejects.toThrow('A callback could not be taken');
	host.continues = true;
	expect(await host.execute([{ json: {} }])).toEqual([
		{ json: { error: 'A callback could not be taken' } },
	]);
	host.mode = 'integrated';
	expect(await host.execute([{ json: { any: 1 } }])).toEqual([{ json: { any: 1 } }]);
});

test('a provider that calls again starts nothing again, and is asked nothing', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	await call({ id: 'cgt-1' });
	const again = await call({ id: 'cgt-1' });
	expect([again.status, again.result.workflowData, host.asked.length]).toEqual([200, undefined, 1]);
});

test('nor after a restart of n8n', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	await call({ id: 'cgt-1' });
	await untilBegun();
	await callAboutAnother();
	forgetAll();
	expect((await call({ id: 'cgt-1' })).result.workflowData).toBeUndefined();
	expect(host.asked).toHaveLength(2);
});

test('what n8n was about to begin when it was killed is handed out again, and begun once', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	await call({ id: 'cgt-1' });
	forgetAll();
	const { result } = await call({ id: 'cgt-1' });
	const [items = []] = result.workflowData ?? [];
	expect(await host.execute(items)).toHaveLength(1);
	// Once more, and this time the execution had begun.
	forgetAll();
	host.mode = 'webhook';
	const again = await call({ id: 'cgt-1' });
	host.executionId = '2';
	expect(await host.execute(again.result.workflowData?.[0] ?? [])).toEqual([]);
});

test('two callbacks about one task at the same moment start one workflow', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	const called = await host.virtual.run(
		Promise.all([host.call({ id: 'cgt-1' }), host.call({ id: 'cgt-1' })]),
	);
	const started = called.flatMap(({ result }) => startedWith(result.workflowData));
	expect([started, host.asked.length]).toEqual([['cgt-1'], 1]);
});

test('twenty callbacks within two seconds are one request', async () => {
	const ids = Array.from({ length: 20 }, (_, index) => `cgt-${index}`);
	for (const id of ids) host.tasks.set(id, { status: 'succeeded' });
	const called = await host.virtual.run(
		Promise.all(
			ids.map(async (id, index) => {
				await host.virtual.clock.sleep(index * 90);
				return await host.call({ id });
			}),
		),
	);
	expect(called.flatMap(({ result }) => startedWith(result.workflowData)).sort()).toEqual(
		ids.sort(),
	);
	expect(called.map(({ status }) => status)).toEqual(ids.map(() => 200));
	expect(host.asked).toHaveLength(1);
});

test('a forged callback costs one look, and makes nothing of what is not of the account', async () => {
	const { status, result } = await call({
		id: 'cgt-of-others',
		status: 'succeeded',
		url: 'https://x',
	});
	expect([status, result.workflowData]).toEqual([200, undefined]);
	expect(host.asked).toHaveLength(1);
});

test('nor does an id that the provider refuses', async () => {
	host.answer = () => reply({ error: { code: 'InvalidParameter', message: 'bad id' } }, 400);
	const { status, result } = await call({ id: 'cgt-x' });
	expect([status, result.workflowData]).toEqual([200, undefined]);
});

// [what, the body, its headers]
test.each([
	['no id', { status: 'succeeded' }, {}],
	['nothing', '', {}],
	['no JSON', 'hello', { 'content-type': 'text/plain' }],
	['an id that is none', { id: '../../keys' }, {}],
])('with %s nothing is asked', async (_what, body, headers) => {
	const { status, result } = await call(body, headers);
	expect([status, result.workflowData, host.asked]).toEqual([200, undefined, []]);
});

test('a body over 1 MB is refused', async () => {
	const body = JSON.stringify({ id: 'cgt-1', more: 'x'.repeat(1024 * 1024) });
	expect([(await call(body)).status, host.asked]).toEqual([413, []]);
});

test('what an id is made of is never evaluated', async () => {
	const { status } = await call({ id: '={{ $env.SECRET }}' });
	expect([status, host.asked]).toEqual([200, []]);
});

test('a key that is refused is an error of the node that names the ids', async () => {
	host.answer = () => reply({ error: { code: 'AuthenticationError', message: 'bad key' } }, 401);
	const { status, result } = await call({ id: 'cgt-1' });
	expect(status).toBe(200);
	const [items = []] = result.workflowData ?? [];
	await expect(host.execute(items)).rejects.toThrow(/^Task cgt-1: .*key/i);
	host.continues = true;
	expect(await host.execute(items)).toEqual([
		{ json: { error: expect.stringMatching(/^Task cgt-1: /) } },
	]);
});

test('a provider that is down for a moment is asked again, one that stays down is an error', async () => {
	host.tasks.set('cgt-1', { status: 'succeeded' });
	let count = 0;
	const { answer } = host;
	host.answer = (options) => ((count += 1) < 3 ? reply({}, 503) : answer(options));
	expect(startedWith((await call({ id: 'cgt-1' })).result.workflowData)).toEqual(['cgt-1']);
	host.answer = () => reply({}, 503);
	const [items = []] = (await call({ id: 'cgt-2' })).result.workflowData ?? [];
	await expect(host.execute(items)).rejects.toThrow(/^Task cgt-2: /);
});

test('a test in the editor remembers nothing, and waits for nobody', async () => {
	host.mode = 'manual';
	host.tasks.set('cgt-1', { status: 'succeeded' });
	const startMs = host.nowMs;
	expect(startedWith((await call({ id: 'cgt-1' })).result.workflowData)).toEqual(['cgt-1']);
	expect(startedWith((await call({ id: 'cgt-1' })).result.workflowData)).toEqual(['cgt-1']);
	expect([host.nowMs, host.stored]).toEqual([startMs, {}]);
});

test('a provider that calls at the end before its record says so is looked at once more', async () => {
	host.parameters = { provider: 'vap' };
	host.credential = { apiKey: 'key' };
	let looks = 0;
	host.answer = () => {
		looks += 1;
		return reply({ task_id: 'v-1', status: looks === 1 ? 'executing' : 'failed', type: 'video' });
	};
	const startMs = host.nowMs;
	const { result } = await call({ event: 'task.failed', data: { task_id: 'v-1' } });
	expect([startedWith(result.workflowData), looks]).toEqual([['v-1'], 2]);
	expect(host.nowMs - startMs).toBeGreaterThanOrEqual(5_000);
});

test('MiniMax tries the URL out: its challenge goes back', async () => {
	host.parameters = { provider: 'miniMax', service: 'v2' };
	const { status, body } = await call({ challenge: 'abc-123' });
	expect([status, body, host.asked]).toEqual([200, { challenge: 'abc-123' }, []]);
});

test('a setting that cannot be used is an error', async () => {
	host.parameters.event = 'never';
	await expect(call({ id: 'cgt-1' })).rejects.toThrow(/^'Event' cannot be "never"/);
});
