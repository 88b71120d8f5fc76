import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;

/** How late this process's event loop is, from now on, without the resolution of the measurement. */
export function eventLoopDelay() {
	const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	histogram.enable();
	const ms = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
	return {
		reset: () => histogram.reset(),
		read: () => ({ p99Ms: ms(histogram.percentile(99)), maxMs: ms(histogram.max) }),
		end: () => histogram.disable(),
	};
}
