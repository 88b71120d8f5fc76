import { candidatesAround } from '../../../../../core/wait/pacing/durations/candidates';
import { DurationBelief } from '../../../../../core/wait/pacing/durations/durationBelief';
import { atAge } from '../../../../../core/wait/pacing/durations/logNormal';

const PRIOR = { seconds: 134, spread: 1.15 };

const times = (count: number, seconds: number) => Array<number>(count).fill(seconds);

const between = (belief: DurationBelief, from: number, to: number) =>
	belief.expected().endedShare(to) - belief.expected().endedShare(from);

/** By the rule of Bayes: of 1,000 tasks 35 end as nobody foresees, and 10.5 of these never. */
function endedByBayes(ends: readonly number[], running: readonly number[], age: number): number {
	const unforeseen = { logMedian: Math.log(PRIOR.seconds), spread: 2 };
	const medians = candidatesAround(PRIOR).map((one) => {
		const ending = (seconds: number) =>
			0.965 * atAge(one, seconds).ending + 0.0245 * atAge(unforeseen, seconds).ending;
		const stillRunning = (seconds: number) =>
			0.965 * atAge(one, seconds).running + 0.0245 * atAge(unforeseen, seconds).running + 0.0105;
		let weight = one.share;
		for (const seconds of ends) weight *= seconds * ending(seconds) + 1e-6;
		for (const seconds of running) weight *= stillRunning(seconds);
		return { weight, ended: 1 - stillRunning(age) };
	});
	const total = medians.reduce((sum, { weight }) => sum + weight, 0);
	return medians.reduce((sum, { weight, ended }) => sum + (weight / total) * ended, 0);
}

test.each([
	['nothing', [], []],
	['an end', [60], []],
	['ends of which one is far from the others', [40, 50, 20_000], []],
	['ends at two places', [...times(4, 12), ...times(4, 900)], []],
	['a task that runs', [], [200]],
	['tasks that run much longer than others took', times(3, 50), times(3, 1_500)],
])(
	'%s is weighed as the shares of what is foreseen and what is not demand',
	(_what, ends, running) => {
		const belief = new DurationBelief(PRIOR);
		for (const seconds of ends) belief.noteEnd(seconds);
		for (const seconds of running) belief.noteRunning(0, seconds);
		for (const age of [10, 60, 150, 600, 3_000])
			expect(belief.expected().endedShare(age)).toBeCloseTo(endedByBayes(ends, running, age), 5);
	},
);

test.each([
	['nothing', [], []],
	['few durations', [20, 25], []],
	['twenty durations', times(20, 500), []],
	['an end outside all that is expected', [], [1e7]],
	['ten thousand ends', [], times(10_000, 134)],
])(
	'with %s taken in, no task has ended as it begins, and half have at some age',
	(_what, learnt, ends) => {
		const belief = new DurationBelief(PRIOR, learnt);
		for (const seconds of ends) belief.noteEnd(seconds);
		expect(belief.expected().endedShare(0)).toBeCloseTo(0, 5);
		expect(between(belief, 10, 2_000)).toBeGreaterThan(0.8);
	},
);

describe('earlier durations', () => {
	test('leave a share to the first belief, however many they are', () => {
		const belief = new DurationBelief({ seconds: 134, spread: 0.15 }, times(20, 20_000));
		expect(between(belief, 60, 300)).toBeGreaterThan(0.03);
	});

	test('are expected again the more closely the more there are', () => {
		expect(between(new DurationBelief(PRIOR, times(20, 500)), 370, 676)).toBeGreaterThan(0.67);
	});
});

test('medians that are as good as ruled out are no longer reckoned with', () => {
	const belief = new DurationBelief(PRIOR);
	const parts = () => JSON.stringify(belief.expected()).split('spread').length;
	const before = parts();
	for (const seconds of times(20, 134)) belief.noteEnd(seconds);
	expect(parts()).toBeLessThan(before);
});
