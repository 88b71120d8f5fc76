// A wait at a gateway that passes on single looks and has no list, in one turn and after a rest.
import { savedWait } from '../../../core/wait/saving/savedWait';
import type { SavedWait } from '../../../core/wait/saving/savedWait';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../../core/wait/wait';
import type { WaitSettings } from '../../../core/wait/waitState';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf, answer } from '../answering';
import { idsUpTo, scriptedSend } from '../look/scriptedSend';
import { MINUTE, nobody, settingsFrom } from './virtualWait';

const ark = adapterOf('modelArk');

interface TurnSetting extends Partial<WaitSettings> {
	readonly ids: readonly string[];
	readonly saved?: SavedWait | null;
	/** How long the turn has lasted when the tasks are done. */
	readonly doneAfterMs?: number;
}

/** A turn of a wait, and which ways were asked how often. */
async function turn(
	startMs: number,
	{ ids, saved = null, doneAfterMs = Infinity, ...more }: TurnSetting,
) {
	const virtual = virtualClock(startMs);
	const { send, asked } = scriptedSend(({ way, ids: [id] }) => {
		if (way !== 'single') return answer('', 405);
		const isDone = virtual.clock.now() - startMs >= doneAfterMs;
		return answer({ id, status: isDone ? 'succeeded' : 'running' });
	});
	const settings = { ...settingsFrom(startMs), ...more };
	const question = { adapter: ark, send, ids, observer: nobody, saved };
	const budget = newRequestBudget(5, 50);
	const result = await virtual.run(waitTurn(question, settings, virtual.clock, budget));
	const lists = asked.filter(({ way }) => way !== 'single').length;
	return { ...result, lists, singles: asked.length - lists, endMs: virtual.clock.now() };
}

const START = Date.parse('2026-11-22T10:00:00.000Z');

test('the list is asked for once in a wait, and every task is learnt singly', async () => {
	const { results, lists, singles } = await turn(START, {
		...{ ids: idsUpTo(120), doneAfterMs: 3 * MINUTE },
	});
	expect(results.map(({ task }) => task?.status)).toEqual(Array(120).fill('succeeded'));
	expect(lists).toBe(1);
	expect(singles).toBeGreaterThan(240);
});

test('a wait of 0 minutes learns them too', async () => {
	const { results, lists, singles } = await turn(START, { ids: idsUpTo(3), maxWaitMs: 0 });
	expect(results.map(({ task }) => task?.status)).toEqual(Array(3).fill('running'));
	expect([lists, singles]).toEqual([1, 3]);
});

test('after a rest, in a process that knows only what was stored, the list is not asked for again', async () => {
	const ids = idsUpTo(3);
	const resting = { ids, startedAtMs: START, maySuspendFromMs: START, pollIntervalSeconds: 70 };
	const first = await turn(START, resting);
	expect([first.lists, first.singles]).toEqual([1, 3]);
	expect(first.suspendUntilMs).not.toBeNull();
	const saved = savedWait.parse(JSON.parse(JSON.stringify(first.save())));
	const second = await turn(first.suspendUntilMs ?? 0, { ...resting, saved });
	expect([second.lists, second.singles]).toEqual([0, 3]);
});

test('where nothing is served at all the wait ends for every id with a few requests', async () => {
	const virtual = virtualClock(START);
	const { send, asked } = scriptedSend(() => answer('404 page not found', 404));
	const question = { adapter: ark, send, ids: idsUpTo(500), observer: nobody };
	const { results } = await virtual.run(
		waitTurn(
			{ ...question, saved: null },
			settingsFrom(START),
			virtual.clock,
			newRequestBudget(5, 50),
		),
	);
	expect(results.map(({ problem }) => problem?.kind)).toEqual(Array(500).fill('wrongAddress'));
	expect(asked.length).toBeLessThan(30);
	expect(virtual.clock.now() - START).toBeLessThan(30_000);
});
