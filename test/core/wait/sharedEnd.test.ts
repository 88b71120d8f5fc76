// Waits for tasks of several services, which come out together.
import { newSharedEnd, noteDone, noteUrlsExpireAt } from '../../../core/wait/sharedEnd';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { WaitSettings } from '../../../core/wait/waitState';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Standing } from '../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom } from './virtualWait';
import { wholeWait } from './wholeWait';

const HOUR = 60 * MINUTE;

function sleeping() {
	const shared = newSharedEnd();
	const sleeper = new AbortController();
	shared.sleepers.add(sleeper);
	return { shared, sleeper };
}

test('the first task that is done wakes who sleeps', () => {
	const { shared, sleeper } = sleeping();
	expect([shared.hasDone, sleeper.signal.aborted]).toEqual([false, false]);
	noteDone(shared);
	expect([shared.hasDone, sleeper.signal.aborted]).toEqual([true, true]);
});

test('so do URLs that end earlier than all before', () => {
	const { shared } = sleeping();
	const woken = (atMs: number) => {
		const sleeper = new AbortController();
		shared.sleepers.add(sleeper);
		noteUrlsExpireAt(shared, atMs);
		return [shared.urlsExpireAtMs, sleeper.signal.aborted];
	};
	expect(woken(900)).toEqual([900, true]);
	expect(woken(901)).toEqual([900, false]);
	expect(woken(900)).toEqual([900, false]);
	expect(woken(899)).toEqual([899, true]);
});

/** Two services; at the first its task is done after a while, at the second never. */
async function waitAtTwo(
	done: Standing,
	doneAfterMs: number,
	settings: Partial<WaitSettings> = {},
) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const shared = newSharedEnd();
	const at = (id: string, standing: (afterMs: number) => Standing) =>
		wholeWait(
			{
				...scriptedProvider(virtual.clock, { standing: (_id, afterMs) => standing(afterMs) }),
				...{ ids: [id], observer: nobody, shared },
			},
			{ ...settingsFrom(startedAtMs), pollIntervalSeconds: 0, ...settings },
			virtual.clock,
			newRequestBudget(5, 50),
		);
	const both = [
		at('slow', () => 'running'),
		at('fast', (afterMs) => (afterMs >= doneAfterMs ? done : 'running')),
	];
	const [[slow], [fast]] = (await virtual.run(Promise.all(both))) as [
		Awaited<(typeof both)[0]>,
		Awaited<(typeof both)[0]>,
	];
	return { slow, fast, endMs: virtual.clock.now() - startedAtMs, shared };
}

test('the first task that is done ends the waits of all services, where the user wants that', async () => {
	const { slow, fast, endMs, shared } = await waitAtTwo('succeeded', 0, { endsWithFirst: true });
	expect(fast).toMatchObject({ ended: 'done' });
	expect(slow).toMatchObject({ ended: 'any_done', task: { status: 'running' } });
	expect(endMs).toBeLessThan(1_000);
	expect(shared.sleepers.size).toBe(0);
	const patient = await waitAtTwo('succeeded', 0);
	expect(patient.slow).toMatchObject({ ended: 'timeout' });
});

test('URLs of one service that come to their end, end the wait for another', async () => {
	const ends = virtualClock().clock.now() + 3 * HOUR;
	const { slow, endMs } = await waitAtTwo({ succeededUntil: new Date(ends).toISOString() }, 0, {
		maxWaitMs: 72 * HOUR,
	});
	expect(slow).toMatchObject({ ended: 'urls_expiring', task: { status: 'running' } });
	expect(endMs).toBe(2.4 * HOUR);
});

test('also one that sleeps for longer', async () => {
	const ends = virtualClock().clock.now() + 3 * HOUR;
	const { slow, endMs } = await waitAtTwo({ succeededUntil: new Date(ends).toISOString() }, 0, {
		...{ maxWaitMs: 72 * HOUR, pollIntervalSeconds: 5 * 3_600 },
	});
	expect(slow).toMatchObject({ ended: 'urls_expiring' });
	expect(endMs).toBe(2.4 * HOUR);
});
