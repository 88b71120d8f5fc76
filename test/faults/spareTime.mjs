import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** So long is looked at what the process does; in ms. */
const LOOKED_AT_MS = 25;

/** A process that works for more than this share of the time has none left for one more job. */
const BUSY_SHARE = 0.8;

/**
 * Comes back once this process has time to spare, or as soon as it may begin anyway.
 *
 * @param {() => boolean} mayBeginAnyway
 */
export async function untilTimeToSpare(mayBeginAnyway) {
	while (!mayBeginAnyway()) {
		const before = performance.eventLoopUtilization();
		await sleep(LOOKED_AT_MS);
		if (performance.eventLoopUtilization(before).utilization < BUSY_SHARE) return;
	}
}
