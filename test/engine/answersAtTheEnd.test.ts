// Whether somebody waits for the last node, as the node reads it from n8n's own list of the nodes before it.
import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';

import { TestTrigger } from './nodeTypes.mjs';
import { passingTime } from './passingTime';
import { workflowOf } from './videoTaskRun';

const WEBHOOK = 'n8n-nodes-base.webhook';
const CHAT = '@n8n/n8n-nodes-langchain.chatTrigger';

const time = passingTime();

/** n8n drops what a node's form does not know. */
const PROPERTIES: INodeProperties[] = [
	{ displayName: 'Respond', name: 'responseMode', type: 'string', default: 'onReceived' },
	{ displayName: 'Public', name: 'public', type: 'boolean', default: false },
	{
		...{ displayName: 'Options', name: 'options', type: 'collection', default: {} },
		options: [{ displayName: 'Mode', name: 'responseMode', type: 'string', default: 'lastNode' }],
	},
];

function triggerThatGives(items: INodeExecutionData[]) {
	const trigger = new TestTrigger(items);
	return Object.assign(trigger, {
		description: { ...trigger.description, properties: PROPERTIES },
	});
}

interface Called {
	readonly type: string;
	readonly parameters: INodeParameters;
	readonly runSeconds?: number;
	/** Another trigger of the workflow, which has not started it. */
	readonly other?: { readonly type: string; readonly parameters: INodeParameters };
}

/** A durable wait behind a trigger of this kind, with a node between them. */
async function wait(
	{ type, parameters, other, runSeconds = 50 }: Called,
	executionTimeout?: number,
) {
	const task = { provider: 'aceDataCloud', queuedSeconds: 0, runSeconds } as const;
	const question = {
		items: [{ taskId: time.simulator.createTask(task) }],
		before: [{ type: 'test.collect' }],
		parameters: { operation: 'waitUntilDone', waitMode: 'durable', routeByStatus: false },
	};
	const workflow = workflowOf(time.simulator, question);
	const items = question.items.map((json) => ({ json }));
	const [, ...nodes] = workflow.nodes;
	const second = other === undefined ? [] : [{ ...other, name: 'Second' }];
	const to = { node: 'Before 0', type: NodeConnectionTypes.Main, index: 0 };
	const { answer, beats } = await time.finish({
		...workflow,
		...(executionTimeout === undefined ? {} : { settings: { executionTimeout } }),
		nodeTypes: {
			...workflow.nodeTypes,
			[WEBHOOK]: triggerThatGives(items),
			[CHAT]: triggerThatGives(items),
		},
		nodes: [{ type, parameters, name: 'Trigger' }, ...second, ...nodes],
		connections: { ...workflow.connections, ...(other && { Second: { main: [[to]] } }) },
	});
	return { answer, rests: beats.length };
}

const refusal = "'Trigger' answers when the last node finishes";

test.each<[string, INodeParameters, boolean]>([
	[WEBHOOK, { responseMode: 'lastNode' }, true],
	[WEBHOOK, { responseMode: 'responseNode' }, false],
	[WEBHOOK, {}, false],
	[CHAT, { public: true, options: {} }, true],
	[CHAT, { public: true, options: { responseMode: 'responseNodes' } }, false],
])('%s with %j', async (type, parameters, isRefused) => {
	const { answer, rests } = await wait({ type, parameters });
	expect(rests).toBe(isRefused ? 0 : 1);
	if (isRefused) {
		expect(answer.error?.message).toContain(refusal);
		expect(answer.error?.description).toContain('Respond to Webhook');
	} else {
		expect(answer.out()).toEqual([expect.objectContaining({ status: 'succeeded' })]);
	}
});

test('another trigger that did not start the execution does not count', async () => {
	const other = { type: WEBHOOK, parameters: { responseMode: 'lastNode' } };
	const { answer, rests } = await wait({ type: CHAT, parameters: {}, other });
	expect([answer.status, rests]).toEqual(['success', 1]);
});

test("n8n tells of the workflow's own time-out", async () => {
	// After a rest n8n keeps no hints, so it is done at once.
	const { answer } = await wait({ type: WEBHOOK, parameters: {}, runSeconds: 0 }, 1200);
	const told = answer.hints('Video Task').map(({ message }) => message);
	expect(told[0]).toContain("this workflow's settings (20 minutes)");
});
