import type { Clock } from '../../../core/clock';
import { movedWatch } from '../../../core/wait/movedWait';
import type { RestedWait } from '../input/storedWait';

/**
 * Within a run time only goes forward (see `n8nClock`). A wait that rests goes on in another run, which
 * reads the system clock anew, and n8n wakes it by that clock. So times are stored as the system clock
 * shows them then, and where it was set while the wait rested, they move along:
 *
 * - set during a look: by how much is known, and the rest lasts as long as was meant;
 * - set back during a rest: n8n wakes nothing before its time, so what wakes early tells by how much at
 *   least. The wait goes on as if it had been woken in time;
 * - set forward during a rest: looks like an n8n that was down. What is due is looked at, and where the
 *   deadline has passed it is looked at one last time.
 */

/** A clock is kept right by far smaller steps, and what does not change is stored as the same object. */
const SMALLEST_STEP_MS = 5_000;

/** @returns the wait with its times as the system clock shows them now, to be stored */
export function atSystemTime(wait: RestedWait, clock: Clock): RestedWait {
	return moved(wait, clock.steppedMs?.() ?? 0);
}

/** @returns a wait that was woken before its time with its times as if the clock had not been set back */
export function sinceWoken(wait: RestedWait, clock: Clock): RestedWait {
	return moved(wait, Math.min(0, clock.now() - wait.restUntilMs));
}

function moved(wait: RestedWait, byMs: number): RestedWait {
	if (Math.abs(byMs) < SMALLEST_STEP_MS) return wait;
	const watches = Object.entries(wait.watches).map(
		([service, saved]) => [service, movedWatch(saved, byMs)] as const,
	);
	return {
		...wait,
		startedAtMs: wait.startedAtMs + byMs,
		restUntilMs: wait.restUntilMs + byMs,
		watches: Object.fromEntries(watches),
	};
}
