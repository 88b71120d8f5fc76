// A very long list does not keep the process from other work.
import type { Clock } from '../../../core/clock';
import type { ProviderAdapter } from '../../../core/look/adapter';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { LookPool } from '../../../core/wait/sharing/lookPool';
import { waitTurn } from '../../../core/wait/wait';
import { answer } from '../answering';
import { virtualClock } from '../../virtualClock.mjs';
import { handMadeAdapter, taskThatIs } from './handMadeWait';
import { settingsFrom } from './virtualWait';

/** How often a wait for so many ids, all done, lets others have their turn, and what comes out. */
async function restsOf(count: number, pool: LookPool | null = null) {
	const virtual = virtualClock();
	let rests = 0;
	const clock: Clock = {
		...virtual.clock,
		async sleep(ms, wake) {
			if (ms === 0) rests += 1;
			await virtual.clock.sleep(ms, wake);
		},
	};
	const parse: ProviderAdapter['parse'] = (_answer, ids) =>
		ids.map((taskId) => taskThatIs('succeeded', { taskId }));
	const ids = Array.from({ length: count }, (_, index) => `t${index}`);
	const turn = await virtual.run(
		waitTurn(
			{
				adapter: { ...handMadeAdapter(count), parse },
				send: async () => answer({}),
				ids,
				observer: { looked: () => undefined, done: () => undefined },
				saved: null,
				pool,
			},
			{ ...settingsFrom(clock.now()), maxWaitMs: 0 },
			clock,
			newRequestBudget(5, count),
		),
	);
	return { rests, ids, results: turn.results };
}

test.each([
	[1, 0],
	[10_000, 0],
	[10_001, 4],
	[20_001, 6],
])('a wait for %p ids rests %p times, and each comes out once, in order', async (count, rests) => {
	const waited = await restsOf(count);
	expect(waited.rests).toBe(rests);
	expect(waited.results.map(({ taskId }) => taskId)).toEqual(waited.ids);
	expect(waited.results.every(({ ended }) => ended === 'done')).toBe(true);
});

test('a wait that asks together with others lets them join first', async () => {
	expect((await restsOf(1, new LookPool())).rests).toBe(1);
});
