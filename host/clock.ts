import { sleep } from 'n8n-workflow';

import type { Clock } from '../core/clock';
import { joinedSignals } from './joinedSignals';

/** n8n's `sleep` knows a signal only since n8n-workflow 2.34; before, a slice is the longest it outlives a Stop. */
const SLICE_MS = 500;

/** The two clocks are never read at one instant, and synchronisation corrects a few ms all the time: that is no step. */
const SMALLEST_STEP_MS = 1_000;

/**
 * The real clock, whose sleeps end with the execution.
 *
 * It reads the system clock once, when it is made, and from there on counts time that only goes forward: a
 * system clock that is set meanwhile, by hand or by time synchronisation, changes neither a sleep nor a time
 * limit. Whether the time of a suspended machine counts is up to the system and its version. A wait that
 * finds its deadline slept through looks one last time all the same.
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
				// NaN is none as well.
				const slice = sleep(leftMs > 0 ? Math.min(SLICE_MS, leftMs) : 0, over.signal);
				await Promise.race([slice.catch(() => undefined), ended]);
				leftMs = until - performance.now();
				if (!(leftMs > 0)) break;
			}
			over.release();
		},
	};
}
