import { problem } from '../../../../core/problem';
import type { SavedWait } from '../../../../core/wait/saving/savedWait';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../../../core/wait/wait';
import type { WaitSettings } from '../../../../core/wait/waitState';
import { virtualClock } from '../../../virtualClock.mjs';
import { scriptedProvider } from '../../look/scriptedProvider';
import type { Script } from '../../look/scriptedProvider';
import { nobody, settingsFrom } from '../virtualWait';

const START = Date.parse('2026-11-22T10:00:00.000Z');

const SETTINGS: WaitSettings = { ...settingsFrom(START), maySuspendFromMs: START };

interface Before {
	readonly saved?: SavedWait;
	readonly atMs?: number;
	readonly settings?: Partial<WaitSettings>;
}

/** One turn of a wait for the task `a`. */
async function turn(script: Script, { saved, atMs = START, settings = {} }: Before = {}) {
	const virtual = virtualClock(atMs);
	const provider = scriptedProvider(virtual.clock, script, START);
	const { suspendUntilMs, save } = await virtual.run(
		waitTurn(
			{ ...provider, ids: ['a'], observer: nobody, saved: saved ?? null },
			{ ...SETTINGS, ...settings },
			virtual.clock,
			newRequestBudget(5, 50),
		),
	);
	const looks = provider.asked.map((one) => one.atMs - START);
	return { looks, suspendUntilMs, saved: save() };
}

const running: Script = { standing: () => 'running' };

test('rests as long as the provider asked for silence, and keeps it in the next turn', async () => {
	const limited: Script = {
		...running,
		trouble: () => problem('rateLimited', 'slow down', { retryAfterMs: 200_000 }),
	};
	const first = await turn(limited);
	expect(first.suspendUntilMs).toBe(START + 200_000);
	// Woken too early, it asks nothing.
	const second = await turn(running, { saved: first.saved, atMs: START + 100_000 });
	expect(second.looks).toEqual([]);
	expect(second.suspendUntilMs).toBe(START + 200_000);
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
	expect(later.suspendUntilMs).toBe(START + 130_000);
});
