// Nothing sleeps here for real: each sleep ends at once, or the test would run into jest's time-out.
import { n8nClock } from '../../host/clock';
import { afterOthers } from '../afterOthers.mjs';

const HOUR_MS = 3_600_000;

const aborted = () => {
	const controller = new AbortController();
	controller.abort();
	return controller.signal;
};

test('it tells whether the execution was stopped', () => {
	const stop = new AbortController();
	const clock = n8nClock(stop.signal);
	expect(clock.isStopped()).toBe(false);
	stop.abort();
	expect(clock.isStopped()).toBe(true);
	expect(n8nClock(undefined).isStopped()).toBe(false);
});

test.each([
	['was stopped before', aborted(), undefined],
	['is woken before', undefined, aborted()],
	['is woken before, in an execution that can be stopped', new AbortController().signal, aborted()],
])('a sleep ends at once when it %s', async (_why, stop, wake) => {
	await n8nClock(stop).sleep(HOUR_MS, wake);
});

test.each(['stop', 'wake'])('%s ends a sleep on its way', async (by) => {
	const stop = new AbortController();
	const wake = new AbortController();
	const sleep = n8nClock(stop.signal).sleep(HOUR_MS, wake.signal);
	(by === 'stop' ? stop : wake).abort();
	await sleep;
});

test.each([0, -5, Number.NaN])(
	'a sleep of %p ms lets other work have its turn, and ends',
	async (ms) => {
		let othersHadTheirTurn = false;
		afterOthers(() => (othersHadTheirTurn = true));
		await n8nClock(undefined).sleep(ms);
		expect(othersHadTheirTurn).toBe(true);
	},
);

test('sleeps leave no listener behind', async () => {
	const { signal } = new AbortController();
	const added = jest.spyOn(signal, 'addEventListener');
	const removed = jest.spyOn(signal, 'removeEventListener');
	const clock = n8nClock(signal);
	for (let count = 0; count < 3; count += 1) await clock.sleep(0);
	expect(added).toHaveBeenCalledTimes(3);
	expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
		added.mock.calls.map(([, listener]) => listener),
	);
});

describe('when the system clock is set', () => {
	const MINUTE_MS = 60_000;
	const realNow = Date.now;
	let stepMs = 0;

	beforeEach(() => {
		stepMs = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + stepMs);
	});
	afterEach(() => jest.restoreAllMocks());

	test.each([-365 * 24 * HOUR_MS, -HOUR_MS, -MINUTE_MS, MINUTE_MS, HOUR_MS, 365 * 24 * HOUR_MS])(
		'by %p ms, neither its time nor a sleep changes, and it says by how much',
		async (byMs) => {
			const clock = n8nClock(undefined);
			const before = clock.now();
			expect(clock.steppedMs?.()).toBe(0);
			const sleep = clock.sleep(20);
			stepMs = byMs;
			// For as long as the step it would run into jest's time-out.
			await sleep;
			const passedMs = clock.now() - before;
			expect(passedMs).toBeGreaterThanOrEqual(20);
			expect(passedMs).toBeLessThan(30_000);
			expect(Math.abs((clock.steppedMs?.() ?? NaN) - byMs)).toBeLessThan(1_000);
		},
	);
});

test('what two readings of the time differ by, and small corrections, are no step', () => {
	jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
	const clock = n8nClock(undefined);
	for (const byMs of [0, 1, -999]) {
		jest.spyOn(Date, 'now').mockReturnValue(clock.now() + byMs);
		expect(clock.steppedMs?.()).toBe(0);
	}
	jest.restoreAllMocks();
});

test('it tells the time, and draws lots from 0 to 1', () => {
	const clock = n8nClock(undefined);
	expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
	for (let count = 0; count < 100; count += 1) {
		const lot = clock.random();
		expect(lot >= 0 && lot < 1).toBe(true);
	}
});
