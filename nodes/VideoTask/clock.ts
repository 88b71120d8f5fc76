import { sleep } from 'n8n-workflow';

import type { Clock } from './core/clock';
import { joinedSignals } from './joinedSignals';

/** n8n's `sleep` knows a signal only since n8n-workflow 2.34; before, a slice is the longest it outlives a Stop. */
const SLICE_MS = 500;

/**
 * The real clock, whose sleeps end with the execution.
 *
 * @param stop the execution's cancel signal; none in contexts that cannot be stopped
 */
export function n8nClock(stop: AbortSignal | undefined): Clock {
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		isStopped: () => stop?.aborted ?? false,
		async sleep(ms, wake) {
			const untilMs = Date.now() + ms;
			const over = joinedSignals(stop, wake);
			const ended = new Promise<void>((resolve) => {
				over.signal.addEventListener('abort', () => resolve(), { once: true });
			});
			for (;;) {
				const leftMs = untilMs - Date.now();
				// NaN ends it as well.
				if (over.signal.aborted || !(leftMs > 0)) break;
				const slice = sleep(Math.min(SLICE_MS, leftMs), over.signal);
				await Promise.race([slice.catch(() => undefined), ended]);
			}
			over.release();
		},
	};
}
