// Where looks are placed, compared with the rule as it stands, taken in very fine steps.
import { pauseForGroups } from '../../../../core/wait/pacing/nextLookPause';
import type { OpenGroup } from '../../../../core/wait/pacing/nextLookPause';

const LAG_PER_REQUEST_S = 0.7;
const FINE_S = 0.002;

/** From an age in seconds on, the chance per second that a task ends; 0 before the first. */
type Hazards = ReadonlyArray<readonly [fromSeconds: number, perSecond: number]>;

interface Tasks {
	readonly count: number;
	readonly ageSeconds?: number;
	readonly hazards: Hazards;
}

const hazardAt = (hazards: Hazards, seconds: number) =>
	hazards.filter(([from]) => from <= seconds).at(-1)?.[1] ?? 0;

function groupOf({ count, ageSeconds = 0, hazards }: Tasks): OpenGroup {
	const expected = { hazard: (seconds: number) => hazardAt(hazards, seconds) };
	return { count, ageSeconds, expected: expected as unknown as OpenGroup['expected'] };
}

/** What all tasks come to at one moment: the mean hazard, and one task's times its load. */
function togetherAt(tasks: readonly Tasks[], seconds: number, atFirst: number) {
	const each = tasks.flatMap(({ count, ageSeconds = 0, hazards }) =>
		Array.from({ length: count }, () => hazardAt(hazards, ageSeconds + seconds)),
	);
	const sum = each.reduce((total, one) => total + one, 0);
	if (sum === 0) return { mean: 0, loaded: 0 };
	const alike = sum ** 2 / each.reduce((total, one) => total + one ** 2, 0);
	const load = (alike / atFirst ** 0.65) ** 0.31;
	return { mean: sum / each.length, loaded: (load * sum) / alike };
}

/** The rule in steps so fine that how a step is taken does not matter. */
function plainPause(tasks: readonly Tasks[], atFirst: number): number {
	const moments: Array<{ readonly at: number; readonly ended: number }> = [];
	let [integral, ended, running, pause] = [0, 0, 1, 300];
	for (let index = 0; index * FINE_S < 300; index += 1) {
		const { mean, loaded } = togetherAt(tasks, (index + 0.5) * FINE_S, atFirst);
		integral += FINE_S * Math.sqrt(loaded / (2 * LAG_PER_REQUEST_S));
		if (integral >= 1) {
			pause = index * FINE_S;
			break;
		}
		ended += running * loaded * FINE_S;
		running *= Math.exp(-mean * FINE_S);
		moments.push({ at: (index + 1) * FINE_S, ended });
	}
	const worth = moments.map((one) => (one.ended * (pause - one.at)) / LAG_PER_REQUEST_S);
	const most = worth.reduce((best, one, index) => (one > (worth[best] ?? 0) ? index : best), 0);
	return (worth[most] ?? 0) > 1 ? (moments[most]?.at ?? 0) : pause;
}

const steady = (count: number, perSecond: number): Tasks => ({ count, hazards: [[0, perSecond]] });

/** From 3 s on a first lump, a later one, and what ends slowly from 20 s on. */
const lumps = (
	first: number,
	later: readonly [fromSeconds: number, perSecond: number],
): Hazards => {
	const [from] = later;
	return [[3, first], [4, 0], later, [from + 1, 0], [20, 0.0004]];
};
const oneLump = (perSecond: number): Hazards => [
	[3, perSecond],
	[5, 0],
	[30, 0.01],
];

// [what is asked about, the tasks, how many there were at first]
test.each<[string, readonly Tasks[], number]>([
	['one that may end at any time', [steady(1, 0.01)], 1],
	['many of them', [steady(20, 0.01)], 20],
	['the last of many', [steady(1, 0.01)], 20],
	['one that cannot end for a while', [{ count: 1, hazards: [[40, 0.02]] }], 1],
	['an old one that cannot', [{ count: 1, ageSeconds: 30, hazards: [[40, 0.02]] }], 1],
	['those of two ages', [steady(3, 0.004), { count: 2, ageSeconds: 9, hazards: [[15, 0.1]] }], 5],
	['a lump worth a look', [{ count: 1, hazards: oneLump(0.012) }], 1],
	['a lump not quite worth one', [{ count: 1, hazards: oneLump(0.009) }], 1],
	['two lumps, the later one too late', [{ count: 1, hazards: lumps(0.7, [15, 0.7]) }], 100],
	['two lumps, the later one soon', [{ count: 1, hazards: lumps(0.7, [9, 0.7]) }], 100],
	['many in two lumps, the later too late', [{ count: 4, hazards: lumps(0.45, [15, 0.45]) }], 100],
	['many in two lumps, the later soon', [{ count: 4, hazards: lumps(0.45, [9, 0.45]) }], 100],
])('a look at %s is where the rule has it', (_name, tasks, atFirst) => {
	const plain = plainPause(tasks, atFirst);
	expect(Math.abs(pauseForGroups(tasks.map(groupOf), atFirst) - plain)).toBeLessThan(0.6);
});

test('the look is where the integral has come to 1, not where it begins to be more', () => {
	const hazards: Hazards = [
		[0, 1.4 / 16],
		[4, 0],
		[6, 0.01],
	];
	expect(pauseForGroups([groupOf({ count: 1, hazards })])).toBe(4);
});

// [age in s, how many steps are taken at most to the longest pause]
test.each([
	[0, 150],
	[1_000, 12],
])('the older a task of %p s becomes, the coarser the steps: at most %p', (ageSeconds, most) => {
	const hazard = jest.fn(() => 0);
	const expected = { hazard } as unknown as OpenGroup['expected'];
	expect(pauseForGroups([{ count: 1, ageSeconds, expected }])).toBe(300);
	expect(hazard.mock.calls.length).toBeLessThanOrEqual(most);
});
