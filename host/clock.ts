import { sleep } from 'n8n-workflow';

import type { Clock } from '../core/clock';
import { joinedSignals } from './joinedSignals';

/** The longest call of n8n's `sleep`. Before n8n-workflow 2.34 no signal ends it, so it can outlive a Stop by this. */
const SLICE_MS = 500;

/**
 * The smallest step that counts. The two clocks are never read at one instant, and synchronisation corrects a few ms
 * all the time.
 */
const SMALLEST_STEP_MS = 1_000;

/**
 * The real clock, whose sleeps end with the execution.
 *
 * Its time is that of the system clock when it was made, plus a count that only goes forward: when the system
 * clock is set, by hand or by time synchronisation, neither a sleep nor a time limit changes. Whether the time
 * during which the machine sleeps counts depends on the system and its version. A wait whose deadline passes in
 * such a time still looks one last time.
 *
 * @param stop the execution's cancel signal; none in contexts that cannot be stopped
 */
export function n8nClock(stop: AbortSignal | undefined): Clock {
	const madeAtMs = Date.now();
	const origin = performance.now();
	const now = () => madeAtMs + Math.floor(performance.now() - origin);
	return {
		now,
		steadyMs: () => Math.floor(performance.now()),
		steppedMs() {
			const stepMs = Date.now() - now();
			return Math.abs(stepMs) < SMALLEST_STEP_MS ? 0 : stepMs;
		},
		random: () => Math.random(),
		isStopped: () => stop?.aborted ?? false,
		async sleep(ms, wake) {
			const until = performance.now() + ms;
			const over = joinedSignals(stop, wake);
			const ended = new Promise<void>((resolve) => {
				over.signal.addEventListener('abort', () => resolve(), { once: true });
			});
			let leftMs = ms;
			while (!over.signal.aborted) {
				// NaN counts as no time left.
				const slice = sleep(leftMs > 0 ? Math.min(SLICE_MS, leftMs) : 0, over.signal);
				await Promise.race([slice.catch(() => undefined), ended]);
				leftMs = until - performance.now();
				if (!(leftMs > 0)) break;
			}
			over.release();
		},
	};
}
