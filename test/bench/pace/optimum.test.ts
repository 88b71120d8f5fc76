// The optimum is what all else is measured by, so it is held to what can be worked out without it.
import { logNormal } from '../../../bench/pace/distributions.mjs';
import { leastLagSeconds } from '../../../bench/pace/leastLag.mjs';
import {
	computeFrontierPoint,
	computeOptimumOfOne,
	frontierOf,
	optimumOfOne,
} from '../../../bench/pace/optima.mjs';
import { optimumOf } from '../../../bench/pace/optimum.mjs';
import { SCENARIOS } from '../../../bench/pace/scenarios.mjs';

const MEAN_SECONDS = 60;
const ends = { endedBy: (time: number) => 1 - Math.exp(-time / MEAN_SECONDS), draw: () => [] };

it('looks at a task that can end at any time with the one even pause that is the cheapest', () => {
	const lagWeight = 0.5;
	// Each pause costs a look and the lag of an end within it, and is the last with the same chance.
	const costs = Array.from({ length: 600 }, (_, index) => {
		const pause = (index + 1) / 5;
		const endsWithin = 1 - Math.exp(-pause / MEAN_SECONDS);
		return (1 + lagWeight * (pause - MEAN_SECONDS * endsWithin)) / endsWithin;
	});

	const { requests, lagSeconds } = optimumOf(ends, {
		...{ count: 1, lagWeight, answerSeconds: 0, stepSeconds: 0.5 },
	});

	expect(requests - 1 + lagWeight * lagSeconds).toBeCloseTo(Math.min(...costs), 2);
});

it('looks at two tasks with the pause for two until one has ended, and then with that for one', () => {
	const lagWeight = 0.5;
	const lagWithin = (pause: number) => pause - MEAN_SECONDS * (1 - Math.exp(-pause / MEAN_SECONDS));
	const pauses = Array.from({ length: 600 }, (_, index) => (index + 1) / 5);
	const alive = (pause: number) => Math.exp(-pause / MEAN_SECONDS);
	const ofOne = Math.min(
		...pauses.map((pause) => (1 + lagWeight * lagWithin(pause)) / (1 - alive(pause))),
	);
	const ofTwo = Math.min(
		...pauses.map((pause) => {
			const oneLeft = 2 * alive(pause) * (1 - alive(pause));
			const both = alive(pause) ** 2;
			return (1 + lagWeight * 2 * lagWithin(pause) + oneLeft * ofOne) / (1 - both);
		}),
	);

	const { requests, lagSeconds } = optimumOf(ends, {
		...{ count: 2, lagWeight, answerSeconds: 0, stepSeconds: 0.5 },
	});

	expect(requests - 1 + 2 * lagWeight * lagSeconds).toBeCloseTo(ofTwo, 2);
});

it('keeps what it computes', () => {
	const waitings = SCENARIOS['models']?.().map(({ measured }) => measured) ?? [];
	const quickest = waitings.find(({ name }) => name === 'log-normal 8.000 0.38');
	const kept = optimumOfOne(quickest ?? { name: '', distribution: logNormal(1) });
	const { requests, lagSeconds } = computeOptimumOfOne(logNormal(8, 0.38));

	expect(kept.requests).toBeCloseTo(requests, 3);
	expect(kept.lagSeconds).toBeCloseTo(lagSeconds, 3);
	const [, , , , , , , , , usual = []] = frontierOf(10) ?? [];
	const [counted, lag] = computeFrontierPoint(10, 2.56 / Math.sqrt(10));
	expect(usual).toEqual([expect.closeTo(counted, 3), expect.closeTo(lag, 3)]);
});

it('has kept the optimum of every wait for one task that is measured', () => {
	const waitings = Object.values(SCENARIOS)
		.flatMap((scenarios) => scenarios())
		.filter(({ tasks }) => tasks === 1)
		.map(({ measured }) => measured);
	const unknown = { endedBy: () => 1, draw: () => [] };

	// Of a distribution that ends at once no optimum could be this dear, so none was computed.
	const prices = waitings.map(({ name }) => optimumOfOne({ name, distribution: unknown }));

	expect(Math.min(...prices.map(({ requests }) => requests))).toBeGreaterThan(2.5);
});

it.each([10, 50])(
	'puts the bound for more than a request near the exact programme for %d',
	(tasks) => {
		const [requests = 0, lag = 0] = frontierOf(tasks)?.at(8) ?? [];
		const bound = leastLagSeconds({ tasks, factor: 1, requests }, undefined);

		expect(Math.abs(bound / (lag + 0.5) - 1)).toBeLessThan(0.05);
	},
);

it('takes times as long to know of tasks that take times as long, between two points of the frontier', () => {
	const points = [
		[10, 8],
		[40, 2],
	];

	expect(leastLagSeconds({ tasks: 50, factor: 2, requests: 20 }, points)).toBeCloseTo(8.5, 6);
	expect(leastLagSeconds({ tasks: 50, factor: 1, requests: 80 }, points)).toBeCloseTo(1.5, 6);
	expect(leastLagSeconds({ tasks: 50, factor: 1, requests: 5 }, points)).toBeCloseTo(16.5, 6);
});
