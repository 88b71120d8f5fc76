// Every fault × every provider of the registry, for one operation.
import './expressionEngine.mjs';
import type { Provider } from '../engine/videoTaskRun';
import { start } from '../simulator/asking';
import { cellsOf } from './cells';
import { fatesOf, verdictOf } from './fault';
import type { Fate, Operation, Verdict } from './fault';
import { findingOf } from './judge';
import type { Finding, Outcome } from './judge';
import { inLanes } from './inLanes';
import { reportPart } from './report.mjs';
import { runCell } from './runCell';
import type { CellRun, Mode, World } from './runCell';
import type { Cell } from './cells';
import { startElsewhere } from './servers.mjs';

const MODES = ['stop', 'continue'] as const;

/** Beyond so many at once this process is too busy to keep time. */
const AT_ONCE = 48;

/** A test for each cell. They run side by side, as most of their time is waiting. */
export function testMatrix(operation: Operation): void {
	const cells = cellsOf(operation);
	const begun: Array<Promise<Record<Mode, CellRun>>> = [];
	const outcomes = new Map<Cell, Outcome>();
	let world: World & { close: () => Promise<void>; visits: readonly unknown[] };
	beforeAll(async () => {
		world = await startWorld();
		// The first run of a process is ten times as slow as the others, too slow for time-outs of seconds.
		for (const cell of cells.filter(({ fault }) => fault.meaning === 'right').slice(0, 1)) {
			await runCell(world, cell, 'stop');
		}
		begun.push(
			...inLanes(AT_ONCE, cells, async (cell) => {
				const [stop, go] = await Promise.all(MODES.map((mode) => runCell(world, cell, mode)));
				return { stop, continue: go } as Record<Mode, CellRun>;
			}),
		);
	});
	afterAll(async () => {
		await world.close();
		await reportPart(
			operation,
			cells.map((cell) => rowOf(cell, outcomes.get(cell) ?? 'lost')),
		);
	});

	it.each(cells.map((cell, index) => [titleOf(cell), cell, index] as const))(
		'%s',
		async (_title, cell, index) => {
			const runs = await begun[index];
			if (runs === undefined) throw new Error('The cell was not run');
			const findings = MODES.map((mode) => judged(world, cell, runs[mode], mode));
			outcomes.set(cell, findings[0]?.outcome ?? 'lost');
			expect(findings[1]?.outcome).toBe(findings[0]?.outcome);
			expect([...runs.stop.leaks, ...runs.continue.leaks]).toEqual([]);
		},
	);

	it('went to no other host', () => {
		expect(world.visits).toEqual([]);
	});
}

async function startWorld() {
	const [simulator, elsewhere] = [await start({}), await startElsewhere()];
	return {
		...{ simulator, elsewhere: elsewhere.url, visits: elsewhere.visits },
		close: async () => {
			await simulator.close();
			await elsewhere.close();
		},
	};
}

/** @returns what became of the id that was struck; fails the test where it is not what the row says */
function judged({ simulator }: World, cell: Cell, run: CellRun, mode: Mode): Finding {
	const { fault, course, operation, provider } = cell;
	const verdict = verdictOf(fault, provider.id, operation);
	const batches =
		(provider.adapterFor(
			defaultService(cell),
			provider.readSetup({
				credential: {},
				parameters: simulator.parameters[provider.id as Provider],
				baseUrl: simulator.baseUrls[provider.id as Provider],
			}),
		)?.ways[0].maxIds ?? 1) > 1;
	const [struckFate, otherFate] = fatesOf(verdict, { course, operation, batches });
	const urlOf = (id: string) => `${simulator.url}/media/${encodeURIComponent(id)}.mp4`;
	const struck = findingOf(run.answer, run.struck, urlOf(run.struck));
	const other = findingOf(run.answer, run.other, urlOf(run.other));
	expect([mode, struck]).toEqual([mode, expectedOf(struckFate, verdict, run.struck, operation)]);
	const isRaised = mode === 'stop' && raises(struckFate, operation);
	// A raised error keeps back what came out well.
	if (!isRaised || raises(otherFate, operation)) {
		expect([mode, other]).toEqual([mode, expectedOf(otherFate, verdict, run.other, operation)]);
	}
	expectWhole(run, verdict, { isRaised, isNotFound: struckFate === 'notFound' });
	return struck;
}

function defaultService({ provider }: Cell): string {
	return (
		provider.services.listed.find(({ service }) => service === 'seedance')?.service ??
		provider.services.listed[0]?.service ??
		''
	);
}

function raises(fate: Fate, operation: Operation): boolean {
	return fate === 'error' || (fate === 'notFound' && operation === 'getTask');
}

function expectedOf(fate: Fate, { says }: Verdict, id: string, operation: Operation): Finding {
	if (fate === 'right') return { outcome: 'right', text: 'succeeded' };
	if (!raises(fate, operation)) {
		const words = { notFound: 'not_found', withoutResult: 'succeeded' } as const;
		return { outcome: 'told', text: (words as Record<string, string>)[fate] ?? fate };
	}
	const what = fate === 'notFound' ? /the provider .* knows no task with this id/ : (says ?? /./);
	const text = expect.stringMatching(
		new RegExp(`^Task ${id}( \\(last seen \\w+\\))?: .*${what.source}`),
	);
	return { outcome: 'error', text: text as string };
}

function expectWhole(
	{ answer, struck, other }: CellRun,
	{ httpCode }: Verdict,
	{ isRaised, isNotFound }: { readonly isRaised: boolean; readonly isNotFound: boolean },
): void {
	expect(answer.status).toBe(isRaised ? 'error' : 'success');
	if (!isRaised) {
		// Rows out are rows in, in their order.
		expect(answer.pairs()).toEqual([0, 1]);
		const named = answer.out().map(({ taskId, error }) => String(taskId ?? error));
		expect(named).toEqual([struck, other].map((id) => expect.stringContaining(id)));
		return;
	}
	expect(answer.behind()).toBeNull();
	expect(answer.error).toMatchObject({ context: { itemIndex: 0 } });
	expect(answer.error?.description).toMatch(/\w/);
	expect(Object(answer.error).httpCode ?? null).toBe(isNotFound ? '404' : (httpCode ?? null));
}

function titleOf({ fault, course, provider }: Cell): string {
	return `${fault.family}: ${fault.name}, ${course} (${provider.id})`;
}

function rowOf({ fault, course, provider, operation }: Cell, outcome: Outcome) {
	const { family, name } = fault;
	return { family, fault: name, course, provider: provider.id, operation, outcome };
}
