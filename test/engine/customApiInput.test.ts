// The Custom API as a tool, and what is refused before any request.
import type { IDataObject } from 'n8n-workflow';

import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { ask, make, provider, simulator, urlOf } from './customApiRun';
import { startWorkflow } from './engine.mjs';
import { asAnswer, workflowOf } from './videoTaskRun';
import type { Question } from './videoTaskRun';

describe('as a tool', () => {
	const type = 'n8n-nodes-video-tasks.videoTaskTool';

	async function tool(parameters: IDataObject) {
		const options = workflowOf(simulator, {
			...{ provider, items: [{}], node: { type } },
			parameters: parameters as Question['parameters'],
		});
		const nodeTypes = { ...options.nodeTypes, [type]: new VideoTask() };
		return asAnswer(await startWorkflow({ ...options, nodeTypes }).finished);
	}

	it('says how a task stands in less than a kilobyte', async () => {
		const [done, busy] = [make(), make({ queuedSeconds: 0, runSeconds: 1e6 })];
		const { out } = await tool({ operation: 'waitUntilDone', taskIds: done, maxWaitMinutes: 0 });
		expect(out()).toMatchObject([{ taskId: done, status: 'succeeded', url: urlOf(done) }]);
		const still = await tool({
			operation: 'getTask',
			taskId: busy,
			options: { pauseWhenNotDoneSeconds: 0 },
		});
		expect(still.out()).toMatchObject([
			{ taskId: busy, status: 'running', done: false, nextStep: expect.stringMatching(/\w/) },
		]);
		for (const item of [...out(), ...still.out()]) {
			expect(JSON.stringify(item).length).toBeLessThan(1000);
		}
	});

	it('tells what is wrong with a field', async () => {
		const { error } = await tool({ operation: 'getTask', taskId: 'a', statusUrl: '' });
		expect(error?.message).toContain("'Status URL'");
		expect(simulator.counts().total).toBe(0);
	});
});

const bad: Record<string, [says: RegExp, parameters: IDataObject, credential?: IDataObject]> = {
	'no {id} and no address': [/'Status URL'/, { statusUrl: '' }],
	'a Status URL without {id}': [/'Status URL' holds no \{id\}/, { statusUrl: '/jobs' }],
	'a Status URL of another origin': [
		/'Status URL'.*other\.example/,
		{ statusUrl: 'https://other.example/jobs/{id}' },
	],
	'http: off this machine': [/'Base URL'.*http/, {}, { baseUrl: 'http://api.example.com' }],
	'no base URL': [/'Base URL'/, {}, { baseUrl: '' }],
	'words that are said twice': [
		/'Words' says "ready" twice/i,
		{
			describe: {
				words: {
					values: [
						{ status: 'succeeded', words: 'ready' },
						{ status: 'running', words: 'Ready' },
					],
				},
			},
		},
	],
	'a body that is no JSON': [/'Body' is no JSON/, { describe: { method: 'POST', body: '{ id: ' } }],
	'the header of the key': [
		/'Headers'.*Authorization/i,
		{ describe: { headers: { values: [{ name: 'Authorization', value: 'x' }] } } },
	],
	'a header without a name': [/'Header Name'/, {}, { authentication: 'header', headerName: '' }],
	'a query key without a name': [/'Query Name'/, {}, { authentication: 'query', queryName: '' }],
	'a path from an expression': [
		/'Status Field' is "a b"/,
		{ describe: { statusField: '={{ "a b" }}' } },
	],
	'paths from an expression that are none': [
		/'Output Fields' is "a b"/,
		{ describe: { outputFields: '={{ ["a.b", "a b"] }}' } },
	],
	'a Result URL into the open': [
		/'Result URL' begins with http:/,
		{ describe: { resultUrl: 'http://other.example/{id}' } },
	],
	'a code that is none': [/'Not Found On' holds "200"/, { describe: { notFoundOn: 200 } }],
	'a switch that is neither on nor off': [
		/'Download With Key' is "perhaps"/,
		{ describe: { downloadWithKey: 'perhaps' } },
	],
	'a number that is none': [
		/'Expected Duration \(Seconds\)' is/,
		{ describe: { expectedSeconds: 'soon' } },
	],
	'a preset of another host': [
		/'Preset' is Luma.* the base URL/,
		{ preset: 'luma' },
		{ baseUrl: 'https://api.example.com' },
	],
	'a path into nothing': [/'Result URL'/, { describe: { resultUrl: '/results/{data..id}' } }],
};

it.each(Object.entries(bad))(
	'refuses %s before any request',
	async (_what, [says, parameters, credential = {}]) => {
		for (const operation of ['getTask', 'getTasksBatch', 'waitUntilDone']) {
			const question: Question = { items: [{ taskId: 'a' }], credential };
			const { error } = await ask({
				...question,
				parameters: { operation, ...parameters } as Question['parameters'],
			});
			expect(error?.message).toMatch(says);
			expect(error?.description).toMatch(/\w/);
			expect(`${error?.message} ${error?.description}`).not.toContain(simulator.keys.valid);
		}
		expect(simulator.counts()).toMatchObject({ total: 0, connections: 0 });
	},
);
