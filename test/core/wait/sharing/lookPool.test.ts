// Waits of several executions that ask as one.
import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import { sparing, newRoom } from '../../../../core/look/keeping/sparing';
import { endingAt, manyWaits, MINUTE } from './manyWaits';
import type { Execution, Sent } from './manyWaits';

const ends = (by: ReadonlyArray<{ readonly turn: { readonly results: ReadonlyArray<object> } }>) =>
	by.flatMap(({ turn }) => turn.results.map((one) => Object(one).ended));

const upTo = (count: number): readonly Execution[] =>
	Array.from({ length: count }, (_, index) => ({ ids: [`t${index}`] }));

const busy = () => 'running' as const;

describe('who is due takes the others along', () => {
	test('many waits that begin at once ask as few', async () => {
		const standing = (id: string, afterMs: number) =>
			afterMs > 20_000 + 100 * Number(id.slice(1)) ? ('succeeded' as const) : 'running';
		const script = { standing, answerMs: 100, maxBatchSize: 50 };
		const together = await manyWaits(script, upTo(60));
		const apart = await manyWaits(script, upTo(60), false);
		expect(ends(together.told)).toEqual(upTo(60).map(() => 'done'));
		expect(together.sent.length * 5).toBeLessThan(apart.sent.length);
		expect(mostWithinASecond(together.sent)).toBeLessThanOrEqual(5);
		expect(mostWithinASecond(apart.sent)).toBeGreaterThan(50);
	});

	test('many waits that begin at once ask as few from their first request on', async () => {
		const standing = () => 'succeeded' as const;
		const { sent } = await manyWaits({ standing, answerMs: 100, maxBatchSize: 50 }, upTo(200));
		expect(sent.map(({ ids }) => ids.length)).toEqual([50, 50, 50, 50]);
	});

	test('each wait gets its own answers, and its looks name nobody else', async () => {
		const { told, result } = await manyWaits(
			{ standing: endingAt({ a: 5_000, b: 60_000 }), answerMs: 50 },
			[{ ids: ['a'] }, { ids: ['b'], afterMs: 10 }],
		);
		expect(result(0)).toMatchObject({ taskId: 'a', ended: 'done' });
		expect(result(1)).toMatchObject({ taskId: 'b', ended: 'done' });
		for (const { reports } of told) expect(reports.every(({ asked }) => asked === 1)).toBe(true);
	});

	test('one that asks alone asks as before', async () => {
		const script = { standing: endingAt({ a: 90_000 }), answerMs: 50 };
		const alone = await manyWaits(script, [{ ids: ['a'] }]);
		const apart = await manyWaits(script, [{ ids: ['a'] }], false);
		expect(alone.sent).toEqual(apart.sent);
	});

	test('an id that two wait for is asked for once, and both get it', async () => {
		const { sent, result } = await manyWaits(
			{ standing: endingAt({ a: 30_000 }), answerMs: 50, maxBatchSize: 1 },
			[
				{ ids: ['a'], settings: { pollIntervalSeconds: 10 } },
				{ ids: ['a'], settings: { pollIntervalSeconds: 10 }, afterMs: 10 },
			],
		);
		const apart = await manyWaits(
			{ standing: endingAt({ a: 30_000 }), answerMs: 50, maxBatchSize: 1 },
			[
				{ ids: ['a'], settings: { pollIntervalSeconds: 10 } },
				{ ids: ['a'], settings: { pollIntervalSeconds: 10 }, afterMs: 10 },
			],
			false,
		);
		expect([result(0)?.ended, result(1)?.ended]).toEqual(['done', 'done']);
		expect(sent.length).toBeLessThan(apart.sent.length);
		expect(result(0)?.task).not.toBe(result(1)?.task);
	});

	test('with an interval set by hand only what is due at about the same time goes along', async () => {
		const settings = { pollIntervalSeconds: 10 };
		const { sent } = await manyWaits({ standing: endingAt({ a: 100_000, b: 100_000 }) }, [
			{ ids: ['a'], settings },
			{ ids: ['b'], settings, afterMs: 4_000 },
		]);
		expect(sent.every(({ ids }) => ids.length === 1)).toBe(true);
		const close = await manyWaits({ standing: endingAt({ a: 100_000, b: 100_000 }) }, [
			{ ids: ['a'], settings },
			{ ids: ['b'], settings, afterMs: 300 },
		]);
		expect(close.sent.filter(({ ids }) => ids.length === 2).length).toBeGreaterThan(5);
	});

	test('a wait that ends or is suspended is no longer in the pool', async () => {
		const { pool, told } = await manyWaits({ standing: busy }, [
			{ ids: ['a'], settings: { maySuspendFromMs: Number.NEGATIVE_INFINITY } },
			{ ids: ['b'], settings: { maxWaitMs: MINUTE } },
		]);
		expect(told[0]?.turn.suspendUntilMs).not.toBeNull();
		expect(told[1]?.turn.results[0]?.ended).toBe('timeout');
		expect(pool?.size).toBe(0);
	});
});

describe("what is the sender's alone", () => {
	const slowOnce = (answerMs: number): Partial<Execution> => ({
		send: (send, clock) => {
			let count = 0;
			return async (request, answerByMs) => {
				count += 1;
				if (count === 2) {
					await clock.sleep(answerMs);
					return problem('noAnswer', 'no complete answer within 2 s');
				}
				return await send(request, answerByMs);
			};
		},
	});
	const settings = { pollIntervalSeconds: 10 };

	test('when it is stopped, the others ask at once, and no try is counted', async () => {
		const { sent, result } = await manyWaits(
			{ standing: endingAt({ b: 12_000 }), answerMs: 3_000 },
			[
				{ ids: ['a'], settings, stopAfterMs: 15_000 },
				{ ids: ['b'], settings: { ...settings, maxConsecutiveErrors: 1 }, afterMs: 100 },
			],
		);
		const merged = sent.find(({ ids }) => ids.length === 2);
		expect(merged).toMatchObject({ by: 0 });
		expect(sent.filter(({ by }) => by === 1).map(({ atMs }) => atMs)).toContain(15_000);
		expect(result(1)).toMatchObject({ ended: 'done', lastProblem: null });
	});

	test('when its time is up, the others go on', async () => {
		const { sent, result } = await manyWaits(
			{ standing: endingAt({ b: 12_000 }), answerMs: 3_000 },
			[
				{ ids: ['a'], settings: { ...settings, maxWaitMs: 15_000 } },
				{ ids: ['b'], settings: { ...settings, maxConsecutiveErrors: 1 }, afterMs: 100 },
			],
		);
		expect(sent.some(({ by, ids }) => by === 0 && ids.length === 2)).toBe(true);
		expect(result(0)?.ended).toBe('timeout');
		expect(result(1)).toMatchObject({ ended: 'done', lastProblem: null });
	});

	test('when its time-out cuts the answer, the others ask for themselves, and no try is counted', async () => {
		const { of, result } = await manyWaits({ standing: endingAt({ b: 11_000 }) }, [
			{ ids: ['a'], settings: { ...settings, maxWaitMs: MINUTE }, ...slowOnce(2_000) },
			{ ids: ['b'], settings: { ...settings, maxConsecutiveErrors: 1 }, afterMs: 100 },
		]);
		expect(result(1)).toMatchObject({ ended: 'done', lastProblem: null });
		expect(of(1)[1]).toMatchObject({ atMs: 12_000, ids: ['b'] });
	});

	test('one that hangs holds nobody for longer than half a minute', async () => {
		const { of, result } = await manyWaits({ standing: endingAt({ b: 11_000 }) }, [
			{ ids: ['a'], settings, ...slowOnce(200_000) },
			{ ids: ['b'], settings, afterMs: 100 },
		]);
		expect(of(1)[1]).toMatchObject({ atMs: 40_000, ids: ['b'] });
		expect(result(1)?.ended).toBe('done');
	});

	test('nor beyond the moment of their own last look', async () => {
		const { of, result } = await manyWaits({ standing: endingAt({ b: 11_000 }) }, [
			{ ids: ['a'], settings, ...slowOnce(200_000) },
			{ ids: ['b'], settings: { ...settings, maxWaitMs: 20_000 }, afterMs: 100 },
		]);
		expect(of(1).at(-1)?.atMs).toBeLessThan(20_100);
		expect(result(1)?.ended).toBe('done');
	});

	test('an answer for a wait that has ended meanwhile is thrown away', async () => {
		const { result, told } = await manyWaits(
			{ standing: endingAt({ c: 1_000 }), answerMs: 3_000 },
			[
				{ ids: ['a'], settings: { ...settings, maxWaitMs: 5 * MINUTE } },
				{ ids: ['b', 'c'], settings: { ...settings, endsWithFirst: true }, afterMs: 100 },
				{ ids: ['d'], settings: { ...settings, maxWaitMs: 14_500 }, afterMs: 100 },
			],
		);
		expect(result(1, 1)?.ended).toBe('done');
		expect(result(1, 0)?.ended).toBe('any_done');
		expect(result(2)?.ended).toBe('timeout');
		expect(told[0]?.turn.results[0]?.ended).toBe('timeout');
	});
});

describe('what goes wrong', () => {
	const settings = { pollIntervalSeconds: 10 };
	const badId = (kind: Problem['kind'], httpStatus: number) => (ids: readonly string[]) =>
		ids.includes('bad') ? problem(kind, `no task bad`, { httpStatus, concernsIds: true }) : null;

	test.each([
		['refused', 400],
		['refused', 422],
	] as const)(
		'a bad id is asked for by itself, for its owner only (%s, %d)',
		async (kind, status) => {
			const { sent, result, told } = await manyWaits(
				{ standing: endingAt({ a: 35_000, b: 35_000 }), trouble: badId(kind, status) },
				[
					{ ids: ['a'], settings },
					{ ids: ['b'], settings, afterMs: 100 },
					{ ids: ['bad'], settings, afterMs: 200 },
				],
			);
			expect(result(0)).toMatchObject({ ended: 'done', lastProblem: null });
			expect(result(1)).toMatchObject({ ended: 'done', lastProblem: null });
			expect(result(2)).toMatchObject({ ended: 'no_answer' });
			expect(result(2)?.problem?.message).toContain('bad');
			const others = JSON.stringify([told[0], told[1]]);
			expect(others).not.toContain('bad');
			expect(
				sent.filter(({ by, ids }) => by !== 2 && ids.includes('bad') && ids.length === 1),
			).toEqual([]);
		},
	);

	test('a refused key ends all that ask with it', async () => {
		const { result, sent } = await manyWaits(
			{
				standing: busy,
				trouble: (ids, afterMs) =>
					afterMs > 5_000 ? problem('unauthorized', `no key for ${ids.join(' and ')}`) : null,
			},
			[
				{ ids: ['aa'], settings },
				{ ids: ['bb'], settings, afterMs: 100 },
			],
		);
		expect(result(0)).toMatchObject({ ended: 'no_answer', problem: { kind: 'unauthorized' } });
		expect(result(1)).toMatchObject({ ended: 'no_answer', problem: { kind: 'unauthorized' } });
		expect(sent.filter(({ atMs }) => atMs > 5_000)).toHaveLength(1);
		expect(result(0)?.problem?.message).not.toContain('bb');
		expect(result(1)?.problem?.message).not.toContain('aa');
	});

	test('"fewer requests" silences the key for all', async () => {
		const { result, sent } = await manyWaits(
			{
				standing: endingAt({ a: 20_000, b: 20_000 }),
				trouble: (_ids, afterMs) =>
					afterMs > 9_000 && afterMs < 11_000
						? problem('rateLimited', 'too many', { httpStatus: 429, retryAfterMs: 60_000 })
						: null,
			},
			[
				{ ids: ['a'], settings },
				{ ids: ['b'], settings, afterMs: 5_000 },
			],
		);
		expect(sent.filter(({ atMs }) => atMs > 10_000 && atMs < 70_000)).toEqual([]);
		expect([result(0)?.ended, result(1)?.ended]).toEqual(['done', 'done']);
	});

	test('a failure of the provider that names an id is not told to others, and counts for nobody else', async () => {
		const { told, result } = await manyWaits(
			{
				standing: endingAt({ a: 35_000 }),
				trouble: (ids) =>
					ids.includes('poison') ? problem('providerFault', 'fell over poison') : null,
			},
			[
				{ ids: ['a'], settings: { ...settings, maxConsecutiveErrors: 2 } },
				{ ids: ['poison'], settings: { ...settings, maxWaitMs: 2 * MINUTE }, afterMs: 100 },
			],
		);
		expect(result(0)).toMatchObject({ ended: 'done', lastProblem: null });
		expect(JSON.stringify(told[0])).not.toContain('poison');
	});

	test('what a list leaves out is asked for by its owner', async () => {
		const script = { standing: endingAt({ a: 35_000, b: 35_000 }) };
		const listless: NonNullable<Execution['adapter']> = (adapter) => ({
			...adapter,
			parse: (answer, ids) => {
				const tasks = adapter.parse(answer, ids);
				return Array.isArray(tasks) && answer.body.includes(',')
					? tasks.filter(({ taskId }) => taskId !== 'b')
					: tasks;
			},
		});
		const { result, sent } = await manyWaits(script, [
			{ ids: ['a'], settings, adapter: listless },
			{ ids: ['b'], settings, adapter: listless, afterMs: 100 },
		]);
		expect(result(1)?.ended).toBe('done');
		expect(sent.filter(({ ids, way }) => ids.includes('b') && way === 'single')).not.toEqual([]);
		expect(
			sent.filter(({ by, ids, way }) => by === 0 && ids.includes('b') && way === 'single'),
		).toEqual([]);
		// Once left out it does not ride again.
		expect(sent.filter(({ ids }) => ids.length === 2)).toHaveLength(1);
	});
});

test('each keeps of its own tasks what it is set to, and an answer is read once', async () => {
	let parsed = 0;
	const keeping =
		(keepsRecords: boolean): NonNullable<Execution['adapter']> =>
		(adapter) =>
			sparing(
				{
					...adapter,
					parse: (answer, ids) => {
						parsed += 1;
						return adapter.parse(answer, ids);
					},
				},
				{ room: newRoom(), keepsRecords, known: [] },
			);
	const settings = { pollIntervalSeconds: 10 };
	const { result, sent } = await manyWaits(
		{ standing: endingAt({ a: 25_000, b: 25_000, c: 25_000 }) },
		[
			{ ids: ['a', 'c'], settings, adapter: keeping(false) },
			{ ids: ['b', 'c'], settings, adapter: keeping(true), afterMs: 100 },
		],
	);
	expect(parsed).toBe(sent.length);
	expect(result(0)?.task?.raw).toBeNull();
	expect(result(1)?.task?.raw).toEqual({ id: 'b' });
	expect(result(1, 1)?.task?.raw).toEqual({ id: 'c' });
	expect(result(0, 1)?.task?.raw).toBeNull();
});

function mostWithinASecond(sent: readonly Sent[]): number {
	const times = sent.map(({ atMs }) => atMs).sort((one, other) => one - other);
	return Math.max(
		...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
	);
}
