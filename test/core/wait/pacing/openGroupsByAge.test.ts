// Which tasks of one request are taken as one group, by their ages.
import { pauseForGroups } from '../../../../core/wait/pacing/nextLookPause';
import { secondsToNextLook } from '../../../../core/wait/pacing/openGroups';
import { after, entryOf, handMadeWait, START_MS } from '../handMadeWait';

/** A batch of tasks that were so old when they were asked about, at the start of the wait. */
function aged(ages: readonly number[]) {
	const ids = ages.map((_, index) => `t${index}`);
	const state = handMadeWait({ ids, expectedSeconds: 134 });
	ages.forEach((age, index) =>
		entryOf(state, `t${index}`, { bornAtMs: after(-age), askedAtMs: START_MS }),
	);
	return state;
}

// [ages in s, the groups: how many tasks, and their mean age]
test.each<[readonly number[], ReadonlyArray<readonly [number, number]>]>([
	[[100], [[1, 100]]],
	[[100, 100, 100], [[3, 100]]],
	[[100, 107, 114], [[3, 107]]],
	[[115, 100], [[2, 107.5]]],
	[[0, 5], [[2, 2.5]]],
	[
		[100, 116],
		[
			[1, 100],
			[1, 116],
		],
	],
	[
		[0, 6],
		[
			[1, 0],
			[1, 6],
		],
	],
	[
		[100, 110, 125, 140, 150, 160, 175, 190, 200],
		[
			[2, 105],
			[2, 132.5],
			[2, 155],
			[3, 565 / 3],
		],
	],
])('tasks of %p s are looked at as %p', (ages, groups) => {
	const state = aged(ages);
	const belief = state.pace.durations.beliefOf(entryOf(state, 't0'));
	const expected = belief.expected(0);
	const plain = groups.map(([count, ageSeconds]) => ({ count, ageSeconds, expected }));
	expect(secondsToNextLook(state, state.list.all, START_MS)).toBeCloseTo(
		pauseForGroups(plain, ages.length),
		9,
	);
});
