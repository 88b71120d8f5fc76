import { problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { endOpen, putBackOrEnd, refuseAll } from '../../../../core/wait/tasks/ending';
import { noteRunning } from '../../../../core/wait/tasks/lookResults';
import { WaitDurations } from '../../../../core/wait/pacing/durations/waitDurations';
import { newDurationMemory } from '../../../../host/learntDurations';
import { after, done, endings, entryOf, handMadeWait, taskThatIs } from '../handMadeWait';

const TWO = ['a', 'b'];

describe('the end of what is open', () => {
	test('leaves what has ended, and calls not found what answers left out by the deadline', () => {
		const state = handMadeWait({ ids: ['a', 'b', 'c'] });
		done(entryOf(state, 'a'), 1);
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'timeout');
		expect(endings(state)).toEqual(['done', 'done', 'timeout']);
		expect(state.list.all.map(({ task }) => task?.status)).toEqual([
			...['succeeded', 'not_found', undefined],
		]);
		expect(state.list.openCount).toBe(0);
	});

	test('before the deadline nothing is called not found', () => {
		const state = handMadeWait({ ids: TWO });
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'any_done');
		expect(endings(state)).toEqual(['any_done', 'any_done']);
		expect(state.list.all.map(({ task }) => task)).toEqual([null, null]);
	});

	test('is a problem for all that is open when the key is refused', () => {
		const state = handMadeWait({ ids: TWO });
		const refusal = problem('unauthorized', 'wrong key');
		done(entryOf(state, 'a'), 1);
		refuseAll(state, refusal, after(2));
		expect(state.list.all.map(({ ending }) => ending)).toMatchObject([
			{ ended: 'done', problem: null },
			{ ended: 'no_answer', problem: refusal, waitedSeconds: 2 },
		]);
		expect(state.list.openCount).toBe(0);
	});

	test('leaves a task as it is that has succeeded, when the key is refused', () => {
		const state = handMadeWait({ ids: TWO });
		done(entryOf(state, 'a'), 1);
		// Its result is owed.
		entryOf(state, 'b').task = taskThatIs('succeeded');
		refuseAll(state, problem('unauthorized', 'wrong key'), after(2));
		expect(state.list.all.map(({ ending }) => ending)).toMatchObject([
			{ ended: 'done', problem: null, waitedSeconds: 1 },
			{ ended: 'done', problem: null, waitedSeconds: 2 },
		]);
	});
});

describe('what the end of a task says of how long tasks take', () => {
	/** The share of tasks that is expected to have ended after a minute. */
	const endedShare = (durations: WaitDurations) => durations.beliefOf({}).expected().endedShare(60);

	/** A wait that saw its task running after a minute, and done ten seconds later. */
	function watched(record: Partial<Task>) {
		const state = handMadeWait();
		const pending = entryOf(state, 'a', { polls: 1, underWayAtMs: after(60) });
		state.pace.durations.noteKind(pending, taskThatIs('running'));
		noteRunning(state, pending);
		pending.askedAtMs = after(70);
		putBackOrEnd(state, done(pending, 70, taskThatIs('succeeded', record)), after(70));
		return state.pace.durations;
	}

	const tookFrom = (from: number, to: number) => ({
		createdAt: new Date(after(from)).toISOString(),
		finishedAt: new Date(after(to)).toISOString(),
	});

	test('is by its record, unless it was seen running for longer than that says', () => {
		const untimed = endedShare(watched({}));
		expect(endedShare(watched(tookFrom(55, 65)))).toBe(untimed);
		expect(endedShare(watched(tookFrom(-300, 65)))).toBeLessThan(untimed);
	});

	test('is nothing where only the time was over, once the wait for it is left', () => {
		const memory = newDurationMemory();
		const ours = { provider: 'scripted', service: 'scripted', setSeconds: 0, serviceSeconds: null };
		const ofOthers = new WaitDurations(ours, { memory });
		const state = handMadeWait({
			settings: { maxWaitMs: 100_000 },
			state: { durations: new WaitDurations(ours, { memory }) },
		});
		const before = endedShare(ofOthers);
		const pending = entryOf(state, 'a', { polls: 1, underWayAtMs: after(99.9) });
		pending.task = taskThatIs('running');
		pending.askedAtMs = after(99.9);
		state.pace.durations.noteKind(pending, pending.task);
		noteRunning(state, pending);
		expect(endedShare(ofOthers)).toBeLessThan(before);
		putBackOrEnd(state, pending, after(99.95));
		expect(endings(state)).toEqual(['timeout']);
		state.pace.durations.leave();
		expect(endedShare(ofOthers)).toBeCloseTo(before, 9);
	});
});
