// One id after a look, and what is left of the wait then.
import { noteOpen, putBackOrEnd } from '../../../../core/wait/tasks/ending';
import { BeliefsUnderWay } from '../../../../core/wait/pacing/durations/beliefsUnderWay';
import type { Task } from '../../../../core/task/task';
import { WaitDurations } from '../../../../core/wait/pacing/durations/waitDurations';
import { end } from '../../../../core/wait/tasks/pendingTask';
import { after, done, endings, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';

const HOUR_S = 3_600;

/** A memory that knows nothing yet and shows what it was told. */
function rememberedBy() {
	const noted: number[] = [];
	const note = (_kind: string, seconds: number) => noted.push(seconds);
	return { noted, note, recall: () => [], underWay: new BeliefsUnderWay() };
}
const TWO = ['a', 'b'];

describe('an id after a look', () => {
	test('goes back into the schedule while there is time', () => {
		const state = handMadeWait({ settings: { pollIntervalSeconds: 10 } });
		putBackOrEnd(state, entryOf(state), after(5));
		expect(state.list.schedule.nextDueAtMs()).toBe(after(15));
		expect(state.list.openCount).toBe(1);
	});

	test('ends when that was the last look', () => {
		const state = handMadeWait();
		putBackOrEnd(state, entryOf(state, 'a', { askedAtMs: after(1_799.9) }), after(1_799.9));
		expect(endings(state)).toEqual(['timeout']);
		expect([state.list.openCount, state.list.schedule.size]).toEqual([0, 0]);
	});

	test('stays done when its last look was the last look', () => {
		const state = handMadeWait();
		const pending = done(entryOf(state, 'a', { askedAtMs: after(1_799.9) }), 1_799.9);
		putBackOrEnd(state, pending, after(1_799.9));
		expect(endings(state)).toEqual(['done']);
	});

	test('is told of, and learnt from, when its task is done', () => {
		const told: unknown[] = [];
		const observer = { looked: () => undefined, done: (task: Task) => told.push(task.status) };
		const memory = rememberedBy();
		const known = { provider: 'p', service: 's', setSeconds: 0, serviceSeconds: null };
		const durations = new WaitDurations(known, { memory });
		const state = handMadeWait({ ids: ['a', 'b', 'c'], state: { observer, durations } });
		for (const { taskId } of state.list.all) {
			const task = taskThatIs('succeeded', {
				createdAt: '2026-11-22T10:00:00.000Z',
				finishedAt: '2026-11-22T10:01:17.000Z',
			});
			putBackOrEnd(state, done(entryOf(state, taskId), 80, task), after(80));
		}
		expect(told).toEqual(['succeeded', 'succeeded', 'succeeded']);
		expect(memory.noted).toEqual([77, 77, 77]);
		expect(state.list.openCount).toBe(0);
	});

	test('is not told of when the wait for it ended before its task', () => {
		const told: unknown[] = [];
		const observer = { looked: () => undefined, done: (task: Task) => told.push(task.status) };
		const state = handMadeWait({ ids: TWO, state: { observer } });
		for (const task of [null, taskThatIs('running')]) {
			const pending = entryOf(state, task === null ? 'a' : 'b', { task });
			end(pending, 'no_answer', after(1), { startedAtMs: START_MS });
			putBackOrEnd(state, pending, after(1));
		}
		expect(told).toEqual([]);
		expect(state.list.openCount).toBe(0);
	});

	// [state, life of its URLs in s or null, whether media are fetched meanwhile, when the wait ends for them]
	test.each([
		['succeeded', 9 * HOUR_S, false, 8 * HOUR_S],
		['succeeded', 9 * HOUR_S, true, Infinity],
		['succeeded', null, false, Infinity],
		['failed', 9 * HOUR_S, false, Infinity],
		['succeeded', 1_100, false, 900],
		['succeeded', 699, false, Infinity],
		['succeeded', 100, false, Infinity],
	] as const)('%s, URLs until %p s, kept: %p; ends at %p s', (status, life, keepsMedia, endsAt) => {
		const state = handMadeWait({ settings: { keepsMedia } });
		const urlsExpireAt = life === null ? null : new Date(after(life)).toISOString();
		const task = taskThatIs(status, { urlsExpireAt });
		putBackOrEnd(state, done(entryOf(state), 100, task), after(100));
		expect(state.limits.shared.urlsExpireAtMs).toBe(after(endsAt));
	});

	test('of several finished tasks the first URLs count', () => {
		const state = handMadeWait({ ids: ['a', 'b', 'c'] });
		for (const [id, hours] of [
			['a', 9],
			['b', 7],
			['c', 8],
		] as const) {
			const urlsExpireAt = new Date(after(hours * HOUR_S)).toISOString();
			putBackOrEnd(
				state,
				done(entryOf(state, id), 1, taskThatIs('succeeded', { urlsExpireAt })),
				after(1),
			);
		}
		expect(state.limits.shared.urlsExpireAtMs).toBe(after(6 * HOUR_S));
	});
});

describe('what is open', () => {
	test('is kept by what each look changes as by looking through all', async () => {
		const { casesOf, fc } = await import('../../../propertyTests.mjs');
		const changes = fc.record({
			id: fc.integer({ min: 0, max: 7 }),
			single: fc.boolean(),
			missing: fc.boolean(),
			ends: fc.boolean(),
			seconds: fc.integer({ min: 0, max: 100 }),
		});
		fc.assert(
			fc.property(fc.array(changes, { maxLength: 40 }), (steps) => {
				const ids = Array.from({ length: 8 }, (_, index) => `t${index}`);
				const state = handMadeWait({ ids, wayCount: 2, expectedSeconds: 100 });
				noteOpen(state);
				let seconds = 0;
				for (const step of steps) {
					seconds += step.seconds;
					const pending = entryOf(state, `t${step.id}`);
					pending.missingSinceMs = step.missing ? START_MS : null;
					state.list.ways.set(pending.taskId, step.single ? 1 : 0);
					if (step.ends && pending.ending === null) done(pending, seconds);
					noteOpen(state, [pending]);
					const { requestsForAll } = state.list;
					// A second wait that is told all at once.
					const anew = handMadeWait({ ids, wayCount: 2, expectedSeconds: 100 });
					anew.list.all.forEach((one, index) => Object.assign(one, state.list.all[index]));
					for (const [id, way] of state.list.ways) anew.list.ways.set(id, way);
					noteOpen(anew);
					expect(requestsForAll).toBe(anew.list.requestsForAll);
				}
			}),
			casesOf(300),
		);
	});

	// [ways, open ids, of them shown by the last way only, of them left out, requests of a look at all]
	test.each([
		[1, 120, 0, 0, 3],
		[1, 120, 0, 7, 3],
		[3, 120, 0, 0, 3],
		[3, 120, 4, 0, 3 + 2 + 4],
		[3, 120, 0, 4, 3 + 2 + 4],
		[3, 120, 4, 1, 3 + 2 + 5],
		[3, 2, 2, 0, 0 + 2 + 2],
	])('%p ways, %p ids, %p single, %p missing: %p requests', (...row) => {
		const [wayCount, count, single, missing, requests] = row;
		const ids = Array.from({ length: count }, (_, index) => `t${index}`);
		const state = handMadeWait({ ids: [...ids, 'ended'], wayCount });
		done(entryOf(state, 'ended'), 1);
		for (const id of ids) state.list.ways.set(id, 0);
		for (const id of ids.slice(0, single)) state.list.ways.set(id, wayCount - 1);
		for (const id of ids.slice(single, single + missing))
			entryOf(state, id, { missingSinceMs: after(1) });
		noteOpen(state);
		expect(state.list.requestsForAll).toBe(requests);
	});
});
