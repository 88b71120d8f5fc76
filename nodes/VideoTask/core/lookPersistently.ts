import type { Clock } from './clock';
import type { Send } from './http';
import { look } from './look';
import type { KnownWays, Outcome, Seen } from './look';
import { passesByItself } from './problem';
import type { ProviderAdapter } from './providers/adapter';

/** How often Get Task and Get Tasks Batch look again, and after which pause. */
const RETRY_PAUSES_MS = [1_000, 2_000] as const;
const LONGEST_RETRY_AFTER_MS = 10_000;

/**
 * A look that asks up to twice more where the problem passes by itself, after `Retry-After` where that is
 * 10 s or less, else after 1 s and 2 s.
 *
 * @returns as `look`, requests of all tries added up
 */
export async function lookPersistently(
	adapter: ProviderAdapter,
	send: Send,
	ids: readonly string[],
	clock: Clock,
): Promise<ReadonlyMap<string, Seen>> {
	const ways: KnownWays = new Map();
	const seen = new Map(await look(adapter, send, ids, ways));
	for (const pauseMs of RETRY_PAUSES_MS) {
		const again = [...seen].filter(([, { outcome }]) => isPassing(outcome));
		if (again.length === 0 || clock.isStopped()) break;
		await clock.sleep(
			retryPause(
				again.map(([, { outcome }]) => outcome),
				pauseMs,
			),
		);
		if (clock.isStopped()) break;
		const retried = await look(
			adapter,
			send,
			again.map(([id]) => id),
			ways,
		);
		for (const [id, { outcome, requests }] of retried) {
			seen.set(id, { outcome, requests: requests + (seen.get(id)?.requests ?? 0) });
		}
	}
	return seen;
}

function isPassing(outcome: Outcome): boolean {
	return 'problem' in outcome && passesByItself(outcome.problem);
}

function retryPause(outcomes: readonly Outcome[], pauseMs: number): number {
	const asked = outcomes
		.map((outcome) => ('problem' in outcome ? outcome.problem.retryAfterMs : null))
		.filter((ms) => ms !== null && ms <= LONGEST_RETRY_AFTER_MS);
	return asked.length === 0 ? pauseMs : Math.max(...asked.map(Number));
}
