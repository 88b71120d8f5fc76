// A machine that was suspended, where the time of its sleep counts: the last look is made all the same.
import type { Clock } from '../../../core/clock';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Script } from '../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom } from './virtualWait';
import { wholeWait } from './wholeWait';

interface Sleep {
	/** From when on nothing runs, in ms after the start, and for how long. */
	readonly fromMs: number;
	readonly forMs: number;
}

/** A clock that stands still from the inside: all that sleeps wakes up later by as much. */
function sleepy(clock: Clock, startedAtMs: number, { fromMs, forMs }: Sleep): Clock {
	const sleptMs = () => (clock.now() > startedAtMs + fromMs ? forMs : 0);
	return { ...clock, now: () => clock.now() + sleptMs() };
}

async function waitThrough(sleep: Sleep, script: Partial<Script> = {}, ids = ['a']) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const clock = sleepy(virtual.clock, startedAtMs, sleep);
	const provider = scriptedProvider(clock, {
		standing: (_id, afterMs) => (afterMs > sleep.fromMs ? 'succeeded' : 'running'),
		...script,
	});
	const results = await virtual.run(
		wholeWait(
			{ ...provider, ids, observer: nobody },
			settingsFrom(startedAtMs),
			clock,
			newRequestBudget(5, script.maxBatchSize ?? 50),
		),
	);
	return { results, asked: provider.asked };
}

const HOURS = 120 * MINUTE;

test.each([1, 50])(
	'what was due before the deadline is looked at once more, %p ids in a request',
	async (maxBatchSize) => {
		const ids = ['a', 'b', 'c'];
		const { results } = await waitThrough({ fromMs: 65_000, forMs: HOURS }, { maxBatchSize }, ids);
		expect(results.map(({ ended, task }) => [ended, task?.status])).toEqual(
			ids.map(() => ['done', 'succeeded']),
		);
	},
);

test('once: what is not done then is timed out, with what the last look saw', async () => {
	const { results, asked } = await waitThrough(
		{ fromMs: 65_000, forMs: HOURS },
		{ standing: (_id, afterMs) => (afterMs > HOURS ? 'queued' : 'running') },
	);
	expect(asked).toHaveLength(8);
	expect(results).toMatchObject([{ ended: 'timeout', polls: 8, task: { status: 'queued' } }]);
});

test('also what was under way as the machine fell asleep, and came to nothing', async () => {
	const { results, asked } = await waitThrough(
		{ fromMs: 60_500, forMs: HOURS },
		{ answerMs: 1_000 },
	);
	// The request that began before is cut at the deadline; the next has its own time.
	expect(asked.at(-1)?.answerByMs).toBeUndefined();
	expect(results).toMatchObject([{ ended: 'done', task: { status: 'succeeded' } }]);
});

test('a deadline that is met in time allows nothing more', async () => {
	const { results, asked } = await waitThrough(
		{ fromMs: Infinity, forMs: 0 },
		{ standing: () => 'running', answerMs: 40_000 },
	);
	expect(results).toMatchObject([{ ended: 'timeout' }]);
	expect(asked.every(({ answerByMs }) => answerByMs !== undefined)).toBe(true);
});
