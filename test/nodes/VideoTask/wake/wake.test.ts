import type { INodeExecutionData } from 'n8n-workflow';

import { VideoTask } from '../../../../nodes/VideoTask/VideoTask.node';
import { records } from '../durable/durableContext';
import { handMadeContext, perItem, reply, runInTime } from '../handMadeContext';
import { called, calledAgain, rows, WAIT, WAITED_SECONDS, webhookContext } from './webhookContext';
import type { WebhookSetup } from './webhookContext';

const both = () => records({ a: 'succeeded', b: 'failed' });
const one = () => records({ a: 'succeeded', b: 'running' });
const ITEMS = rows('a', 'b');

/** What the same wait puts out that stays in memory. */
async function inMemory(parameters: object, items = ITEMS, answer = both) {
	const { context } = handMadeContext({
		parameters: { ...WAIT, ...parameters, waitMode: 'inMemory', taskIds: perItem('a', 'b') },
		...{ items, reply: answer },
	});
	return (await runInTime(context)).outputs;
}

/** The wait began earlier than the look that saw the tasks at their end. */
const later = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) =>
		items.map(({ json, ...item }) => {
			const wait = { ...Object(json.wait), waitedSeconds: WAITED_SECONDS + 2 };
			return { ...item, json: { ...json, wait } };
		}),
	);

const idsOf = (outputs: INodeExecutionData[][] | undefined) =>
	(outputs ?? []).map((items) => items.map(({ json }) => json.taskId ?? json.error));

const ANY = { returnWhen: 'anyDone' };

describe('a call when all tasks are done', () => {
	test.each<[string, object]>([
		['on one output', {}],
		['with the input fields', { includeInputFields: true }],
	])('puts out what the same wait in memory does, %s', async (_how, parameters) => {
		const { result, requests, answers } = await called({
			...{ parameters: { ...WAIT, ...parameters }, items: ITEMS, reply: both },
		});
		expect(result.workflowData).toEqual(later(await inMemory(parameters)));
		expect(result.noWebhookResponse).toBe(true);
		expect([requests.length, answers]).toEqual([1, [200]]);
	});

	test('routes by status, and cuts the link of an item that stands elsewhere than its input', async () => {
		const parameters = { ...WAIT, routeByStatus: true };
		const { result } = await called({ parameters, items: ITEMS, reply: both });
		expect(idsOf(result.workflowData)).toEqual([['a'], [], ['b']]);
		expect(result.workflowData?.[2]?.[0]?.pairedItem).toMatchObject({
			...{ item: 1, sourceOverwrite: { previousNode: expect.stringContaining('links end') } },
		});
	});

	test('says how the wait was, as far as the call knows', async () => {
		const parameters = { ...WAIT, simplify: false };
		const { result } = await called({
			parameters,
			items: rows('a'),
			reply: () => records({ a: 'succeeded' }),
		});
		expect(result.workflowData?.[0]?.[0]?.json.wait).toMatchObject({
			...{ ended: 'done', timedOut: false, polls: 1, requests: 1, lagBoundSeconds: null },
			waitedSeconds: WAITED_SECONDS + 0.25,
		});
	});

	test('puts out errors as items where the node goes on after one', async () => {
		const parameters = { ...WAIT, onTaskFailure: 'throwError' };
		const setup = { parameters, items: rows('a', 'b', ''), reply: both };
		const { result } = await called({ ...setup, onError: 'continueRegularOutput' });
		expect(idsOf(result.workflowData)).toEqual([
			['a', expect.stringMatching(/^Task b: failed/), expect.stringContaining('no task id')],
		]);
	});

	test('reads the first item alone where the node runs once', async () => {
		const answer = () => records({ a: 'succeeded' });
		const { result } = await called({ items: ITEMS, reply: answer, executeOnce: true });
		expect(idsOf(result.workflowData)).toEqual([['a']]);
	});
});

describe("a call with 'Return When: Any Is Done'", () => {
	test('puts out one that is done and one that is pending', async () => {
		const parameters = { ...WAIT, ...ANY, routeByStatus: true };
		const { result } = await called({ parameters, items: ITEMS, reply: one });
		expect(idsOf(result.workflowData)).toEqual([['a'], ['b'], []]);
		expect(result.workflowData?.[1]?.[0]?.json.wait).toMatchObject({
			...{ ended: 'any_done', timedOut: false, since: '2026-11-22T09:58:00.000Z' },
		});
	});

	test('changes nothing while none is done', async () => {
		const answer = () => records({ a: 'running', b: 'running' });
		const { result } = await called({
			parameters: { ...WAIT, ...ANY },
			items: ITEMS,
			reply: answer,
		});
		expect(result.workflowData).toBeUndefined();
	});
});

describe('the wait goes on, and nothing is thrown,', () => {
	const fails = () => {
		throw new Error('broken');
	};
	test.each<[string, WebhookSetup]>([
		['while one is not done', { reply: one }],
		['while one is not found', { reply: () => reply({ items: [] }) }],
		['when the provider does not answer', { reply: () => new Error('ECONNRESET') }],
		['when the key is refused', { reply: () => reply({ error: { code: 'invalid_token' } }, 401) }],
		['when the answer is no JSON', { reply: () => reply('<html>') }],
		[
			'when an error would have to be raised',
			{ parameters: { ...WAIT, onTaskFailure: 'throwError' } },
		],
		['when an item has no id', { items: rows('a', 'b', '') }],
		['when there is no credential', { credentials: new Error('deleted') }],
		['when files are wanted', { parameters: { ...WAIT, downloadMedia: true } }],
		['when a setting cannot be used', { parameters: { ...WAIT, maxWaitMinutes: -1 } }],
		['when an expression fails', { parameters: { ...WAIT, taskIds: '={{ $now }}' } }],
		['when n8n notes nothing of the wait', { metadata: {} }],
		['when n8n keeps it elsewhere', { more: { executeData: undefined } }],
		['when n8n reads no parameters', { more: { getNodeParameter: fails } }],
		['when n8n does not know the execution', { more: { getExecutionId: fails } }],
		['when n8n does not say whether it still waits', { more: { additionalData: {} } }],
		['when n8n cannot say whether it still waits', { storedLater: fails }],
		['when the execution is gone', { storedLater: () => undefined }],
		[
			'when the execution was stopped',
			{ storedLater: () => stored({ resultData: { error: {} } }) },
		],
		['when the execution runs', { storedLater: () => stored({ waitTill: undefined }) }],
		['when the execution waits for another wait', { storedLater: () => stored({}, '9') }],
		['when nothing can be answered', { more: { getResponseObject: fails } }],
	])('%s', async (_when, setup) => {
		const { result } = await called({ items: ITEMS, reply: both, ...setup });
		expect(result.workflowData).toBeUndefined();
	});

	test('and what is sent is not read', async () => {
		const more = Object.fromEntries(
			['getBodyData', 'getHeaderData', 'getQueryData', 'getRequestObject'].map((name) => [
				name,
				fails,
			]),
		);
		const { result, requests } = await called({ items: ITEMS, reply: both, more });
		expect(idsOf(result.workflowData)).toEqual([['a', 'b']]);
		expect(String(requests[0]?.options.body)).toContain('["a","b"]');
	});
});

function stored(own: object, child = '8') {
	const metadata = { videoTaskWaitSince: 0, waitingChildExecutionIds: [child] };
	const executionData = { nodeExecutionStack: [{ metadata }] };
	return { waitTill: '2999-01-01T00:00:00.000Z', resultData: {}, executionData, ...own };
}

test('without the option a call is answered, and nothing is asked', async () => {
	const parameters = { ...WAIT, wakeOnCallback: false };
	const { result, requests, answers, tookMs } = await called({
		parameters,
		items: ITEMS,
		reply: both,
	});
	expect([result, requests, answers, tookMs]).toEqual([{ noWebhookResponse: true }, [], [200], 0]);
});

test('in the sub-workflow a call is answered, and nothing is asked', async () => {
	const parameters = { ...WAIT, durablePart: 'rest' };
	const setup = { parameters, items: [{ videoTaskWait: {} }], reply: both };
	expect((await called(setup)).requests).toEqual([]);
	expect((await called({ ...setup, metadata: { nodeWasResumed: true } })).requests).toEqual([]);
});

test('a look that takes too long changes nothing', async () => {
	const { result, tookMs } = await called({
		items: ITEMS,
		// Nothing else is asked with this key, so that nothing waits for this look's end.
		credentials: { apiKey: 'a key of its own' },
		reply: async () => await new Promise(() => undefined),
	});
	expect(result.workflowData).toBeUndefined();
	expect(tookMs).toBeLessThanOrEqual(22_000);
});

describe('many calls', () => {
	test('at once make one look, and one of them wakes', async () => {
		const { results, looks, answers } = await calledAgain(
			{ items: ITEMS, reply: both },
			[0, 0, 100, 1000],
		);
		expect(results.filter(({ workflowData }) => workflowData !== undefined)).toHaveLength(1);
		expect([looks, answers]).toEqual([1, [200, 200, 200, 200]]);
	});

	test('make a look every five seconds and no more', async () => {
		const answer = () => records({ a: 'running', b: 'running' });
		const { looks, tookMs } = await calledAgain(
			{ items: ITEMS, reply: answer },
			Array(600).fill(100),
		);
		expect(looks).toBeLessThanOrEqual(Math.ceil(tookMs / 5000) + 1);
		expect(looks).toBeGreaterThan(8);
	});

	test('after the wake look no more', async () => {
		const { looks } = await calledAgain({ items: ITEMS, reply: both }, [0, 10_000, 20_000]);
		expect(looks).toBe(1);
	});
});

test('a provider that calls a moment before its records say so is asked once more', async () => {
	let looks = 0;
	const answer = () => {
		looks += 1;
		return looks === 1 ? one() : records({ a: 'succeeded', b: 'succeeded' });
	};
	const { result, tookMs } = await called({ items: ITEMS, reply: answer });
	expect(idsOf(result.workflowData)).toEqual([['a', 'b']]);
	expect(tookMs).toBe(7000);
});

test('the node gives n8n its webhook, at the address of a waiting execution alone', async () => {
	const node = new VideoTask();
	expect(node.description.webhooks).toEqual([
		expect.objectContaining({
			name: 'default',
			httpMethod: 'POST',
			path: '',
			restartWebhook: true,
		}),
	]);
	const { context } = webhookContext({ parameters: { ...WAIT, wakeOnCallback: false } });
	expect(await node.webhook.call(context)).toEqual({ noWebhookResponse: true });
	const { checkExists, create, delete: remove } = node.webhookMethods.default;
	expect(await Promise.all([checkExists(), create(), remove()])).toEqual([true, true, true]);
});
