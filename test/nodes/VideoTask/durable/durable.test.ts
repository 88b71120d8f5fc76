// A durable wait turn by turn: each in a context of its own that knows only what was stored.
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { VideoTask } from '../../../../nodes/VideoTask/VideoTask.node';
import { run } from '../../../../nodes/VideoTask/run';
import { virtualClock } from '../../../virtualClock.mjs';
import { durableContext, NOW, records, stateOf, stored, WAIT } from './durableContext';
import type { DurableSetup } from './durableContext';
import { perItem } from '../handMadeContext';

const BEAT = 65_000;
const WAITING_PARENT = { resultData: { runData: {} } };

async function turn(setup: DurableSetup, atMs = NOW) {
	const { clock, run: letTimePass } = virtualClock(atMs);
	const made = durableContext(setup);
	return { ...made, ...(await letTimePass(run(made.context, clock))), endMs: clock.now() };
}

/** The first turn, and the item in which the wait goes into the sub-workflow. */
async function begun(form: object = {}, setup: DurableSetup = {}) {
	const first = await turn({
		parameters: { ...WAIT, taskIds: ['a', 'b'], ...form },
		reply: () => records({ a: 'succeeded', b: 'running' }),
		...setup,
	});
	return { ...first, json: stored(first.called[0]?.items[0]) };
}

/** The parameters of a node of the sub-workflow, as the first turn has written them. */
const parametersOf = ({ called }: Awaited<ReturnType<typeof begun>>, name: string) => ({
	...called[0]?.workflow.nodes.find((node) => node.name === name)?.parameters,
});

type First = Awaited<ReturnType<typeof begun>>;

async function look(first: First, json: IDataObject, setup: DurableSetup = {}, atMs = NOW + BEAT) {
	const parameters = parametersOf(first, 'Look');
	return await turn(
		{
			...{ parameters, items: [json], parent: WAITING_PARENT },
			reply: () => records({ b: 'succeeded' }),
			...setup,
		},
		atMs,
	);
}

async function rest(first: First, json: IDataObject) {
	return await turn({ parameters: parametersOf(first, 'Rest'), items: [json] }, NOW + 1000);
}

const old = (json: IDataObject): IDataObject => ({
	videoTaskWait: { ...Object(stateOf(json)), isNew: false },
});

const idsOf = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ json }) => json.taskId ?? json.error));

describe('the turn that begins', () => {
	test('looks once and gives the rest to a sub-workflow that n8n wakes it with', async () => {
		const { called, outputs, requests, metadata, error } = await begun();
		expect(requests).toHaveLength(1);
		expect(called).toHaveLength(1);
		expect(called[0]?.options).toEqual({
			parentExecution: { executionId: '7', workflowId: 'w1', shouldResume: true },
		});
		expect(metadata).toEqual([
			{ forwardAllOutputs: true, preserveSourceOverwrite: true, videoTaskWaitSince: NOW },
		]);
		expect([error, outputs]).toEqual([null, [[]]]);
	});

	test('needs no sub-workflow when nothing is pending', async () => {
		const reply = () => records({ a: 'succeeded', b: 'failed' });
		const { called, outputs } = await begun({}, { reply });
		expect([called, idsOf(outputs)]).toEqual([[], [['a', 'b']]]);
	});

	test('stores what is needed and no secret', async () => {
		const { json } = await begun({ simplify: false }, { items: [{ row: 7, token: 'hush' }] });
		expect(stateOf(json)).toMatchObject({
			...{ version: 1, isNew: true, parentId: '7', startedAtMs: NOW, restUntilMs: NOW + BEAT },
			inputs: [{}],
			watches: {
				seedance: { ids: [{ known: { taskId: 'a' } }, { known: { taskId: 'b', ending: null } }] },
			},
		});
		expect(JSON.stringify(json)).not.toMatch(/hush|example\.com\/secret|key-of-the-account/);
	});

	test('keeps the input fields where they are to come out', async () => {
		const options = { includeInputFields: true };
		const { json } = await begun({ options }, { items: [{ row: 7 }] });
		expect(stateOf(json).inputs).toEqual([{ row: 7 }]);
	});

	test('links every output to its input, where that is not another each time', async () => {
		const [routed, single] = [await begun({ routeByStatus: true }), await begun()];
		expect(routed.source.main).toEqual(Array(3).fill({ previousNode: 'Rows' }));
		expect(single.source.main).toHaveLength(1);
	});

	test('waits in memory when n8n starts no sub-workflow, and all ids come out', async () => {
		const answers = [
			records({ a: 'succeeded', b: 'running' }),
			records({ b: 'running' }),
			records({ b: 'succeeded' }),
		];
		const { outputs, warnings, endMs } = await begun(
			{},
			{
				executeWorkflow: async () => await Promise.reject(new Error('not allowed')),
				reply: (_options, count) => answers[Math.min(count, 2)],
			},
		);
		expect(idsOf(outputs)).toEqual([['a', 'b']]);
		expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['succeeded', 'succeeded']);
		expect(warnings).toEqual([expect.stringContaining('not allowed')]);
		expect(endMs).toBeGreaterThan(NOW);
	});

	test('keeps the wait here while a file is slow, with each look on time, and then puts both aside', async () => {
		const { clock, run: letTimePass } = virtualClock(NOW);
		const looksAtMs: number[] = [];
		const reply = () => {
			looksAtMs.push(clock.now() - NOW);
			return records(looksAtMs.length === 1 ? { a: 'succeeded', b: 'running' } : { b: 'running' });
		};
		const options = { requestTimeoutSeconds: 1000 };
		const parameters = { ...WAIT, taskIds: 'a, b', downloadMedia: true, options };
		const { context, called } = durableContext({ parameters, reply });
		let fetched = 0;
		const httpRequest = async () => {
			fetched += 1;
			await clock.sleep(200_000);
			return { statusCode: 404, headers: {}, body: {} };
		};
		Object.assign(context.helpers, { httpRequest });
		await letTimePass(run(context, clock));
		expect(looksAtMs).toEqual([0, BEAT, 2 * BEAT, 3 * BEAT]);
		expect([clock.now() - NOW, fetched, called.length]).toEqual([200_000, 1, 1]);
		expect(stateOf(stored(called[0]?.items[0]))).toMatchObject({
			...{ isNew: true, startedAtMs: NOW, restUntilMs: NOW + 4 * BEAT },
			files: { 'seedance/a': { problem: expect.stringContaining('404') } },
		});
	});

	test('takes what comes out when the sub-workflow does not rest', async () => {
		const done = [[{ json: { taskId: 'a' } }], null];
		const executeWorkflow = async () => await Promise.resolve({ executionId: '8', data: done });
		const { outputs, metadata } = await begun({}, { executeWorkflow });
		expect([idsOf(outputs), metadata]).toEqual([[['a'], []], []]);
	});

	test('says why it cannot be durable, for each input item', async () => {
		const items = [{}, {}];
		const { error, outputs, requests } = await begun({}, { workflowId: '', items });
		expect(error?.message).toContain("'Wait Mode' cannot be Durable here");
		expect(idsOf(outputs)[0]).toEqual(Array(2).fill(error?.message));
		expect(requests).toEqual([]);
	});
});

describe('the node that looks', () => {
	test('hands a new wait on without a look, so that it has had an output before a crash', async () => {
		const first = await begun();
		const { outputs, requests } = await look(first, first.json);
		expect(requests).toEqual([]);
		expect(outputs).toMatchObject([[], [{ json: old(first.json) }]]);
	});

	test('asks about what is pending and puts out all, in order', async () => {
		const first = await begun();
		const { outputs, requests } = await look(first, old(first.json));
		const asked = requests.map(({ options }) => JSON.stringify(options.body).match(/\b[ab]\b/g));
		expect(asked).toEqual([['b']]);
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ json }) => [json.taskId, json.status])).toEqual([
			['a', 'succeeded'],
			['b', 'succeeded'],
		]);
		expect(outputs[0]?.[1]?.json.wait).toMatchObject({
			ended: 'done',
			polls: 2,
			waitedSeconds: 65,
		});
	});

	test.each([true, false])('goes round behind its outputs (routed: %s)', async (routeByStatus) => {
		const first = await begun({ routeByStatus });
		const reply = () => records({ b: 'running' });
		const { outputs } = await look(first, old(first.json), { reply });
		const state = stateOf(stored(outputs.at(-1)?.[0]));
		expect(outputs.slice(0, -1).flat()).toEqual([]);
		expect(outputs).toHaveLength(routeByStatus ? 4 : 2);
		expect(state.restUntilMs).toBe(NOW + 2 * BEAT);
		expect(stateOf(first.json).watches['seedance']?.ids[0]).toEqual(
			state.watches['seedance']?.ids[0],
		);
	});

	test('looks once more when n8n was down until the time was up', async () => {
		const first = await begun();
		const { outputs, requests } = await look(first, old(first.json), {}, NOW + 9e6);
		expect(requests).toHaveLength(1);
		expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['succeeded', 'succeeded']);
	});

	test.each([
		['stopped', { resultData: { runData: {}, error: new Error('The execution was cancelled') } }],
		['deleted', undefined],
	])('asks nothing for a workflow that was %s', async (_name, parent) => {
		const first = await begun();
		const { outputs, requests, error } = await look(first, old(first.json), { parent });
		expect([requests, outputs, error]).toEqual([[], [[]], null]);
	});

	test('goes on for a workflow that n8n cannot look up just now', async () => {
		const first = await begun();
		const parent = new Error('the data base is busy');
		const { outputs, error } = await look(first, old(first.json), { parent });
		expect(error).toBeNull();
		expect(outputs[0]?.map(({ json }) => json.taskId)).toEqual(['a', 'b']);
	});

	test('raises what cannot be read of its state', async () => {
		const first = await begun();
		const { error } = await look(first, { videoTaskWait: { version: 0 } });
		expect(error?.message).toBe('The stored state of this durable wait cannot be read');
	});

	test('names every task that nobody would know when the key is gone', async () => {
		const first = await begun();
		const gone = new Error('Credential with ID "5" does not exist');
		const node = { credentials: { aceDataCloudTaskApi: { id: '5', name: 'Key' } } };
		const { error } = await look(first, old(first.json), { credentials: gone, node });
		expect(error?.message).toMatch(
			/^Task b \(last seen running\): The credential .+ cannot be read$/,
		);
		expect(error?.description).toContain('does not exist');
		expect(error?.description).toContain('Nothing is lost: run again');
	});

	test('with Continue On Fail still puts out what it knew when the key is gone', async () => {
		const first = await begun({ taskIds: ['a', 'b', 'c'] });
		const setup = { credentials: new Error('Gone'), continueOnFail: true };
		const { outputs, error } = await look(first, old(first.json), setup);
		expect(idsOf(outputs)).toEqual([
			['a', expect.stringMatching(/^Task b .last seen/), expect.stringMatching(/^Task c: No c/)],
		]);
		expect(error?.description).toContain('b (last seen running), c (not seen)');
	});
});

describe('the node that rests', () => {
	test('rests until the next look and puts out how all stand, by route', async () => {
		const reply = () => records({ a: 'succeeded', b: 'running', c: 'failed' });
		const taskIds = perItem('a', 'b', 'c');
		const first = await begun({ routeByStatus: true, taskIds }, { reply, items: [{}, {}, {}] });
		const { outputs, requests, waits } = await rest(first, first.json);
		expect(waits).toEqual([new Date(NOW + BEAT)]);
		expect(requests).toEqual([]);
		expect(idsOf(outputs)).toEqual([['a'], ['b'], ['c']]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			status: 'running',
			wait: {
				...{ ended: 'no_answer', waitedSeconds: 1 },
				lastProblem: 'n8n ended in the middle of a look; the task goes on at the provider',
			},
		});
		expect(outputs[0]?.[0]?.json.wait).toMatchObject({ ended: 'done', lastProblem: null });
	});

	test('puts out the files that are there', async () => {
		const { json, called } = await begun();
		const files = {
			'seedance/a': { binary: { data: { data: 'x', mimeType: 'v' } }, problem: null },
		};
		const state = { videoTaskWait: { ...Object(stateOf(json)), files } };
		const parameters = { ...called[0]?.workflow.nodes[1]?.parameters, downloadMedia: true };
		const { outputs } = await turn({ parameters, items: [state] });
		expect(outputs[0]?.[0]?.binary).toMatchObject({ data: { mimeType: 'v' } });
		expect(outputs[0]?.[1]?.binary).toBeUndefined();
	});
});

test('the node of a sub-workflow has an output more, for the wait that goes round', () => {
	const { outputs } = new VideoTask().description;
	expect(outputs).toContain('$parameter["durablePart"]');
});
