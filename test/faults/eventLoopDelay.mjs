import { monitorEventLoopDelay } from 'node:perf_hooks';

import { cpuUsedMs } from '../stopwatch.mjs';

const RESOLUTION_MS = 10;

/**
 * How late this process's event loop is, from now on, without the resolution of the measurement. `ownP99Ms` is
 * of its own doing: of each lateness no more than the processor time that this process used meanwhile, so that
 * what the machine does for others does not count, and nothing of what was left out.
 */
export function eventLoopDelay() {
	const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	histogram.enable();
	/** @type {number[]} */
	const own = [];
	let usedMs = cpuUsedMs();
	let dueAtMs = performance.now() + RESOLUTION_MS;
	const timer = setInterval(() => {
		const [atMs, nowUsedMs] = [performance.now(), cpuUsedMs()];
		own.push(Math.max(0, Math.min(atMs - dueAtMs, nowUsedMs - usedMs)));
		usedMs = nowUsedMs;
		dueAtMs = atMs + RESOLUTION_MS;
	}, RESOLUTION_MS);
	timer.unref();
	const ms = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
	return {
		/**
		 * Does something whose time is not the measured work's, such as collecting garbage to see what is held.
		 *
		 * @template Value
		 * @param {() => Value} work
		 */
		leavingOut(work) {
			const value = work();
			[usedMs, dueAtMs] = [cpuUsedMs(), performance.now() + RESOLUTION_MS];
			return value;
		},
		reset() {
			histogram.reset();
			own.length = 0;
		},
		read: () => ({
			p99Ms: ms(histogram.percentile(99)),
			maxMs: ms(histogram.max),
			ownP99Ms: [...own].sort((one, other) => one - other)[Math.floor(0.99 * own.length)] ?? 0,
		}),
		end() {
			histogram.disable();
			clearInterval(timer);
		},
	};
}
