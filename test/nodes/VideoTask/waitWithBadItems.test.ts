// A wait beside items that ask for nothing: contract "A wait and bad items". In memory, and turn by turn at rest.
import type { INodeExecutionData } from 'n8n-workflow';

import { run } from '../../../nodes/VideoTask/run';
import { virtualClock } from '../../virtualClock.mjs';
import { durableContext, NOW, records, stateOf, stored, WAIT } from './durable/durableContext';
import type { DurableSetup } from './durable/durableContext';
import { perItem, reply } from './handMadeContext';

const WAITING_PARENT = { resultData: { runData: {} } };
const CARRIED = { error: { message: 'The balance is used up' }, row: 2 };
const ITEMS = [{ row: 0 }, { row: 1 }, CARRIED, { row: 3 }];
const FORM = { taskIds: perItem('a', '../x', undefined, 'b') };

async function turn(setup: DurableSetup, atMs = NOW) {
	const { clock, run: letTimePass } = virtualClock(atMs);
	const made = durableContext(setup);
	return { ...made, ...(await letTimePass(run(made.context, clock))) };
}

const done = () => records({ a: 'succeeded', b: 'succeeded' });

/** The whole wait: in memory; or looked at once, put aside, and taken up again. */
async function waited(waitMode: string, form: object, setup: DurableSetup = {}) {
	const parameters = { ...WAIT, ...FORM, waitMode, ...form };
	const first = await turn({
		...{ parameters, items: ITEMS, ...setup },
		reply: waitMode === 'durable' ? () => records({ a: 'succeeded', b: 'running' }) : done,
	});
	if (waitMode !== 'durable') return first;
	const json = stored(first.called[0]?.items[0]);
	const look = first.called[0]?.workflow.nodes.find(({ name }) => name === 'Look');
	const state = { videoTaskWait: { ...Object(stateOf(json)), isNew: false } };
	return await turn(
		{
			...{ parameters: { ...look?.parameters }, items: [state], parent: WAITING_PARENT },
			...setup,
			reply: () => records({ b: 'succeeded' }),
		},
		NOW + 65_000,
	);
}

const shown = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) =>
		items.map(({ json, pairedItem }) => [json.taskId ?? json.error, Object(pairedItem).item]),
	);

const CARRIED_ERROR = { message: 'The balance is used up' };

describe.each(['inMemory', 'durable'])('%s', (waitMode) => {
	test('the others are waited for, and the error is raised once, with what they came to', async () => {
		const { error, requests } = await waited(waitMode, { routeByStatus: true });
		expect(requests.length).toBeGreaterThan(0);
		expect(error?.message).toMatch(/'Task IDs'.*"..\/x"/);
		expect(error?.context.itemIndex).toBe(1);
		expect(error?.description).toMatch(
			/^Use the ID that the create request answered: task_id \(AceData Cloud\)\. Done/,
		);
		expect(error?.description).toMatch(/ Done: a \(succeeded\), b \(succeeded\)\.$/);
	});

	test('with Continue On Fail each item comes out once, where it belongs', async () => {
		const { outputs } = await waited(waitMode, { routeByStatus: true }, { continueOnFail: true });
		expect(shown(outputs).slice(0, 3)).toEqual([
			[
				['a', 0],
				['b', 3],
			],
			[],
			[
				[expect.stringContaining('"../x"'), 1],
				[CARRIED_ERROR, 2],
			],
		]);
	});

	test('without routes an error in an item is a bad item', async () => {
		const { outputs, error } = await waited(waitMode, {}, { continueOnFail: true });
		const noId = expect.stringContaining('holds no task id');
		expect(shown(outputs)[0]).toEqual([
			['a', 0],
			[expect.stringContaining('"../x"'), 1],
			[noId, 2],
			['b', 3],
		]);
		expect(error?.description).toContain("input item 2 ('Task IDs' holds no task id)");
	});

	test('an error in an item raises nothing, and brings its fields where they are to come out', async () => {
		const taskIds = perItem('a', 'b', undefined, 'b');
		for (const includeInputFields of [true, false]) {
			const form = { taskIds, routeByStatus: true, options: { includeInputFields } };
			const { error, outputs } = await waited(waitMode, form);
			expect(error).toBeNull();
			expect(outputs[0]).toHaveLength(3);
			expect(outputs[2]?.map(({ json }) => json)).toEqual([
				{ error: CARRIED_ERROR, ...(includeInputFields ? { row: 2 } : {}) },
			]);
		}
	});
});

test('where nothing can be asked, nothing is, and an error that was brought still comes out', async () => {
	const taskIds = perItem(undefined, '../x', undefined, '');
	const parameters = { ...WAIT, routeByStatus: true, taskIds, waitMode: 'inMemory' };
	const { error, requests } = await turn({ parameters, items: ITEMS });
	expect(requests).toEqual([]);
	expect(error?.message).toContain('holds no task id');
	expect(error?.description).toContain('input item 1 (');
	const only = { parameters, items: [{ error: 'No credit' }] };
	const { outputs, error: none } = await turn(only);
	expect([shown(outputs), none]).toEqual([[[], [], [['No credit', 0]]], null]);
});

test('a key that is refused is told of beside the bad item that is raised', async () => {
	const parameters = { ...WAIT, ...FORM, routeByStatus: true, waitMode: 'inMemory' };
	const refuse = () => reply({ error: { code: 'invalid_token', message: 'Bad key' } }, 401);
	const items = ITEMS.slice(1);
	const taskIds = perItem('../x', undefined, 'b');
	const { error } = await turn({ parameters: { ...parameters, taskIds }, items, reply: refuse });
	expect(error?.message).toContain('"../x"');
	expect(error?.description).toMatch(/ Also: Task b: .*401/);
});

test('an answer that knows nothing of an id makes an error item, and no id goes without', async () => {
	const parameters = { ...WAIT, service: perItem('seedance', 'veo'), taskIds: perItem('a', 'b') };
	const { error, outputs } = await turn({
		...{ parameters: { ...parameters, waitMode: 'inMemory' }, items: [{}, {}] },
		reply: ({ url }) =>
			String(url).includes('veo')
				? reply({ error: { code: 'invalid_token', message: 'Bad key' } }, 401)
				: reply({}, 503),
	});
	expect(error?.message).toMatch(/^Task b: /);
	expect(shown(outputs)).toEqual([
		[
			[expect.stringMatching(/^Task a: ./), 0],
			[error?.message, 1],
		],
	]);
});
