import type { Clock } from '../../../core/clock';
import { movedWait } from '../../../core/wait/saving/movedWait';
import type { StoredWait } from '../input/storedWait';

/**
 * Within a run, time only goes forward (see `n8nClock`). A suspended wait is resumed by another run, which reads the
 * system clock anew, and n8n decides by the system clock when to resume it. So the times of a suspended wait are stored
 * in system time. If the system clock was set, the stored times move by as much:
 *
 * - set during a look: the run knows by how much, and the pause lasts as long as it should;
 * - set back while the wait is suspended: n8n resumes nothing before its time, so the time by which a wait is resumed
 *   too early is the least by which the clock was set back. The wait goes on as if it had been resumed in time;
 * - set forward while the wait is suspended: this looks the same as an n8n that was down. The node looks at the ids
 *   that are due, and after the deadline it looks one last time.
 */

/** Smaller steps, as time synchronisation makes them, are ignored: n8n need not store the wait's objects again. */
const SMALLEST_STEP_MS = 5_000;

/** @returns the wait with its times in system time, as it is stored */
export function atSystemTime(wait: StoredWait, clock: Clock): StoredWait {
	return moved(wait, clock.steppedMs?.() ?? 0);
}

/** @returns a wait that was resumed too early with its times moved back, so that it is now due; any other as it is */
export function asIfResumedInTime(wait: StoredWait, clock: Clock): StoredWait {
	return moved(wait, Math.min(0, clock.now() - wait.restUntilMs));
}

function moved(wait: StoredWait, byMs: number): StoredWait {
	if (Math.abs(byMs) < SMALLEST_STEP_MS) return wait;
	const watches = Object.entries(wait.watches).map(
		([service, saved]) => [service, movedWait(saved, byMs)] as const,
	);
	return {
		...wait,
		startedAtMs: wait.startedAtMs + byMs,
		restUntilMs: wait.restUntilMs + byMs,
		watches: Object.fromEntries(watches),
	};
}
