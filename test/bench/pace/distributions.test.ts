import { evenly, logNormal, mixture, timeOfDay } from '../../../bench/pace/distributions.mjs';
import { seededRandom } from '../../simulator/random.mjs';

const RUNS = 1000;

it('has known shares of the log-normal one', () => {
	const { endedBy } = logNormal(100, 0.5);

	expect(endedBy(0)).toBe(0);
	expect(endedBy(100)).toBe(0.5);
	// One standard deviation and two.
	expect(endedBy(100 * Math.exp(0.5))).toBeCloseTo(0.841344746, 8);
	expect(endedBy(100 * Math.exp(-1))).toBeCloseTo(0.022750132, 8);
});

it.each([
	['log-normal', logNormal(134)],
	['mixture', mixture(134)],
	['time of day', timeOfDay(134)],
])('draws of the %s one what it says', (_, { draw, endedBy }) => {
	const random = seededRandom(1);
	const drawn = Array.from({ length: RUNS }, (_number, run) =>
		draw(1, evenly(random, run, RUNS)),
	).flat();

	for (const seconds of [5, 60, 134, 300, 1000, 1800]) {
		const share = drawn.filter((one) => one <= seconds).length / RUNS;
		expect(share).toBeCloseTo(endedBy(seconds), 1);
	}
});

it('draws tasks of an hour alike', () => {
	const random = seededRandom(1);
	const spreads = Array.from({ length: 200 }, () => {
		const logs = timeOfDay(134).draw(50, random).map(Math.log);
		return Math.max(...logs) - Math.min(...logs);
	});

	// Fifty of a spread of 0.25 lie about 1.1 apart; of the whole spread of 0.65 it would be 2.9.
	expect(spreads.reduce((sum, one) => sum + one, 0) / 200).toBeCloseTo(1.12, 1);
});

it('goes evenly through its range with the first number alone', () => {
	const numbers = [0, 1, 2, 3].map((run) => {
		const next = evenly(() => 0.5, run, 4);
		return [next(), next()];
	});

	expect(numbers).toEqual([
		[0.125, 0.5],
		[0.375, 0.5],
		[0.625, 0.5],
		[0.875, 0.5],
	]);
});
