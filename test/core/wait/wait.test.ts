import { problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom, waitFor } from './virtualWait';
import { wholeWait } from './wholeWait';

const doneAfter = (ms: number) => (_id: string, afterMs: number) =>
	afterMs >= ms ? ('succeeded' as const) : ('running' as const);
const busy = () => 'running' as const;
const limited = (retryAfterMs: number | null) =>
	problem('rateLimited', 'slow down', { retryAfterMs });
const silence = problem('noAnswer', 'no answer');

describe('a wait', () => {
	test('looks at once, then at every beat, and ends with the answer', async () => {
		const { results, times } = await waitFor({ standing: doneAfter(25_000) });
		expect(times).toEqual([0, 10_000, 20_000, 30_000]);
		expect(results).toMatchObject([
			{ taskId: 'a', ended: 'done', polls: 4, requests: 4, waitedSeconds: 30, lastProblem: null },
		]);
		expect(results[0]?.task?.status).toBe('succeeded');
	});

	test('uses the interval that the user set', async () => {
		const { times } = await waitFor(
			{ standing: doneAfter(7_000) },
			{ settings: { pollIntervalSeconds: 3 } },
		);
		expect(times).toEqual([0, 3_000, 6_000, 9_000]);
	});

	test('asks only about what is pending, all of it in one request', async () => {
		const standing = (id: string, afterMs: number) =>
			doneAfter({ a: 0, b: 15_000, c: 15_000 }[id] ?? 0)(id, afterMs);
		const { looks, results } = await waitFor({ standing }, { ids: ['a', 'b', 'c', 'a'] });
		expect(looks.map(({ ids }) => ids)).toEqual([
			['a', 'b', 'c'],
			['b', 'c'],
			['b', 'c'],
		]);
		expect(results.map(({ taskId, requests }) => [taskId, requests])).toEqual([
			['a', 1],
			['b', 3],
			['c', 3],
		]);
	});

	test('joins what is left of several batches into fewer', async () => {
		const ids = Array.from({ length: 100 }, (_, index) => `t${index}`);
		const standing = (id: string, afterMs: number) =>
			doneAfter(Number(id.slice(1)) % 2 === 0 ? 5_000 : 35_000)(id, afterMs);
		const { looks } = await waitFor({ standing }, { ids });
		expect(looks.map(({ ids: asked }) => asked.length)).toEqual([50, 50, 50, 50, 50, 50, 50]);
	});

	test('of 0 minutes looks once', async () => {
		const { results, times } = await waitFor({ standing: busy }, { maxWaitMs: 0 });
		expect(times).toEqual([0]);
		expect(results).toMatchObject([{ ended: 'timeout', polls: 1, waitedSeconds: 0 }]);
	});

	test('looks one last time shortly before the deadline and gives the task back', async () => {
		const { results, times, endMs } = await waitFor({ standing: busy }, { maxWaitMs: 25_000 });
		expect(times).toEqual([0, 10_000, 20_000, 24_900]);
		expect(endMs).toBe(24_900);
		expect(results).toMatchObject([{ ended: 'timeout', polls: 4 }]);
		expect(results[0]?.task?.status).toBe('running');
	});

	test('leaves the last answer the time that the slowest took', async () => {
		const { times, endMs, results } = await waitFor(
			{ standing: busy, answerMs: 900 },
			{ maxWaitMs: 30_000 },
		);
		// 2 × 0.9 s before the deadline; the pause counts from the answer.
		expect(times).toEqual([0, 10_900, 21_800, 28_200]);
		expect(endMs).toBeLessThanOrEqual(30_000);
		expect(results).toMatchObject([{ polls: 4, lastProblem: null }]);
	});

	test('never lets an answer take longer than the deadline', async () => {
		const { results, endMs } = await waitFor(
			{ standing: busy, answerMs: 60_000 },
			{ maxWaitMs: 20_000 },
		);
		expect(endMs).toBe(20_000);
		expect(results).toMatchObject([
			{ ended: 'timeout', task: null, polls: 0, lastProblem: 'too late' },
		]);
	});

	test('ends at once with a Stop and asks nothing more', async () => {
		const virtual = virtualClock();
		const provider = scriptedProvider(virtual.clock, { standing: busy });
		const settings = settingsFrom(virtual.clock.now());
		const stopAfter = virtual.clock.sleep(12_000).then(() => virtual.stop());
		const wait = wholeWait(
			{ ...provider, ids: ['a'], observer: nobody },
			settings,
			virtual.clock,
			newRequestBudget(5, 50),
		);
		const [results] = await virtual.run(Promise.all([wait, stopAfter]));
		expect(results).toEqual([]);
		expect(provider.asked).toHaveLength(2);
		expect(virtual.clock.now() - settings.startedAtMs).toBe(12_000);
	});
});

describe('problems on the way', () => {
	test('are ridden out with growing pauses, and the text of the last is kept', async () => {
		const { results, times } = await waitFor({
			standing: doneAfter(0),
			trouble: (_ids, _afterMs, count) => (count <= 4 ? silence : null),
		});
		// Pauses 10, 20, 40, 60 s: the beat × 2^(k−1), at most 60 s.
		expect(times).toEqual([0, 10_000, 30_000, 70_000, 130_000]);
		expect(results).toMatchObject([
			{ ended: 'done', polls: 1, requests: 5, lastProblem: 'no answer', problem: null },
		]);
	});

	test('end the wait for a task that was never seen as an error', async () => {
		const { results, times } = await waitFor({ standing: busy, trouble: () => silence });
		expect(times).toHaveLength(5);
		expect(results).toMatchObject([{ ended: 'no_answer', problem: silence, task: null }]);
	});

	test('end the wait for a task that was seen with its last state', async () => {
		const { results, times } = await waitFor(
			{ standing: busy, trouble: (_ids, afterMs) => (afterMs > 15_000 ? silence : null) },
			{ settings: { maxConsecutiveErrors: 2 } },
		);
		expect(times).toEqual([0, 10_000, 20_000, 30_000]);
		expect(results).toMatchObject([{ ended: 'no_answer', problem: null, polls: 2 }]);
		expect(results[0]?.task?.status).toBe('running');
	});

	test('an answer sets the count back', async () => {
		const { results } = await waitFor(
			{
				standing: doneAfter(100_000),
				trouble: (_ids, _afterMs, count) => (count % 2 === 0 ? silence : null),
			},
			{ settings: { maxConsecutiveErrors: 2 } },
		);
		expect(results).toMatchObject([{ ended: 'done' }]);
	});

	test('Retry-After is obeyed, for all ids of the provider', async () => {
		const { times } = await waitFor(
			{
				standing: doneAfter(0),
				maxBatchSize: 1,
				trouble: (_ids, _afterMs, count) => (count === 2 ? limited(47_000) : null),
			},
			{ ids: ['a', 'b', 'c', 'd'] },
		);
		expect(times).toEqual([0, 200, 47_200, 47_400, 47_600]);
	});

	test('Retry-After longer than five minutes is taken as five minutes', async () => {
		const { times } = await waitFor({
			standing: doneAfter(0),
			trouble: (_ids, _afterMs, count) => (count === 1 ? limited(86_400_000) : null),
		});
		expect(times).toEqual([0, 300_000]);
	});

	test('a wait that may ask nothing more before its deadline ends at once', async () => {
		const { results, endMs, times } = await waitFor(
			{
				standing: busy,
				trouble: (_ids, _afterMs, count) => (count === 2 ? limited(120_000) : null),
			},
			{ maxWaitMs: 2 * MINUTE },
		);
		expect(times).toEqual([0, 10_000]);
		expect(endMs).toBe(10_000);
		expect(results).toMatchObject([{ ended: 'timeout', lastProblem: 'slow down' }]);
	});

	test.each(['unauthorized', 'paymentRequired', 'forbidden'] as const)(
		'%s ends the wait for all ids at once',
		async (kind) => {
			const refusal = problem(kind, 'refused');
			const { results, times } = await waitFor(
				{ standing: busy, maxBatchSize: 1, trouble: () => refusal },
				{ ids: ['a', 'b', 'c'] },
			);
			expect(times).toEqual([0]);
			expect(results.map(({ problem: met }) => met)).toEqual([refusal, refusal, refusal]);
		},
	);

	test('another refusal ends the wait only for the ids it is about', async () => {
		const refusal = problem('refused', 'conflict');
		const { results } = await waitFor(
			{
				standing: doneAfter(15_000),
				maxBatchSize: 1,
				trouble: (ids) => (ids[0] === 'b' ? refusal : null),
			},
			{ ids: ['a', 'b'] },
		);
		expect(results).toMatchObject([
			{ taskId: 'a', ended: 'done', problem: null },
			{ taskId: 'b', problem: refusal, requests: 1 },
		]);
	});
});

describe('tasks that are not there', () => {
	test('a new id has a minute to appear', async () => {
		const { results } = await waitFor({
			standing: (_id, afterMs) => (afterMs < 45_000 ? 'absent' : 'succeeded'),
		});
		expect(results).toMatchObject([{ ended: 'done', waitedSeconds: 50 }]);
		expect(results[0]?.task?.status).toBe('succeeded');
	});

	test('after a minute an id is not found', async () => {
		const { results, endMs } = await waitFor({ standing: () => 'absent' });
		expect(endMs).toBe(60_000);
		expect(results).toMatchObject([{ ended: 'done', task: { status: 'not_found', done: true } }]);
	});

	test('the deadline cuts the minute', async () => {
		const { results, endMs } = await waitFor({ standing: () => 'absent' }, { maxWaitMs: 20_000 });
		expect(endMs).toBeLessThanOrEqual(20_000);
		expect(results).toMatchObject([{ ended: 'done', task: { status: 'not_found' } }]);
	});

	test('a task that was seen and is gone keeps its last state', async () => {
		const { results, endMs } = await waitFor({
			standing: (_id, afterMs) => (afterMs < 25_000 ? 'queued' : 'absent'),
		});
		expect(endMs).toBe(90_000);
		expect(results[0]?.task?.failure?.message).toContain('last seen queued');
	});
});

describe('URLs that die', () => {
	test('end the wait when a fifth of their life is left, with the rest as it is', async () => {
		const { results, endMs } = await waitFor(
			{
				standing: (id) => (id === 'a' ? { succeededUntil: '2026-11-22T12:00:00Z' } : 'running'),
			},
			{ ids: ['a', 'b'], maxWaitMs: 300 * MINUTE },
		);
		// The clock starts at 10:00.
		expect(endMs).toBe(96 * MINUTE);
		expect(results).toMatchObject([
			{ taskId: 'a', ended: 'done' },
			{ taskId: 'b', ended: 'urls_expiring', task: { status: 'running' } },
		]);
	});

	test('that are dead already do not', async () => {
		const { results } = await waitFor(
			{
				standing: (id, afterMs) =>
					id === 'a' ? { succeededUntil: '2026-11-22T09:00:00Z' } : doneAfter(20_000)(id, afterMs),
			},
			{ ids: ['a', 'b'] },
		);
		expect(results).toMatchObject([{ ended: 'done' }, { ended: 'done' }]);
	});
});

describe('the request budget', () => {
	test('spreads single looks, the earliest due first', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => `t${index}`);
		const { looks } = await waitFor(
			{ standing: doneAfter(5_000), maxBatchSize: 1, answerMs: 50 },
			{ ids, requestsPerSecond: 5 },
		);
		const gaps = looks.slice(1).map(({ atMs }, index) => atMs - (looks[index]?.atMs ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
		expect(looks.slice(0, 20).map(({ ids: [id] }) => id)).toEqual(ids);
		expect(looks).toHaveLength(40);
	});

	test('lets the last look at everything begin early enough', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => `t${index}`);
		const { looks, results } = await waitFor(
			{ standing: busy, maxBatchSize: 1 },
			{ ids, maxWaitMs: 60_000, requestsPerSecond: 5 },
		);
		const lastLooks = new Map(looks.map(({ atMs, ids: [id] }) => [id, atMs]));
		expect(Math.min(...lastLooks.values())).toBeGreaterThanOrEqual(55_000);
		expect(results.every(({ ended }) => ended === 'timeout')).toBe(true);
	});
});
