// What a look brought is taken in for the ids that it was about, and for no others.
import { problem } from '../../../../core/problem';
import { failedLook, takeInAll } from '../../../../core/wait/tasks/lookResults';
import type { PendingTask } from '../../../../core/wait/tasks/pendingTask';
import { after, entryOf, handMadeWait, taskThatIs } from '../handMadeWait';

const running = () => ({
	outcome: { kind: 'task' as const, task: taskThatIs('running'), ageMs: 5_000 },
	requests: 1,
});

/** A list that counts how often it is gone through from end to end. */
function counted(all: readonly PendingTask[]) {
	const walks = { count: 0 };
	const list = [...all];
	Object.defineProperty(list, Symbol.iterator, {
		value: function* () {
			walks.count += 1;
			yield* all;
		},
	});
	return { list, walks };
}

test('a look goes through none but its own ids, however long the list is', () => {
	const ids = Array.from({ length: 200 }, (_, index) => `t${index}`);
	const before = handMadeWait({ ids });
	const { list, walks } = counted(before.list.all);
	const state = { ...before, list: { ...before.list, all: list } };
	const due = before.list.all.slice(0, 50);
	takeInAll(state, due, { get: running }, after(5));
	expect(walks.count).toBe(0);
	expect(due.map(({ polls }) => polls)).toEqual(due.map(() => 1));
	expect(state.list.schedule.size).toBe(50);
});

test('an id that nothing came back about has met a problem, and is looked at again', () => {
	const state = handMadeWait({ ids: ['a', 'b'] });
	takeInAll(state, state.list.all, { get: (id) => (id === 'a' ? running() : undefined) }, after(5));
	expect(entryOf(state, 'b')).toMatchObject({ looksWithoutAnswer: 1, ending: null });
	expect(state.list.schedule.size).toBe(2);
});

test('a look that failed says what kind of fault it was, but not its text', () => {
	const fault = new RangeError('the key sk-123 in a pattern');
	const met = failedLook(fault).get().outcome;
	const { message, description } = (met as { problem: ReturnType<typeof problem> }).problem;
	expect(description).toContain('RangeError');
	expect(`${message} ${description}`).not.toContain('sk-123');
});

test('a follower that throws costs nothing', () => {
	const thrower = () => {
		throw new Error('nobody listens');
	};
	const state = handMadeWait({
		ids: ['a', 'b'],
		state: { observer: { looked: thrower, done: thrower } },
	});
	const done = {
		outcome: { kind: 'task' as const, task: taskThatIs('succeeded'), ageMs: null },
		requests: 1,
	};
	takeInAll(state, state.list.all, { get: () => done }, after(5));
	expect(state.list.all.map(({ ending }) => ending?.ended)).toEqual(['done', 'done']);
	expect(state.list.openCount).toBe(0);
});
