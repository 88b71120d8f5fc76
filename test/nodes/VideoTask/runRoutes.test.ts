// Outputs, Continue On Fail, and what concerns the whole node.
import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { run } from '../../../nodes/VideoTask/run';
import { virtualClock } from '../../virtualClock.mjs';
import { GET_BATCH, GET_TASK, handMadeContext, perItem, reply, runInTime } from './handMadeContext';
import type { Setup } from './handMadeContext';

const RECORDS = [
	{ id: 'good', response: { success: true, data: { video_url: 'https://x/v.mp4' } } },
	{ id: 'empty', response: { success: true }, finished_at: 1784362571 },
	{ id: 'queued' },
	{ id: 'running', started_at: 1784362571 },
	{ id: 'odd', response: { state: 'thinking' } },
	{ id: 'failed', response: { state: 'failed' } },
	{ id: 'cancelled', response: { state: 'cancelled' } },
	{ id: 'expired', response: { state: 'expired' } },
];
const ALL = [...RECORDS.map(({ id }) => id), 'gone'];

async function ran(setup: Setup) {
	const { context, requests } = handMadeContext({
		reply: () => reply({ items: RECORDS }),
		...setup,
	});
	return { ...(await runInTime(context)), requests };
}

const idsOf = (outputs: ReadonlyArray<ReadonlyArray<{ json: IDataObject }>>) =>
	outputs.map((items) => items.map(({ json }) => json.taskId ?? json.error));

const ROUTED = { ...GET_BATCH, taskIds: ALL, routeByStatus: true };
const ROUTES = [
	['good'],
	['queued', 'running', 'odd'],
	['empty', 'failed', 'cancelled', 'expired', 'gone'],
];

test('Route by Status has three outputs', async () => {
	const { error, outputs } = await ran({ parameters: ROUTED });
	expect(error).toBeNull();
	expect(idsOf(outputs)).toEqual(ROUTES);
	const wait = { ...ROUTED, operation: 'waitUntilDone', maxWaitMinutes: 0 };
	expect(idsOf((await ran({ parameters: wait })).outputs)).toEqual(ROUTES);
});

test('without it there is one', async () => {
	const { outputs } = await ran({ parameters: { ...ROUTED, routeByStatus: false } });
	expect(idsOf(outputs)).toEqual([ALL]);
});

test('an agent gets one output, whatever the setting', async () => {
	const nodeType = 'n8n-nodes-video-tasks.videoTaskTool';
	const { outputs } = await ran({ parameters: ROUTED, nodeType });
	expect(idsOf(outputs)).toEqual([ALL]);
});

test('Get Task has one output, whatever another operation left in the setting', async () => {
	const parameters = { ...GET_TASK, taskId: 'good', routeByStatus: true };
	const { outputs } = await ran({ parameters, reply: () => reply(RECORDS[0]) });
	expect(idsOf(outputs)).toEqual([['good']]);
});

test('with Continue On Fail each bad item becomes one error, paired and on the failed output', async () => {
	const parameters = {
		...ROUTED,
		taskIds: perItem('good', '../x', new Error('No such field'), 'running'),
	};
	const items = [{}, {}, {}, {}];
	const { outputs, requests } = await ran({ parameters, items, continueOnFail: true });
	expect(requests).toHaveLength(1);
	expect(outputs.map((one) => one.map(({ pairedItem }) => pairedItem))).toEqual([
		[{ item: 0 }],
		[{ item: 3 }],
		[{ item: 1 }, { item: 2 }],
	]);
	expect(outputs[2]?.map(({ json }) => Object.keys(json))).toEqual([['error'], ['error']]);
	expect(outputs[2]?.[1]?.json.error).toContain('No such field');
});

test("a 'File Name' that fails is an error of its item, which names it", async () => {
	const fileName = perItem('a.mp4', new Error('No such field'));
	const parameters = { ...GET_BATCH, taskIds: perItem('good', 'running'), options: { fileName } };
	const lone = () => reply(RECORDS[0]);
	const setup = { parameters, items: [{}, {}], reply: lone };
	const { outputs } = await ran({ ...setup, continueOnFail: true });
	expect(idsOf(outputs)).toEqual([['good', 'No such field']]);
	const { error } = await ran(setup);
	expect(error?.context.itemIndex).toBe(1);
});

test('where the key is refused, the ids of other services are named as they stood', async () => {
	const virtual = virtualClock();
	const { context } = handMadeContext({
		parameters: {
			...{ ...GET_BATCH, operation: 'waitUntilDone', service: perItem('seedance', 'veo') },
			...{ taskIds: perItem('a', 'b'), options: { pollIntervalSeconds: 10 } },
		},
		items: [{}, {}],
		reply: ({ url, body }, count) => {
			if (count > 1 && url.includes('/veo/')) return reply({ error: { code: 'forbidden' } }, 403);
			const { id } = JSON.parse(String(body)) as { id: string };
			return reply({ id, started_at: 1784362571 });
		},
	});
	const { error } = await virtual.run(run(context, virtual.clock));
	expect(error?.message).toMatch(/^Task b \(last seen running\): .*HTTP 403/);
	expect(error?.description).toMatch(/: a \(last seen running\), b \(last seen running\)\.$/);
});

test('with Continue On Fail one error stands for each id that could not be learnt', async () => {
	const parameters = { ...GET_BATCH, taskIds: perItem(['a', 'b'], 'b') };
	const refused = reply({ error: { code: 'invalid_token', message: 'Wrong.' } }, 401);
	const { outputs, requests } = await ran({
		...{ parameters, items: [{}, {}], continueOnFail: true, reply: () => refused },
	});
	expect(requests).toHaveLength(1);
	expect(outputs).toEqual([
		[0, 0, 1].map((item, index) => ({
			json: {
				error: expect.stringMatching(index === 0 ? /^Task a: .*Wrong\./ : /^Task b: .*Wrong\./),
			},
			pairedItem: { item },
		})),
	]);
});

const WHOLE_NODE: ReadonlyArray<readonly [string, Setup, RegExp]> = [
	['a missing credential', { credentials: new Error('Node has no credential') }, /AceData Cloud/],
	['a bad base URL', { credentials: { apiKey: 'k', baseUrl: 'http://a.example' } }, /'Base URL'/],
	['a bad setting', { parameters: { ...ROUTED, maxWaitMinutes: -1 } }, /'Max Wait \(Minutes\)'/],
	['a bad provider', { parameters: { ...ROUTED, provider: 'noProvider' } }, /'Provider'/],
	[
		'an expression of a setting that fails',
		{ parameters: { ...ROUTED, simplify: perItem(new Error('No such node')) } },
		/No such node/,
	],
];

test.each(WHOLE_NODE)('%s becomes one error for each input item', async (_what, setup, message) => {
	const whole = { parameters: ROUTED, items: [{}, {}, {}], continueOnFail: true, ...setup };
	const { error, outputs, requests } = await ran(whole);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect([error?.message, error?.context.itemIndex]).toEqual([expect.stringMatching(message), 0]);
	expect(outputs).toEqual([
		[],
		[],
		[0, 1, 2].map((item) => ({ json: { error: error?.message }, pairedItem: { item } })),
	]);
	expect(requests).toEqual([]);
});

test('a key that a server echoes stands in no error', async () => {
	const echo = reply({ error: { code: 'bad_request', message: 'Key key-of-the-account?' } }, 400);
	const { error, outputs } = await ran({
		parameters: { ...GET_TASK, taskId: 'a' },
		reply: () => echo,
	});
	expect(error?.message).toContain('[removed]');
	expect(JSON.stringify([outputs, error?.message, error?.description])).not.toContain(
		'of-the-account',
	);
});

test('a system code stands in the description, and no word of n8n takes the place of ours', async () => {
	const lost = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
		code: 'ECONNREFUSED',
	});
	const { error, requests } = await ran({
		parameters: { ...GET_TASK, taskId: 'a' },
		reply: () => lost,
	});
	expect(error?.message).toBe('Task a: the provider did not answer: the connection was refused');
	expect(error?.description).toContain('ECONNREFUSED');
	expect(requests).toHaveLength(3);
});

test('VAP is asked once for each id, in the version of the credential', async () => {
	const { requests } = await ran({
		parameters: { provider: 'vap', operation: 'getTasksBatch', taskIds: 'a b a' },
		credentials: { apiKey: 'key-of-the-account', apiVersion: 'v1' },
		reply: () => reply({ status: 'completed', video_url: 'https://x/v.mp4' }),
	});
	expect(requests.map(({ options: { method, url } }) => [method, url])).toEqual([
		['GET', 'https://api.vapagent.com/api/v1/generations/a'],
		['GET', 'https://api.vapagent.com/api/v1/generations/b'],
	]);
});
