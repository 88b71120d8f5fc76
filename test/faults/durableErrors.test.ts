// Bad items, failed tasks and errors of earlier nodes beside good tasks: a wait that rests puts out what one in
// memory puts out, each item once and with its own row, through n8n's engine, which stores it and takes it up.
import type { IDataObject, INode } from 'n8n-workflow';

import { passingTime } from '../engine/passingTime';
import { workflowOf } from '../engine/videoTaskRun';
import type { Answer } from '../engine/videoTaskRun';

const time = passingTime();

interface Case {
	readonly routeByStatus: boolean;
	readonly onError: NonNullable<INode['onError']>;
	readonly options?: IDataObject;
}

/** What n8n's nodes behind each output were given, without how the wait went; and what was raised. */
interface Outcome {
	readonly outputs: ReadonlyArray<IDataObject[] | null>;
	readonly error: readonly unknown[];
	readonly rests: number;
	readonly hints: string[];
}

function outcomeOf(answer: Answer, rests: number): Outcome {
	const { error } = answer;
	return {
		outputs: [0, 1, 2, 3].map(
			(output) => answer.behind(output)?.map((json) => ({ ...json, wait: null })) ?? null,
		),
		error: [error?.message, error?.description, Object(error?.context).itemIndex],
		rests,
		hints: answer.hints('Video Task').map(({ message }) => message),
	};
}

async function wait(
	items: IDataObject[],
	waitMode: string,
	{ routeByStatus, onError, options = {} }: Case,
): Promise<Outcome> {
	const parameters = {
		...{ operation: 'waitUntilDone', waitMode, routeByStatus, maxWaitMinutes: 3 },
		options: { pollIntervalSeconds: 1, ...options },
	};
	const workflow = workflowOf(time.simulator, { items, parameters, node: { onError } });
	const { answer, beats } = await time.finish(workflow);
	return outcomeOf(answer, beats[0]?.length ?? 0);
}

const make = (more = {}) =>
	time.simulator.createTask({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds: 0, ...more });

const rowsOf = (...all: IDataObject[]) => all.map((json, row) => ({ ...json, row }));

/** Looked at first while one is running, so that it rests, and then again where all is done: the same must come out. */
async function both(items: IDataObject[], given: Case) {
	const durable = await wait(items, 'durable', given);
	const inMemory = await wait(items, 'inMemory', given);
	return { durable, inMemory };
}

const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const cases = ON_ERROR.flatMap((onError) =>
	[true, false].map((routeByStatus) => ({ onError, routeByStatus })),
);

/** Only here n8n would lose the error items, so here it stays in memory. */
const staysInMemory = ({ onError, routeByStatus }: Case) =>
	onError === 'continueErrorOutput' && routeByStatus;

describe.each(cases)('On Error $onError, routed $routeByStatus', (given) => {
	const rests = staysInMemory(given) ? 0 : 1;
	/** Still running at the first look, however long a first run takes to load; a rest takes no time here. */
	const runSeconds = rests === 1 ? 50 : 1.5;

	test.each<[string, () => IDataObject, { throws?: boolean }]>([
		['an id that cannot be one', () => ({ taskId: 'a/b' }), {}],
		['no id', () => ({ taskId: '' }), {}],
		['an error in the place of an id', () => ({ error: 'No credit' }), {}],
		['an id that is refused', () => ({ taskId: make({ outcome: 'failed' }) }), { throws: true }],
	])('%s', async (_name, second, { throws = false }) => {
		const items = rowsOf({ taskId: make({ runSeconds }) }, second(), { taskId: make() });
		const options: IDataObject = throws ? { onTaskFailure: 'throwError' } : {};
		const { durable, inMemory } = await both(items, { ...given, options });
		expect(durable.outputs).toEqual(inMemory.outputs);
		expect(durable.error).toEqual(inMemory.error);
		expect([durable.rests, inMemory.rests]).toEqual([rests, 0]);
		const all = durable.outputs.flatMap((output) => output ?? []);
		const isRaised = durable.error[0] !== undefined;
		expect(all).toHaveLength(isRaised ? 0 : 3);
		const [sent] = durable.outputs[3] ?? durable.outputs[1] ?? [];
		// n8n itself puts the input's fields beside an error that leaves by the error output: those of its own row.
		if (given.onError === 'continueErrorOutput') expect(sent).toMatchObject({ row: 1 });
	});

	test('several bad items between good ones, each once', async () => {
		const items = rowsOf(
			{ taskId: '..' },
			{ taskId: make({ runSeconds }) },
			{ taskId: '' },
			{ taskId: make({ outcome: 'failed' }) },
			{ error: { message: 'No credit' } },
			{ taskId: make() },
		);
		const options = { includeInputFields: true };
		const { durable, inMemory } = await both(items, { ...given, options });
		expect(durable.outputs).toEqual(inMemory.outputs);
		expect(durable.error).toEqual(inMemory.error);
		expect(durable.rests).toBe(rests);
		const all = durable.outputs.flatMap((output) => output ?? []);
		if (given.onError !== 'stopWorkflow') expect(all).toHaveLength(items.length);
	});

	test('says why it stays in memory, and only then', async () => {
		const items = rowsOf({ taskId: make() }, { taskId: make() });
		const { hints } = await wait(items, 'durable', given);
		const why = hints.filter((hint) => hint.includes('stays in memory although'));
		expect(why).toHaveLength(1 - rests);
	});
});

test('several ids in an item and the error output stay in memory too', async () => {
	const items = rowsOf({ taskId: [make({ runSeconds: 1.5 }), make()] }, { taskId: '' });
	const given = { onError: 'continueErrorOutput', routeByStatus: false } as const;
	const { durable, inMemory } = await both(items, given);
	expect(durable.outputs).toEqual(inMemory.outputs);
	expect(durable.rests).toBe(0);
	expect(durable.outputs[1]).toEqual([expect.objectContaining({ row: 1 })]);
});
