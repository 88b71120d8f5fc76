// Executions that several processes start for the same task, before n8n's notes, which it reads and writes as a whole.
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Seen } from '../../../nodes/VideoTaskTrigger/output';
import { seededRandom } from '../../simulator/random.mjs';
import { virtualClock } from '../../virtualClock.mjs';

type Module = typeof import('../../../nodes/VideoTaskTrigger/otherProcesses');
type Memory = typeof import('../../../nodes/VideoTaskTrigger/memory');

/** @returns the code as a process of its own has it */
function processOf(): Module {
	jest.resetModules();
	return jest.requireActual<Module>('../../../nodes/VideoTaskTrigger/otherProcesses');
}

const seenOf = (id: string) =>
	({ key: `modelArk//${id}`, task: { taskId: id, status: 'succeeded' } }) as unknown as Seen;

const processes: Module[] = [];

beforeAll(() => {
	while (processes.length < 6) processes.push(processOf());
});

let virtual = virtualClock();
let notes: readonly string[] | null = null;
/** How many calls found the database dead. */
let refused = 0;
let isDead = false;

beforeEach(() => {
	virtual = virtualClock();
	notes = null;
	refused = 0;
	isDead = false;
});

/** As n8n 2.41 does it: reads the row, and some time later writes all of it; the first note of all makes the row. */
const checkTaking = (ms: () => number) => async (items: readonly string[]) => {
	if (isDead) {
		refused += 1;
		throw new Error('Connection terminated');
	}
	const read = notes;
	await virtual.clock.sleep(ms());
	if (read === null && notes !== null) throw new Error('duplicate key value');
	const fresh = items.filter((item) => read?.includes(item) !== true);
	notes = [...(read ?? []), ...fresh];
	return { processed: items.filter((item) => !fresh.includes(item)), new: fresh };
};

interface Execution {
	readonly id: string;
	readonly taskIds: readonly string[];
	readonly atMs: number;
	readonly ms: () => number;
}

/** @returns the ids of the tasks with which the execution goes on */
async function execute(one: Execution, { notStartedElsewhere }: Module) {
	const context = {
		helpers: { checkProcessedAndRecord: checkTaking(one.ms) },
		getMode: () => 'webhook',
		getExecutionId: () => one.id,
		getNode: () => ({ id: 'node-1' }),
		getWorkflow: () => ({ id: 'workflow-1' }),
	} as unknown as IExecuteFunctions;
	await virtual.clock.sleep(one.atMs);
	const ours = await notStartedElsewhere(context, one.taskIds.map(seenOf), virtual.clock);
	return ours.map(({ task: { taskId } }) => taskId);
}

/** @returns the ids with which all of them together go on, each in a process of its own */
async function together(executions: readonly Execution[]): Promise<readonly string[]> {
	const all = executions.map(async (one, index) => {
		const module = processes[index];
		if (module === undefined) throw new Error('There are too few processes');
		return await execute(one, module);
	});
	return (await virtual.run(Promise.all(all))).flat().sort();
}

const execution = (id: string, taskIds: readonly string[], atMs = 0): Execution => ({
	...{ id, taskIds, atMs, ms: () => 20 },
});

test('at the same moment one of two goes on, with the first note of the node too', async () => {
	expect(await together([execution('1', ['a']), execution('2', ['a'], 1)])).toEqual(['a']);
	expect(await together([execution('3', ['b']), execution('4', ['b'], 1)])).toEqual(['b']);
});

test('of tasks that two have in part each comes out once', async () => {
	notes = [];
	const both = [execution('1', ['a', 'b']), execution('2', ['b', 'c'], 1)];
	expect(await together(both)).toEqual(['a', 'b', 'c']);
});

test('a note that another task overwrites is made again, and holds off who comes later', async () => {
	notes = [];
	const all = [execution('1', ['a']), execution('2', ['b'], 1), execution('3', ['a'], 500)];
	expect(await together(all)).toEqual(['a', 'b']);
	expect(await together([execution('4', ['a', 'b'])])).toEqual([]);
});

test('however they come together, each task comes out once', async () => {
	for (let seed = 1; seed <= 60; seed += 1) {
		const random = seededRandom(seed);
		notes = seed % 3 === 0 ? null : [];
		const all = Array.from({ length: 6 }, (_, index) => ({
			id: `${seed}-${index}`,
			taskIds: ['a', 'b', 'c', 'd'].filter((id) => id === 'a' || random() < 0.5),
			atMs: random() * (seed % 2 === 0 ? 30 : 3_000),
			ms: () => 1 + random() * 100,
		}));
		const wanted = [...new Set(all.flatMap(({ taskIds }) => taskIds))].sort();
		expect([seed, ...(await together(all))]).toEqual([seed, ...wanted]);
	}
});

test('executions of one process overwrite no note of each other', async () => {
	notes = [];
	const module = processOf();
	const both = [execution('1', ['a']), execution('2', ['b'])];
	await virtual.run(Promise.all(both.map(async (one) => await execute(one, module))));
	expect(notes).toHaveLength(4);
});

test('nothing gets lost where the database does not answer', async () => {
	isDead = true;
	expect(await together([execution('1', ['a', 'b'])])).toEqual(['a', 'b']);
	expect(refused).toBeGreaterThan(1);
});

test('a process that takes the callbacks itself need not wait', async () => {
	const module = processOf();
	const { memoryOf } = jest.requireActual<Memory>('../../../nodes/VideoTaskTrigger/memory');
	memoryOf(
		{
			getNode: () => ({ id: 'node-1' }),
			getWorkflow: () => ({ id: 'workflow-1' }),
			getMode: () => 'webhook',
			getWorkflowStaticData: () => ({}),
		},
		virtual.clock.now(),
	);
	const beforeMs = virtual.clock.now();
	expect(await virtual.run(execute(execution('1', ['a']), module))).toEqual(['a']);
	expect(virtual.clock.now() - beforeMs).toBe(20);
});
