// What whoever follows a wait is told while it goes on.
import { problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Script } from '../look/scriptedProvider';
import { settingsFrom, waitFor } from './virtualWait';
import { wholeWait } from './wholeWait';

/** `a` is done at once, `b` after 15 s, `c` after 25 s. */
const inTurn: Script['standing'] = (id, afterMs) =>
	afterMs >= ({ a: 0, b: 15_000, c: 25_000 }[id] ?? 0) ? 'succeeded' : 'running';

test('every look is told with what it asked, what it learnt and what is left', async () => {
	const { reports, told } = await waitFor({ standing: inTurn }, { ids: ['a', 'b', 'c'] });
	expect(reports).toEqual([
		{ asked: 3, answered: 3, done: 1, open: 2, problem: null },
		{ asked: 2, answered: 2, done: 0, open: 2, problem: null },
		{ asked: 2, answered: 2, done: 1, open: 1, problem: null },
		{ asked: 1, answered: 1, done: 1, open: 0, problem: null },
	]);
	expect(told).toEqual(['a', 'b', 'c']);
});

test('a problem is told with the ids that it left without an answer', async () => {
	const { reports } = await waitFor(
		{
			standing: inTurn,
			trouble: (_ids, _afterMs, count) => (count === 1 ? problem('noAnswer', 'no answer') : null),
		},
		{ ids: ['a', 'b'] },
	);
	expect(reports).toEqual([
		{ asked: 2, answered: 0, done: 0, open: 2, problem: 'no answer' },
		{ asked: 2, answered: 2, done: 1, open: 1, problem: null },
		{ asked: 1, answered: 1, done: 1, open: 0, problem: null },
	]);
});

test('a refused key is told, with nothing left open', async () => {
	const { reports, told } = await waitFor(
		{ standing: inTurn, trouble: () => problem('unauthorized', 'wrong key') },
		{ ids: ['a', 'b'] },
	);
	expect(reports).toEqual([{ asked: 2, answered: 0, done: 0, open: 0, problem: 'wrong key' }]);
	expect(told).toEqual([]);
});

test('of what comes in after a Stop nothing is told', async () => {
	const virtual = virtualClock();
	const provider = scriptedProvider(virtual.clock, {
		standing: () => 'succeeded',
		answerMs: 5_000,
	});
	const told: unknown[] = [];
	const wait = wholeWait(
		{
			...provider,
			ids: ['a'],
			observer: { looked: (report) => told.push(report), done: (task) => told.push(task) },
		},
		settingsFrom(virtual.clock.now()),
		virtual.clock,
		newRequestBudget(5, 50),
	);
	const stop = virtual.clock.sleep(2_000).then(() => virtual.stop());
	const [results] = await virtual.run(Promise.all([wait, stop]));
	expect(results).toEqual([]);
	expect(told).toEqual([]);
});
