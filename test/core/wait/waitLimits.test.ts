// A provider that asks for fewer requests, with and without a word for how long.
import { problem } from '../../../core/problem';
import { idsUpTo } from '../look/scriptedSend';
import type { Script } from '../look/scriptedProvider';
import { waitFor } from './virtualWait';

const SECOND = 1_000;

/** The first request, or the one with this number, is answered with 429. */
const limited = (
	script: Partial<Script>,
	retryAfterMs: number | null = null,
	which = 1,
): Script => ({
	standing: () => 'running',
	...script,
	trouble: (_ids, _afterMs, count) =>
		count === which ? problem('rateLimited', 'slow down', { retryAfterMs }) : null,
});

const AUTOMATIC = { pollIntervalSeconds: 0 };

// [how long the wait is: the pause after a 429 would lead past its end]
test.each([15 * SECOND, 20 * SECOND])(
	'a wait of %p ms looks a last time after it',
	async (maxWaitMs) => {
		const { results, times } = await waitFor(
			limited({ expectedSeconds: 134, standing: () => 'succeeded' }),
			{ maxWaitMs, settings: AUTOMATIC },
		);
		expect(times).toEqual([0, maxWaitMs - 100]);
		expect(results).toMatchObject([
			{ ended: 'done', polls: 1, requests: 2, lastProblem: 'slow down' },
		]);
	},
);

test('so does one whose interval leads to its end', async () => {
	const { times } = await waitFor(limited({}, null, 2), {
		maxWaitMs: 60 * SECOND,
		settings: { pollIntervalSeconds: 30 },
	});
	expect(times).toEqual([0, 30 * SECOND, 60 * SECOND - 100]);
});

test('a short wait for several tasks reaches them all', async () => {
	const { results, times } = await waitFor(limited({ maxBatchSize: 1, expectedSeconds: 134 }), {
		ids: idsUpTo(3),
		maxWaitMs: 20 * SECOND,
		settings: AUTOMATIC,
	});
	expect(results.map(({ ended, polls }) => [ended, polls])).toEqual(
		idsUpTo(3).map(() => ['timeout', 1]),
	);
	expect(Math.max(...times)).toBeLessThan(20 * SECOND);
});

test("the provider's own word can end a wait before its time", async () => {
	const { results, endMs } = await waitFor(limited({}, 50 * SECOND), { maxWaitMs: 45 * SECOND });
	expect(endMs).toBe(0);
	expect(results).toMatchObject([{ ended: 'timeout', requests: 1 }]);
});

// [the pause that the provider asks for]
test.each([null, 120 * SECOND])('who looks once does not wait for it: %p', async (retryAfterMs) => {
	const { results, endMs, times } = await waitFor(limited({ maxBatchSize: 1 }, retryAfterMs), {
		ids: idsUpTo(3),
		maxWaitMs: 0,
	});
	expect(endMs).toBeLessThan(SECOND);
	expect(results.map(({ ended }) => ended)).toEqual(['timeout', 'timeout', 'timeout']);
	// Without a word for how long the others may be asked.
	expect(times).toHaveLength(retryAfterMs === null ? 3 : 1);
});

test('what has its turn after the answer is not sent before the pause is over', async () => {
	const { times, results } = await waitFor(
		limited({ maxBatchSize: 1, answerMs: 500, standing: () => 'succeeded' }, 60 * SECOND, 2),
		{ ids: idsUpTo(12) },
	);
	// The first alone, then five within a second; the second's answer comes 500 ms later.
	expect(times.slice(0, 4)).toEqual([0, 500, 700, 900]);
	expect(times[4]).toBeGreaterThanOrEqual(61 * SECOND);
	expect(results.map(({ ended }) => ended)).toEqual(idsUpTo(12).map(() => 'done'));
	expect(results.filter(({ requests }) => requests === 2)).toHaveLength(1);
});
