import { NodeApiError, NodeConnectionTypes, NodeOperationError, sleep } from 'n8n-workflow';

import { readBinaryData, runWorkflow } from './engine.mjs';
import { startLocalServer } from './localServer.mjs';
import { jsonOf, nodeType, stringProperty, threeItems } from './probe';

const failsInTheMiddle = nodeType(async function () {
	return [
		this.getInputData().map(({ json }, item) => {
			if (json['id'] !== 2) return { json, pairedItem: { item } };
			const error = new NodeOperationError(this.getNode(), 'Two is bad', { itemIndex: item });
			if (!this.continueOnFail()) throw error;
			return { json: {}, error, pairedItem: { item } };
		}),
	];
});

describe('errors', () => {
	async function run(onError?: 'continueRegularOutput' | 'continueErrorOutput') {
		const main = (node: string) => [{ node, type: NodeConnectionTypes.Main, index: 0 }];
		return await runWorkflow({
			nodeTypes: { 'x.probe': failsInTheMiddle },
			items: threeItems,
			nodes: [
				{ name: 'Probe', ...(onError && { onError }) },
				{ name: 'Good', type: 'test.collect' },
				{ name: 'Bad', type: 'test.collect' },
			],
			connections: { Probe: { main: [main('Good'), main('Bad')] } },
		});
	}

	it('stops at the first bad item', async () => {
		const result = await run();
		expect(result).toMatchObject({ status: 'error', lastNodeExecuted: 'Probe' });
		expect(result.error).toMatchObject({ message: 'Two is bad', context: { itemIndex: 1 } });
		expect(result.runCount('Good')).toBe(0);
		expect(result.pushed.at(-1)).toEqual({ hook: 'workflowExecuteAfter', status: 'error' });
	});

	it('goes on with an error item, paired', async () => {
		const result = await run('continueRegularOutput');
		expect(result.status).toBe('success');
		expect(jsonOf(result.items('Good'))).toEqual([{ id: 1 }, { error: 'Two is bad' }, { id: 3 }]);
		expect(result.items('Probe')[1]?.pairedItem).toEqual({ item: 1 });
		expect(result.runCount('Bad')).toBe(0);
	});

	it('adds an error output behind the outputs of the node', async () => {
		const result = await run('continueErrorOutput');
		expect(jsonOf(result.items('Good'))).toEqual([{ id: 1 }, { id: 3 }]);
		expect(jsonOf(result.items('Bad'))).toEqual([{ error: 'Two is bad' }]);
		expect(result.outputs('Probe')).toHaveLength(2);
	});

	it('tries again as often as Retry On Fail says, in one run of the node', async () => {
		let tries = 0;
		const flaky = nodeType(async function () {
			if (++tries < 3) throw new NodeApiError(this.getNode(), {}, { message: 'Not yet' });
			return [[{ json: { tries } }]];
		});
		const result = await runWorkflow({
			nodeTypes: { 'x.probe': flaky },
			nodes: [{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }],
		});
		expect(jsonOf(result.items('Probe'))).toEqual([{ tries: 3 }]);
		expect(result.runCount('Probe')).toBe(1);
	});

	it('does not start a workflow that has issues', async () => {
		const strict = nodeType(async () => [[]], [{ ...stringProperty('id'), required: true }]);
		const result = await runWorkflow({ nodeTypes: { 'x.probe': strict }, nodes: [{}] });
		expect(result.status).toBe('error');
		expect(result.error?.message).toContain('has issues');
	});
});

describe('parameters and expressions', () => {
	const reads = nodeType(
		async function () {
			return [
				this.getInputData().map((_item, item) => ({
					json: {
						value: this.getNodeParameter('value', item),
						options: this.getNodeParameter('options', item),
					},
					pairedItem: { item },
				})),
			];
		},
		[
			stringProperty('value', '={{ $json.id }}'),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: { kept: 'default' },
				options: [stringProperty('kept')],
			},
		],
	);

	it.each([
		['of its default', {}, [1, 2, 3]],
		['of the item', { value: '=id {{ $json.id }}' }, ['id 1', 'id 2', 'id 3']],
		['of another node', { value: "={{ $('First').item.json.id * 10 }}" }, [10, 20, 30]],
		['of a parameter', { value: '={{ $parameter.options.kept }}' }, Array(3).fill('default')],
		[
			'of the run',
			{ value: '={{ $execution.mode }} {{ $workflow.name }}' },
			Array(3).fill('test Engine Harness'),
		],
	])('gives the value %s', async (_what, parameters, expected) => {
		const result = await runWorkflow({
			nodeTypes: { 'x.probe': reads },
			items: threeItems,
			nodes: [{ name: 'First', type: 'test.collect' }, { parameters }],
		});
		expect(result.error).toBeUndefined();
		expect(jsonOf(result.items('Probe')).map(({ value }) => value)).toEqual(expected);
		expect(result.items('Probe')[0]?.json['options']).toEqual({ kept: 'default' });
	});

	it('runs once with executeOnce', async () => {
		const nodes = [{ executeOnce: true }];
		const result = await runWorkflow({ nodeTypes: { 'x.probe': reads }, items: threeItems, nodes });
		expect(jsonOf(result.items('Probe'))).toHaveLength(1);
	});

	it('evaluates an expression for the outputs of a node', async () => {
		const splits = nodeType(
			async function () {
				const items = this.getInputData();
				return this.getNodeOutputs().map((_output, index) => items.slice(index, index + 1));
			},
			[{ displayName: 'Split', name: 'split', type: 'boolean', default: false }],
			{ outputs: '={{ $parameter["split"] ? ["main", "main", "main"] : ["main"] }}' },
		);
		const options = { nodeTypes: { 'x.probe': splits }, items: threeItems };
		const split = await runWorkflow({ ...options, nodes: [{ parameters: { split: true } }] });
		expect(split.outputs('Probe').map(jsonOf)).toEqual([[{ id: 1 }], [{ id: 2 }], [{ id: 3 }]]);
		const whole = await runWorkflow({ ...options, nodes: [{}] });
		expect(whole.outputs('Probe')).toHaveLength(1);
	});
});

describe('what a node tells', () => {
	it('keeps logs, messages and hints of runs apart', async () => {
		const talks = nodeType(async function () {
			const { id } = this.getInputData()[0]?.json ?? {};
			await sleep(10);
			this.logger.debug('log', { id });
			this.sendMessageToUI({ id });
			this.addExecutionHints({ message: `hint ${String(id)}` });
			return [[]];
		});
		const run = async (id: number) => {
			const told: unknown[] = [];
			const result = await runWorkflow({
				nodeTypes: { 'x.probe': talks },
				items: [{ json: { id } }],
				nodes: [{}],
				onMessageToUI: (message) => told.push(message),
				onLog: (level, message, metadata) => {
					if (message === 'log') told.push([level, metadata]);
				},
			});
			return [...told, ...result.hints('Probe')];
		};
		const told = (id: number) => [['debug', { id }], { id }, { message: `hint ${id}` }];
		expect(await Promise.all([run(1), run(2)])).toEqual([told(1), told(2)]);
	});

	it('streams a body into binary data and keeps it out of the stored execution', async () => {
		const server = await startLocalServer();
		const downloads = nodeType(async function () {
			const url = `${server.url}/bytes`;
			const answer = await this.helpers.httpRequest({
				url,
				encoding: 'stream',
				returnFullResponse: true,
			});
			const data = await this.helpers.prepareBinaryData(answer.body, 'film.mp4', 'video/mp4');
			return [[{ json: {}, binary: { data } }]];
		});
		const result = await runWorkflow({ nodeTypes: { 'x.probe': downloads }, nodes: [{}] });
		await server.stop();
		const data = result.items('Probe')[0]?.binary?.['data'];
		expect(data).toMatchObject({ fileName: 'film.mp4', mimeType: 'video/mp4', bytes: 17 });
		expect(String(data && (await readBinaryData(data)))).toBe('not really a film');
		expect(JSON.stringify(result.executionData)).not.toContain('really');
	});
});
