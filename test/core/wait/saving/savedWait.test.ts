import { problem } from '../../../../core/problem';
import { savedWait, standingOf } from '../../../../core/wait/saving/savedWait';
import type { SavedWait } from '../../../../core/wait/saving/savedWait';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../../../core/wait/wait';
import type { WaitSettings } from '../../../../core/wait/waitState';
import { virtualClock } from '../../../virtualClock.mjs';
import { scriptedProvider } from '../../look/scriptedProvider';
import type { Script } from '../../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom } from '../virtualWait';

const BEAT = 65_000;
const START = Date.parse('2026-11-22T10:00:00.000Z');

interface Setting extends Partial<WaitSettings> {
	readonly ids?: readonly string[];
}

const SETTINGS: WaitSettings = { ...settingsFrom(START), maySuspendFromMs: START };

/** A wait that rests whenever it may, each turn in a process that knows only what was stored. */
async function restingWait(script: Script, { ids = ['a'], ...settings }: Setting = {}) {
	let nowMs = START;
	let saved: SavedWait | null = null;
	const rests: number[] = [];
	const doneTold: string[] = [];
	const looks: Array<{ atMs: number; ids: readonly string[] }> = [];
	for (;;) {
		const virtual = virtualClock(nowMs);
		const provider = scriptedProvider(virtual.clock, script, START);
		const turn = await virtual.run(
			waitTurn(
				{
					...provider,
					ids,
					saved,
					observer: { looked: () => undefined, done: ({ taskId }) => doneTold.push(taskId) },
				},
				{ ...SETTINGS, ...settings },
				virtual.clock,
				newRequestBudget(5, script.maxBatchSize ?? 50),
			),
		);
		looks.push(...provider.asked.map(({ atMs, ids }) => ({ atMs: atMs - START, ids })));
		if (turn.suspendUntilMs === null) {
			return { results: turn.results, rests, looks, doneTold, endMs: virtual.clock.now() - START };
		}
		rests.push(turn.suspendUntilMs - virtual.clock.now());
		saved = savedWait.parse(JSON.parse(JSON.stringify(turn.save())));
		nowMs = turn.suspendUntilMs;
	}
}

const doneAfter = (ms: number) => (_id: string, afterMs: number) =>
	afterMs >= ms ? ('succeeded' as const) : ('running' as const);
const silence = problem('noAnswer', 'no answer');

describe('a wait that rests', () => {
	test('looks once, then once a rest, and counts over all its turns', async () => {
		const { results, looks, rests } = await restingWait({ standing: doneAfter(150_000) });
		expect(looks.map(({ atMs }) => atMs)).toEqual([0, BEAT, 2 * BEAT, 3 * BEAT]);
		expect(rests).toEqual([BEAT, BEAT, BEAT]);
		expect(results).toMatchObject([
			{
				taskId: 'a',
				ended: 'done',
				polls: 4,
				requests: 4,
				waitedSeconds: 195,
				lagBoundSeconds: 65,
			},
		]);
	});

	test('does not rest when all is done at the first look', async () => {
		const { rests, looks } = await restingWait({ standing: () => 'succeeded' });
		expect(rests).toEqual([]);
		expect(looks).toHaveLength(1);
	});

	test('rests no shorter than n8n can wake it, and as long as the pace says', async () => {
		const { rests } = await restingWait(
			{ standing: doneAfter(400_000) },
			{ pollIntervalSeconds: 200 },
		);
		expect(rests).toEqual([200_000, 200_000]);
	});

	test('does not rest before it may', async () => {
		const { rests, looks } = await restingWait(
			{ standing: doneAfter(320_000) },
			{ maySuspendFromMs: START + 5 * MINUTE },
		);
		expect(looks.map(({ atMs }) => atMs).slice(0, 3)).toEqual([0, 10_000, 20_000]);
		expect(rests).toEqual([BEAT]);
	});

	test('holds its deadline over all turns, with a last look inside it', async () => {
		const { results, looks, endMs } = await restingWait(
			{ standing: () => 'running' },
			{ maxWaitMs: 5 * MINUTE },
		);
		expect(results).toMatchObject([{ ended: 'timeout', waitedSeconds: endMs / 1000 }]);
		expect(endMs).toBeLessThanOrEqual(5 * MINUTE);
		expect(looks.at(-1)?.atMs).toBeGreaterThan(4 * MINUTE);
	});

	test('spends one budget of looks without an answer over all turns', async () => {
		const { results, looks } = await restingWait({
			standing: () => 'running',
			trouble: (_ids, afterMs) => (afterMs === 0 ? null : silence),
		});
		expect(looks).toHaveLength(6);
		expect(results).toMatchObject([
			{ ended: 'no_answer', polls: 1, requests: 6, task: { status: 'running' } },
		]);
	});

	test('keeps the minute of grace for an id that is not found', async () => {
		const { results, looks } = await restingWait({ standing: () => 'absent' });
		expect(looks).toHaveLength(2);
		expect(results).toMatchObject([{ ended: 'done', task: { status: 'not_found' } }]);
	});

	test('asks only about what is open, and tells once of each task that has ended', async () => {
		const { results, looks, rests, doneTold } = await restingWait(
			{
				standing: (id, afterMs) => (id === 'early' || afterMs > 100_000 ? 'succeeded' : 'running'),
			},
			{ ids: ['late', 'early'] },
		);
		expect(looks.map(({ ids }) => ids)).toEqual([['late', 'early'], ['late'], ['late']]);
		expect(rests).toEqual([BEAT, BEAT]);
		expect(results.map(({ taskId, ended }) => [taskId, ended])).toEqual([
			['late', 'done'],
			['early', 'done'],
		]);
		expect(doneTold).toEqual(['early', 'late']);
	});

	test('stores what has ended only once', async () => {
		const virtual = virtualClock(START);
		const turn = async (saved: SavedWait | null) => {
			const provider = scriptedProvider(virtual.clock, {
				standing: (id) => (id === 'early' ? 'succeeded' : 'running'),
			});
			const question = { ...provider, ids: ['early', 'late'], observer: nobody, saved };
			const { save } = await virtual.run(
				waitTurn(question, SETTINGS, virtual.clock, newRequestBudget(5, 50)),
			);
			return save();
		};
		const first = await turn(null);
		const second = await turn(first);
		expect(second.ids[0]).toBe(first.ids[0]);
		expect(second.ids[1]).not.toBe(first.ids[1]);
	});

	test('comes out alike whether it rests or not', async () => {
		// Loaded here, because it takes longer than all other tests of this file.
		const { casesOf, fc } = await import('../../../propertyTests.mjs');
		const states = ['running', 'queued', 'succeeded', 'failed'] as const;
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({
						ms: fc.integer({ min: 0, max: 1_500_000 }),
						end: fc.constantFrom(...states),
					}),
					{
						minLength: 1,
						maxLength: 8,
					},
				),
				async (plans) => {
					const ids = plans.map((_, index) => `id-${index}`);
					const standing = (id: string, afterMs: number) => {
						const plan = plans[Number(id.slice(3))];
						return plan !== undefined && afterMs >= plan.ms ? plan.end : 'queued';
					};
					const resting = await restingWait({ standing }, { ids });
					const awake = await restingWait(
						{ standing },
						{ ids, maySuspendFromMs: Number.POSITIVE_INFINITY },
					);
					const endings = ({ results }: typeof awake) =>
						results.map(({ taskId, ended, task }) => [taskId, ended, task?.status]);
					expect(endings(resting)).toEqual(endings(awake));
					expect(resting.looks.length).toBeLessThanOrEqual(awake.looks.length);
				},
			),
			casesOf(60),
		);
	});
});

test('a wait that nobody takes up again comes out as it stood', async () => {
	const virtual = virtualClock(START);
	const provider = scriptedProvider(virtual.clock, {
		standing: (id) => (id === 'early' ? 'succeeded' : 'running'),
	});
	const { save } = await virtual.run(
		waitTurn(
			{
				...provider,
				ids: ['early', 'late'],
				observer: nobody,
				saved: null,
			},
			SETTINGS,
			virtual.clock,
			newRequestBudget(5, 50),
		),
	);
	expect(standingOf(save(), 'nobody looked', 7)).toMatchObject([
		{ taskId: 'early', ended: 'done', lastProblem: null, task: { status: 'succeeded' } },
		{
			taskId: 'late',
			ended: 'no_answer',
			problem: null,
			lastProblem: 'nobody looked',
			waitedSeconds: 7,
			task: { status: 'running' },
		},
	]);
});

test('what only waits for its turn is looked at before the rest', async () => {
	const ids = Array.from({ length: 12 }, (_, index) => `id-${index}`);
	const script = { maxBatchSize: 1, standing: doneAfter(2 * BEAT) };
	const { looks, rests, results } = await restingWait(script, { ids });
	expect(looks.slice(0, 12).map(({ ids: [id] }) => id)).toEqual(ids);
	expect(looks[11]?.atMs).toBeLessThan(5_000);
	expect(rests[0]).toBeGreaterThanOrEqual(BEAT);
	expect(results.map(({ requests }) => requests)).toEqual(ids.map(() => 3));
});

test('also a look at very many finds its end', async () => {
	const ids = Array.from({ length: 500 }, (_, index) => `id-${index}`);
	const script = { maxBatchSize: 1, standing: doneAfter(2 * BEAT) };
	const { rests, results } = await restingWait(script, { ids, pollIntervalSeconds: 0 });
	expect(rests.length).toBeGreaterThanOrEqual(1);
	expect(results.every(({ task }) => task?.done === true)).toBe(true);
});

test('what has not changed is stored as the same object', async () => {
	const virtual = virtualClock(START);
	const standing = (id: string) => (id === 'done' ? ('succeeded' as const) : ('running' as const));
	const turnFrom = async (saved: SavedWait | null) => {
		const provider = scriptedProvider(virtual.clock, { standing }, START);
		const question = { ...provider, ids: ['done', 'open'], saved, observer: nobody };
		const budget = newRequestBudget(5, 50);
		const turn = await virtual.run(waitTurn(question, SETTINGS, virtual.clock, budget));
		await virtual.run(virtual.clock.sleep((turn.suspendUntilMs ?? 0) - virtual.clock.now()));
		return turn.save();
	};
	const first = await turnFrom(null);
	const second = await turnFrom(first);
	expect(second.ids[0]).toBe(first.ids[0]);
	expect(second.ids[1]?.known).toBe(first.ids[1]?.known);
	expect(second.ids[1]?.looks).not.toBe(first.ids[1]?.looks);
});
