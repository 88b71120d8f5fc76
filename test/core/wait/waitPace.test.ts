// When a wait looks: what goes alone, what goes together, and what is put off.
import { problem } from '../../../core/problem';
import type { Script } from '../look/scriptedProvider';
import { MINUTE, waitFor } from './virtualWait';

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
const AUTOMATIC = { pollIntervalSeconds: 0 };
const busy = () => 'running' as const;
const succeeded = () => 'succeeded' as const;

/** The clock of a wait starts at 10:00. */
const createdAtStart: Script['about'] = () => ({ createdAt: '2026-11-22T10:00:00.000Z' });

describe('requests at the same time', () => {
	test('a wrong key is found out once, however long the answer takes', async () => {
		const wrongKey = problem('unauthorized', 'wrong key');
		const { times } = await waitFor(
			{ standing: busy, maxBatchSize: 1, answerMs: 3_000, trouble: () => wrongKey },
			{ ids: idsUpTo(10) },
		);
		expect(times).toEqual([0]);
	});

	test('eight are under way at most, once there was an answer', async () => {
		const { times } = await waitFor(
			{ standing: succeeded, maxBatchSize: 1, answerMs: 5_000 },
			{ ids: idsUpTo(20), requestsPerSecond: 100 },
		);
		const begun = (from: number, to: number) =>
			times.filter((atMs) => atMs >= from && atMs < to).length;
		expect([begun(0, 5_000), begun(5_000, 10_000), begun(10_000, 15_000)]).toEqual([1, 8, 8]);
	});
});

describe('ids that are due one after another', () => {
	// Two requests, 2 s apart, and of the first only `t0` stays open.
	const script: Script = {
		standing: (id) => (id === 't0' || id === 't50' ? 'running' : 'succeeded'),
	};
	const setting = { ids: idsUpTo(51), requestsPerSecond: 0.5, maxWaitMs: 60_000 };

	test('go together when the node chooses the pause', async () => {
		// As old as tasks are that end any moment, so that the pause is some ten seconds.
		const about: Script['about'] = () => ({ createdAt: '2026-11-22T09:58:00.000Z' });
		const { looks } = await waitFor(
			{ ...script, expectedSeconds: 134, about },
			{ ...setting, requestsPerSecond: 1 / 12, settings: AUTOMATIC },
		);
		// `t0` would be due some seconds later, and rides along with what goes out at 12 s.
		expect(looks[1]).toEqual({ atMs: 12_000, ids: ['t50', 't0'] });
		expect(looks[2]?.ids).toEqual(['t50', 't0']);
	});

	test('go when they are due where the user set the pause', async () => {
		const { looks } = await waitFor(script, setting);
		expect(looks.slice(1, 4)).toEqual([
			{ atMs: 2_000, ids: ['t50'] },
			{ atMs: 10_000, ids: ['t0'] },
			{ atMs: 12_000, ids: ['t50'] },
		]);
	});
});

describe('tasks that were created just now', () => {
	const fresh: Script = { standing: busy, expectedSeconds: 134, about: createdAtStart };
	/** At an age that next to no such task ends at. */
	const TOO_YOUNG_MS = 20_000;

	test('are looked at when the first of them can be done; of a long list that takes singles only the head before', async () => {
		const { times, looks } = await waitFor(
			{ ...fresh, maxBatchSize: 1 },
			{ ids: idsUpTo(12), settings: AUTOMATIC, maxWaitMs: 2 * MINUTE },
		);
		expect(times.slice(0, 5)).toEqual([0, 200, 400, 600, 800]);
		// The tail waits until the head is due again.
		expect(times[5]).toBeGreaterThan(TOO_YOUNG_MS);
		const firstAtMs = idsUpTo(12).map((id) => looks.find(({ ids }) => ids[0] === id)?.atMs ?? 0);
		const tail = firstAtMs.slice(5);
		expect(Math.min(...tail)).toBeGreaterThan(TOO_YOUNG_MS);
		// In time for the first that can be done, and in the same order.
		expect(Math.max(...tail)).toBeLessThan(1000 * 0.6 * 134);
		expect([...tail].sort((one, other) => one - other)).toEqual(tail);
	});

	test('are looked at at once where the user set the pause, and where one look is all', async () => {
		for (const setting of [
			{ settings: { pollIntervalSeconds: 30 } },
			{ settings: AUTOMATIC, maxWaitMs: 0 },
		]) {
			const { times } = await waitFor(
				{ ...fresh, maxBatchSize: 1 },
				{ ids: idsUpTo(12), ...setting },
			);
			expect(times.filter((atMs) => atMs < 10_000)).toHaveLength(12);
		}
	});

	test('are looked at at once where a request asks about many', async () => {
		const { times } = await waitFor(fresh, { ids: idsUpTo(120), settings: AUTOMATIC });
		expect(times.slice(0, 3)).toEqual([0, 20, 40]);
		expect(times[3]).toBeGreaterThan(TOO_YOUNG_MS);
	});

	test('are all looked at before a deadline that comes sooner', async () => {
		const { results, endMs } = await waitFor(
			{ ...fresh, maxBatchSize: 1 },
			{ ids: idsUpTo(12), settings: AUTOMATIC, maxWaitMs: MINUTE / 2 },
		);
		expect(endMs).toBeLessThanOrEqual(MINUTE / 2);
		expect(results.filter(({ polls }) => polls === 0)).toEqual([]);
	});

	test('that are done all the same end the wait for the head alone', async () => {
		const { times } = await waitFor(
			{ ...fresh, standing: (id) => (id === 't2' ? 'succeeded' : 'running'), maxBatchSize: 1 },
			{ ids: idsUpTo(12), settings: AUTOMATIC },
		);
		// One was done, so the tail may be too: it is looked at at once.
		expect(times.slice(0, 12)).toEqual(idsUpTo(12).map((_, index) => 200 * index));
	});
});

describe('a provider that asks for fewer requests', () => {
	const meeting = (kind: 'rateLimited' | 'noAnswer'): Script => ({
		standing: succeeded,
		maxBatchSize: 1,
		trouble: (_ids, _afterMs, count) => (count === 2 ? problem(kind, 'trouble') : null),
	});

	test('is left alone for one pause when it does not say how long', async () => {
		const { times } = await waitFor(meeting('rateLimited'), { ids: idsUpTo(4) });
		expect(times).toEqual([0, 200, 10_200, 10_400, 10_600]);
	});

	test('is not meant by one that did not answer', async () => {
		const { times } = await waitFor(meeting('noAnswer'), { ids: idsUpTo(4) });
		expect(times).toEqual([0, 200, 400, 600, 10_200]);
	});
});

test('the first task that is done ends the wait, where the user wants that', async () => {
	const { results, endMs } = await waitFor(
		{ standing: (id, afterMs) => (id === 'b' && afterMs >= 15_000 ? 'failed' : 'running') },
		{ ids: ['a', 'b', 'c'], settings: { endsWithFirst: true } },
	);
	expect(endMs).toBe(20_000);
	expect(results.map(({ ended, task }) => [ended, task?.status])).toEqual([
		['any_done', 'running'],
		['done', 'failed'],
		['any_done', 'running'],
	]);
});

describe('tasks of very different age in one list', () => {
	const created: Readonly<Record<string, string>> = {
		old: '2026-11-21T10:00:00.000Z',
		fresh: '2026-11-22T10:00:00.000Z',
	};
	const script = (expectedSeconds: number | null): Script => ({
		expectedSeconds,
		standing: (id, afterMs) => (id === 'fresh' && afterMs >= 100_000 ? 'succeeded' : 'running'),
		about: (id) => ({ createdAt: created[id] ?? null }),
	});

	test.each([134, null])(
		'a stuck one does not hold up the others, expected %p s',
		async (seconds) => {
			const { results, times } = await waitFor(script(seconds), {
				...{ ids: ['old', 'fresh'], maxWaitMs: 20 * MINUTE, settings: AUTOMATIC },
			});
			const fresh = results.find(({ taskId }) => taskId === 'fresh');
			expect(fresh?.ended).toBe('done');
			expect(fresh?.waitedSeconds).toBeLessThan(116);
			// Once it is alone, it is looked at as seldom as its age allows.
			expect(times.filter((atMs) => atMs > 2 * MINUTE).length).toBeLessThan(6);
		},
	);

	test('a task that is not shown at once is asked for again within its minute of grace', async () => {
		const { results } = await waitFor(
			{
				...script(134),
				standing: (id, afterMs) => (id === 'fresh' && afterMs === 0 ? 'absent' : 'running'),
			},
			{ ids: ['old', 'fresh'], maxWaitMs: 5 * MINUTE, settings: AUTOMATIC },
		);
		expect(results.map(({ ended, polls }) => [ended, polls > 2])).toEqual([
			['timeout', true],
			['timeout', true],
		]);
	});
});
