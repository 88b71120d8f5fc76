import type { Clock } from './clock';
import type { Send } from './http';
import { problem } from './problem';

/** What one wait may ask of one provider; shared by all its services, because the limit is the key's. */
export interface Traffic {
	/** The time between two requests, in ms. */
	readonly slotMs: number;
	/** When the next request may begin, in ms since 1970. */
	nextSlotAtMs: number;
	/** Until when the provider asked for silence, in ms since 1970. */
	quietUntilMs: number;
}

const LONGEST_QUIET_MS = 300_000;

/** @param requestsPerSecond the budget: requests begin this far apart, so that there are no bursts */
export function newTraffic(requestsPerSecond: number): Traffic {
	return { slotMs: 1000 / requestsPerSecond, nextSlotAtMs: 0, quietUntilMs: 0 };
}

/** When a request may begin, in ms since 1970. */
export function freeAtMs({ nextSlotAtMs, quietUntilMs }: Traffic): number {
	return Math.max(nextSlotAtMs, quietUntilMs);
}

/** Keeps silent for as long as the provider asked, at most five minutes. */
export function keepQuiet(traffic: Traffic, nowMs: number, forMs: number): void {
	traffic.quietUntilMs = Math.max(traffic.quietUntilMs, nowMs + Math.min(LONGEST_QUIET_MS, forMs));
}

/**
 * A Send that waits for its turn.
 *
 * @param answerByMs when answers must be complete, in ms since 1970
 */
export function inTurn(
	send: Send,
	traffic: Traffic,
	clock: Clock,
	answerByMs: number | undefined,
): Send {
	return async (request) => {
		const beginAtMs = Math.max(clock.now(), freeAtMs(traffic));
		if (answerByMs !== undefined && beginAtMs >= answerByMs) {
			return problem('notSent', 'the time was up before its turn came');
		}
		traffic.nextSlotAtMs = beginAtMs + traffic.slotMs;
		while (clock.now() < beginAtMs && !clock.isStopped())
			await clock.sleep(beginAtMs - clock.now());
		if (clock.isStopped()) return problem('notSent', 'the execution was stopped');
		return await send(request, answerByMs);
	};
}
