// What a good answer asks for sets the next look at its ids.
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { isProblem } from '../../../core/problem';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom } from './virtualWait';
import { wholeWait } from './wholeWait';

/** @returns when a wait of ten minutes asks, in seconds after its start */
async function timesOf(pollIntervalSeconds: number, headers: Readonly<Record<string, string>>) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const { adapter, send, asked } = scriptedProvider(virtual.clock, { standing: () => 'running' });
	const settings = { ...settingsFrom(startedAtMs), maxWaitMs: 10 * MINUTE, pollIntervalSeconds };
	const results = await virtual.run(
		wholeWait(
			{
				...{ adapter, ids: ['a', 'b'], observer: nobody },
				async send(...given) {
					const got = await send(...given);
					return isProblem(got) ? got : { ...got, headers };
				},
			},
			settings,
			virtual.clock,
			newRequestBudget(5, 50),
		),
	);
	return { times: asked.map(({ atMs }) => Math.round((atMs - startedAtMs) / 1000)), results };
}

// [Poll Interval, headers, the first pauses in seconds]
test.each([
	[0, { 'retry-after': '70' }, 70],
	[0, { 'openai-poll-after-ms': '2000' }, 2],
	[10, { 'retry-after': '70' }, 70],
	[10, { 'retry-after': '2' }, 10],
	[10, {}, 10],
	[0, { 'retry-after': '9000' }, 300],
])('with an interval of %d and %j the pause is %d s', async (interval, headers, pause) => {
	const { times, results } = await timesOf(interval, headers as Record<string, string>);
	expect(times[1]).toBe(pause);
	// The last look comes shortly before the deadline, whatever was asked for.
	expect(times.at(-1)).toBeGreaterThan(590);
	const asked = 'retry-after' in headers || 'openai-poll-after-ms' in headers;
	expect((results[0]?.task?.pollAfterSeconds ?? 0) !== 15).toBe(asked);
});
