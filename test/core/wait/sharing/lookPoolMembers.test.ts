// Whom a request takes along, and whom it leaves: the pool by itself, with members by hand.
import type { Passenger } from '../../../../core/look/along';
import { LookPool } from '../../../../core/wait/sharing/lookPool';
import type { Member } from '../../../../core/wait/sharing/lookPool';

interface Handed {
	readonly taskId: string;
	readonly dueInMs: number;
	/** Whether it must not be asked about now. */
	readonly isHeld?: boolean;
}

const never = Number.POSITIVE_INFINITY;

/** A member with ids in the order in which they are due, which notes what it was asked. */
function memberWith(...all: readonly Handed[]) {
	const left = [...all];
	const passenger = (taskId: string): Passenger => ({ taskId, bring: () => undefined });
	const handOverAny = jest.fn((ids: readonly string[]) => {
		const found = left.filter(({ taskId }) => ids.includes(taskId));
		for (const one of found) left.splice(left.indexOf(one), 1);
		return found.map(({ taskId }) => passenger(taskId));
	});
	const member: Member = {
		dueInMs: () => left[0]?.dueInMs ?? never,
		handOver() {
			const next = left.shift();
			return next === undefined || next.isHeld === true ? null : passenger(next.taskId);
		},
		handOverAny,
	};
	return { member, handOverAny, left: () => left.map(({ taskId }) => taskId) };
}

function poolOf(...members: ReadonlyArray<{ readonly member: Member }>): LookPool {
	const pool = new LookPool();
	for (const { member } of members) pool.join(member);
	return pool;
}

const taken = (passengers: readonly Passenger[]) => passengers.map(({ taskId }) => taskId);

test('who joins is in the pool until it leaves, once', () => {
	const { member } = memberWith();
	const pool = poolOf({ member }, { member });
	expect(pool.size).toBe(1);
	pool.leave(member);
	expect(pool.size).toBe(0);
});

test('the earliest due of all are taken, whoever they are of, as many as there is room for', () => {
	const one = memberWith({ taskId: 'a1', dueInMs: -5 }, { taskId: 'a2', dueInMs: 30 });
	const other = memberWith(
		{ taskId: 'b1', dueInMs: 10 },
		{ taskId: 'b2', dueInMs: 20 },
		{ taskId: 'b3', dueInMs: 40 },
	);
	const pool = poolOf(other, one);
	expect(taken(pool.takeAlong(null, ['x'], 4))).toEqual(['a1', 'b1', 'b2', 'a2']);
	expect([one.left(), other.left()]).toEqual([[], ['b3']]);
});

test('what the sender has is not its own company', () => {
	const sender = memberWith({ taskId: 'a', dueInMs: 0 }, { taskId: 'x', dueInMs: 0 });
	const other = memberWith({ taskId: 'b', dueInMs: 1 });
	const pool = poolOf(sender, other);
	expect(taken(pool.takeAlong(sender.member, ['x'], 9))).toEqual(['b']);
	expect(sender.handOverAny).not.toHaveBeenCalled();
});

test('a look that is no wait takes along all that is due', () => {
	const one = memberWith({ taskId: 'a', dueInMs: 0 });
	let isStopped = false;
	const along = poolOf(one).alongWithLook({ isStopped: () => isStopped });
	expect(taken(along.take(['x'], 1))).toEqual(['a']);
	expect(along.isOver()).toBe(false);
	isStopped = true;
	expect(along.isOver()).toBe(true);
});

test('of a wait that has nothing due nothing is asked', () => {
	const one = memberWith({ taskId: 'x', dueInMs: never });
	expect(poolOf(one).takeAlong(null, ['x'], 9)).toEqual([]);
	expect(one.handOverAny).not.toHaveBeenCalled();
});

test('ids that the request asks about anyway are taken without room, and take none', () => {
	const one = memberWith({ taskId: 'x', dueInMs: 9 }, { taskId: 'a', dueInMs: 9 });
	const full = poolOf(one);
	expect(taken(full.takeAlong(null, ['x', 'y'], 0))).toEqual(['x']);
	expect(one.left()).toEqual(['a']);
	const other = memberWith({ taskId: 'x', dueInMs: 9 }, { taskId: 'a', dueInMs: 9 });
	expect(taken(poolOf(other).takeAlong(null, ['x', 'y'], 1))).toEqual(['x', 'a']);
});

test('an id that two wait for takes the room of one', () => {
	const one = memberWith({ taskId: 'a', dueInMs: 0 });
	const other = memberWith({ taskId: 'a', dueInMs: 1 }, { taskId: 'b', dueInMs: 2 });
	expect(taken(poolOf(one, other).takeAlong(null, ['x'], 2))).toEqual(['a', 'a', 'b']);
});

test('a member whose next must not be asked about has its turn no more, and takes no room', () => {
	const one = memberWith({ taskId: 'a', dueInMs: 0, isHeld: true }, { taskId: 'b', dueInMs: 1 });
	const other = memberWith({ taskId: 'c', dueInMs: 2 }, { taskId: 'd', dueInMs: 3 });
	expect(taken(poolOf(one, other).takeAlong(null, ['x'], 2))).toEqual(['c', 'd']);
	expect(one.left()).toEqual(['b']);
});

test('with room for none nobody is asked for what is due', () => {
	const one = memberWith({ taskId: 'a', dueInMs: 0 });
	expect(poolOf(one).takeAlong(null, ['x'], 0)).toEqual([]);
	expect(one.left()).toEqual(['a']);
});

test('a member that has nothing more that is due soon has its turn no more', () => {
	const dueInMs = jest.fn((): number => (dueInMs.mock.calls.length > 2 ? never : 0));
	const handOver = jest.fn(() => ({ taskId: 'a', bring: () => undefined }));
	const pool = poolOf({ member: { dueInMs, handOver, handOverAny: () => [] } });
	expect(taken(pool.takeAlong(null, ['x'], 9))).toEqual(['a']);
	expect(handOver).toHaveBeenCalledTimes(1);
});

test('a member that handed over all that is due soon, as the request asks about it, has no turn', () => {
	let dueInMs = 0;
	const handOver = jest.fn(() => null);
	const handOverAny = () => {
		dueInMs = never;
		return [];
	};
	poolOf({ member: { dueInMs: () => dueInMs, handOver, handOverAny } }).takeAlong(null, ['x'], 9);
	expect(handOver).not.toHaveBeenCalled();
});
