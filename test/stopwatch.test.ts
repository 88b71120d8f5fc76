import { cpuUsedMs, startStopwatch } from './stopwatch.mjs';

test('work of this process counts, however long it holds the event loop', () => {
	const stopwatch = startStopwatch();
	const [before, untilMs] = [cpuUsedMs(), performance.now() + 300];
	while (performance.now() < untilMs);
	const usedMs = cpuUsedMs() - before;
	const { tookMs, heldUpMs } = stopwatch.stop();
	expect(usedMs).toBeGreaterThan(0);
	expect(tookMs).toBeGreaterThanOrEqual(Math.min(300, usedMs) - 1);
	expect(tookMs + heldUpMs).toBeGreaterThanOrEqual(300);
});
