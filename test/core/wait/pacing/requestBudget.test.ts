import {
	freeAtMs,
	keepQuiet,
	sharedBudget,
	TOGETHER,
} from '../../../../core/wait/pacing/requestBudget';
import { paced, request } from './pacedSend';

test('requests begin one slot apart, however many want to', async () => {
	const { virtual, send, sentAt } = paced(4);
	await virtual.run(Promise.all([send(request), send(request), send(request)]));
	expect(sentAt).toEqual([0, 250, 500]);
});

test('batches come a few at a time, but never more than the budget within any second', async () => {
	const { virtual, send, sentAt, budget } = paced(4, undefined, 50);
	await virtual.run(Promise.all(Array.from({ length: 9 }, () => send(request))));
	expect(sentAt).toEqual([0, 25, 50, 75, 1_000, 1_025, 1_050, 1_075, 2_000]);
	// Only what counts is remembered, however long a wait is.
	expect(budget.beganAtMs).toEqual([1_025, 1_050, 1_075, 2_000]);
});

test('a budget below one a second is one request in so many seconds', async () => {
	const { virtual, send, sentAt } = paced(0.5, undefined, 50);
	await virtual.run(Promise.all([send(request), send(request), send(request)]));
	expect(sentAt).toEqual([0, 2_000, 4_000]);
});

test('silence that a provider asked for holds for everybody, five minutes at most', async () => {
	const { virtual, send, sentAt, budget } = paced(4);
	keepQuiet(budget, 0, 3_000);
	keepQuiet(budget, 0, 1_000);
	expect(freeAtMs(budget)).toBe(3_000);
	await virtual.run(send(request));
	expect(sentAt).toEqual([3_000]);
	keepQuiet(budget, 3_000, 900_000);
	expect(freeAtMs(budget)).toBe(303_000);
});

test('what shares a budget shares its silence and its turns, and keeps its own distance', async () => {
	const { virtual, budget, send, sentAt } = paced(4);
	const together = sharedBudget(budget, TOGETHER);
	keepQuiet(together, 0, 3_000);
	expect([budget.quietUntilMs, freeAtMs(budget)]).toEqual([3_000, 3_000]);
	await virtual.run(send(request));
	expect(sentAt).toEqual([3_000]);
	expect([freeAtMs(together), freeAtMs(budget)]).toEqual([3_025, 3_250]);
	together.requestsPerSecond = 8;
	expect(freeAtMs(budget)).toBe(3_125);
	budget.quietUntilMs = 9_000;
	expect(freeAtMs(together)).toBe(9_000);
});
