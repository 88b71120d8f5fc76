// A system clock that was set while a wait was put aside: all its times are as that clock would have shown them.
import { movedWait } from '../../../../core/wait/saving/movedWait';
import type { SavedWait } from '../../../../core/wait/saving/savedWait';

/** The members that hold times, and one of each kind that holds none. */
function saved(quietUntilMs: number, ids: readonly object[]): SavedWait {
	return { quietUntilMs, ids, ways: 'kept' } as unknown as SavedWait;
}

const HOUR = 3_600_000;

test.each([HOUR, -HOUR])('a clock that was set by %i ms', (byMs) => {
	const ended = { looks: '1 2 3 4', known: { ending: 'done', bornAtMs: 5, missingSinceMs: 6 } };
	const open = { ending: null, polls: 7 };
	const before = saved(10_000_000, [
		ended,
		{
			looks: '20000000 30000000 40000000 5 6',
			known: { ...open, bornAtMs: 50_000_000, missingSinceMs: null },
		},
		{
			looks: '8000000 8000001 8000002',
			known: { ...open, bornAtMs: 9_000_000, missingSinceMs: 9_000_001 },
		},
	]);
	expect(movedWait(before, byMs)).toEqual(
		saved(10_000_000 + byMs, [
			ended,
			{
				looks: `${20_000_000 + byMs} ${30_000_000 + byMs} ${40_000_000 + byMs} 5 6`,
				known: { ...open, bornAtMs: 50_000_000 + byMs, missingSinceMs: null },
			},
			{
				looks: `${8_000_000 + byMs} ${8_000_001 + byMs} ${8_000_002 + byMs}`,
				known: { ...open, bornAtMs: 9_000_000 + byMs, missingSinceMs: 9_000_001 + byMs },
			},
		]),
	);
});
