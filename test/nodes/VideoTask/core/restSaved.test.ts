import { problem } from '../../../../nodes/VideoTask/core/problem';
import type { SavedWatch } from '../../../../nodes/VideoTask/core/rest';
import { newTraffic } from '../../../../nodes/VideoTask/core/traffic';
import { watchTurn } from '../../../../nodes/VideoTask/core/watch';
import type { WatchSettings } from '../../../../nodes/VideoTask/core/watching';
import { virtualClock } from '../../../virtualClock.mjs';
import { scriptedProvider } from './scriptedProvider';
import type { Script } from './scriptedProvider';
import { nobody, settingsFrom } from './virtualWait';

const START = Date.parse('2026-11-22T10:00:00.000Z');

const SETTINGS: WatchSettings = { ...settingsFrom(START), mayRestFromMs: START };

interface Before {
	readonly saved?: SavedWatch;
	readonly atMs?: number;
	readonly settings?: Partial<WatchSettings>;
}

/** One turn of a wait for the task `a`. */
async function turn(script: Script, { saved, atMs = START, settings = {} }: Before = {}) {
	const virtual = virtualClock(atMs);
	const provider = scriptedProvider(virtual.clock, script, START);
	const { restUntilMs, save } = await virtual.run(
		watchTurn(
			{ ...provider, ids: ['a'], observer: nobody, saved: saved ?? null },
			{ ...SETTINGS, ...settings },
			virtual.clock,
			newTraffic(5, 50),
		),
	);
	const looks = provider.asked.map((one) => one.atMs - START);
	return { looks, restUntilMs, saved: save() };
}

const running: Script = { standing: () => 'running' };

test('rests as long as the provider asked for silence, and keeps it in the next turn', async () => {
	const limited: Script = {
		...running,
		trouble: () => problem('rateLimited', 'slow down', { retryAfterMs: 200_000 }),
	};
	const first = await turn(limited);
	expect(first.restUntilMs).toBe(START + 200_000);
	// Woken too early, it asks nothing.
	const second = await turn(running, { saved: first.saved, atMs: START + 100_000 });
	expect(second.looks).toEqual([]);
	expect(second.restUntilMs).toBe(START + 200_000);
});

test('remembers which way an id answers', async () => {
	const { saved } = await turn(running);
	expect(saved.ids[0]?.known.way).toBe(0);
	const [one] = saved.ids;
	if (one === undefined) throw new Error('Nothing was saved');
	const known = { ...one.known, way: 3, task: null };
	const next = await turn(
		{ standing: () => 'absent' },
		{ saved: { ...saved, ids: [{ ...one, known }] }, atMs: START + 65_000, settings: {} },
	);
	expect(next.saved.ids[0]?.known.way).toBe(3);
});

test('asks in the same turn about what is due soon after it has begun, and not about what is due later', async () => {
	const { saved } = await turn(running);
	const [one] = saved.ids;
	if (one === undefined) throw new Error('Nothing was saved');
	const dueAt = (ms: number) => ({
		...saved,
		ids: [{ ...one, looks: one.looks.replace(/^\d+/, String(START + ms)) }],
	});
	const soon = await turn(running, { saved: dueAt(80_000), atMs: START + 65_000 });
	expect(soon.looks).toEqual([65_000]);
	const later = await turn(running, { saved: dueAt(90_000), atMs: START + 65_000 });
	expect(later.looks).toEqual([]);
	expect(later.restUntilMs).toBe(START + 130_000);
});
