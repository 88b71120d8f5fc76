// Before anything has answered, a wait tries soon again: the address may be wrong, which a user should know.
import { noAnswer } from '../../../core/http/http';
import { problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../../core/wait/wait';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Script } from '../look/scriptedProvider';
import { nobody, settingsFrom, waitFor } from './virtualWait';

const AUTOMATIC = { pollIntervalSeconds: 0 };
const refused = noAnswer('the connection was refused', 'ECONNREFUSED: 127.0.0.1:1');
const silent: Script = { standing: () => 'running', expectedSeconds: 134, trouble: () => refused };

test('looks follow after 1, 2, 4 and 8 s, and the error is about the address', async () => {
	const { times, results, endMs } = await waitFor(silent, {
		ids: ['a', 'b'],
		settings: AUTOMATIC,
	});
	expect(times).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
	expect(endMs).toBe(15_000);
	for (const { ended, problem: met } of results) {
		expect(ended).toBe('no_answer');
		expect(met?.message).toBe(refused.message);
		expect(met?.description).toMatch(/^Check the network and the base URL/);
		expect(met?.description).toContain('ECONNREFUSED');
		expect(met?.description).not.toContain('may still be running');
	}
});

test('a list of several requests does not use its looks up faster', async () => {
	const ids = Array.from({ length: 60 }, (_, index) => `t${index}`);
	const { looks, endMs } = await waitFor(silent, { ids, settings: AUTOMATIC });
	expect(looks.map((one) => one.ids.length).slice(0, 4)).toEqual([50, 10, 50, 10]);
	expect(endMs).toBeGreaterThanOrEqual(15_000);
	expect(endMs).toBeLessThan(30_000);
});

test('an answer that leaves the id out is an answer: from then on the pace is the usual one', async () => {
	const { times, results } = await waitFor(
		{
			...silent,
			standing: () => 'absent',
			trouble: (_ids, _afterMs, count) => (count === 1 || count >= 3 ? refused : null),
		},
		{ settings: { ...AUTOMATIC, maxConsecutiveErrors: 2 }, maxWaitMs: 600_000 },
	);
	expect(times.slice(0, 2)).toEqual([0, 1_000]);
	// Ten times as long as the next try of a first contact would be.
	expect((times[2] ?? 0) - 1_000).toBeGreaterThan(20_000);
	expect(results).toMatchObject([{ ended: 'no_answer', problem: null }]);
});

test('once something has answered, silence is not about the address', async () => {
	const { results } = await waitFor(
		{
			...silent,
			maxBatchSize: 1,
			trouble: (ids) => (ids[0] === 'b' ? refused : null),
		},
		{ ids: ['a', 'b'], settings: AUTOMATIC, maxWaitMs: 3_600_000 },
	);
	expect(results.find(({ taskId }) => taskId === 'b')?.problem).toEqual(refused);
});

test("an interval that the user set, and the provider's own word, hold as ever", async () => {
	const set = await waitFor(silent, { settings: { pollIntervalSeconds: 10 } });
	expect(set.times).toEqual([0, 10_000, 30_000, 70_000, 130_000]);
	const limited = (retryAfterMs: number | null): Script => ({
		...silent,
		trouble: (_ids, _afterMs, count) =>
			count === 1 ? problem('rateLimited', 'slow down', { retryAfterMs }) : null,
	});
	const told = await waitFor(limited(40_000), { settings: AUTOMATIC, maxWaitMs: 60_000 });
	expect(told.times[1]).toBe(40_000);
	// Whoever asks for fewer requests is there, so it is left alone for a whole pause.
	const untold = await waitFor(limited(null), { settings: AUTOMATIC, maxWaitMs: 600_000 });
	expect(untold.times[1]).toBeGreaterThan(20_000);
});

test('a wait that may rest does not rest over it', async () => {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const provider = scriptedProvider(virtual.clock, silent);
	const { suspendUntilMs, results } = await virtual.run(
		waitTurn(
			{ ...provider, ids: ['a'], observer: nobody, saved: null },
			{ ...settingsFrom(startedAtMs), ...AUTOMATIC, maySuspendFromMs: startedAtMs },
			virtual.clock,
			newRequestBudget(5, 50),
		),
	);
	expect(suspendUntilMs).toBeNull();
	expect(results).toMatchObject([{ ended: 'no_answer', requests: 5 }]);
	expect(virtual.clock.now() - startedAtMs).toBe(15_000);
});
