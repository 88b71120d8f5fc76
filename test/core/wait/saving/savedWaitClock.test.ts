// A clock that was set back while a wait was put aside: what lay in the past does not come to lie in the future.
import { resume, savedFrom } from '../../../../core/wait/saving/savedWait';
import type { PendingTask } from '../../../../core/wait/tasks/pendingTask';
import { after, entryOf, handMadeWait, START_MS } from '../handMadeWait';

/** The times of an id, in seconds after the moment at which the wait is taken up again. */
const timesOf = (one: PendingTask) =>
	[one.askedAtMs, one.underWayAtMs, one.bornAtMs, one.missingSinceMs].map((atMs) =>
		atMs === null ? null : (atMs - START_MS) / 1000,
	);

// [the times as they were stored, as they are after]
test.each([
	[
		[60, 50, 40, 30],
		[0, 0, 0, 0],
	],
	[
		[-10, -20, -30, -40],
		[-10, -20, -30, -40],
	],
	[
		[-10, 5, -30, null],
		[-10, 0, -30, null],
	],
])('the times %j become %j', (stored, times) => {
	const [asked, underWay, born, missing] = stored.map((one) => (one === null ? null : after(one)));
	const before = handMadeWait();
	entryOf(before, 'a', {
		...{ askedAtMs: asked ?? 0, underWayAtMs: underWay ?? 0, bornAtMs: born ?? 0 },
		missingSinceMs: missing ?? null,
	});
	const state = handMadeWait();
	resume(state, savedFrom(before, null));
	expect(timesOf(entryOf(state))).toEqual(times);
});

test('a wait knows its ids since it began, not since it was taken up again', () => {
	const settings = { startedAtMs: after(-600) };
	const state = handMadeWait({ settings });
	resume(state, savedFrom(handMadeWait({ settings }), null));
	expect(state.pace.knownSinceMs).toBe(after(-600));
});
