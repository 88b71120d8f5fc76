/** How often a task is looked at when nothing else is said. */
const BEAT_MS = 10_000;
const LONGEST_BACKOFF_MS = 60_000;

export interface Situation {
	/** As the user set it; 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row that brought no answer. */
	readonly looksWithoutAnswer: number;
}

/**
 * The pause before the next look at a task, in ms: the beat; after k looks in a row without an answer the
 * beat × 2^(k−1), at most 60 s, but never less than the beat itself.
 */
export function pauseMs({ pollIntervalSeconds, looksWithoutAnswer }: Situation): number {
	const beatMs = pollIntervalSeconds > 0 ? pollIntervalSeconds * 1000 : BEAT_MS;
	if (looksWithoutAnswer <= 1) return beatMs;
	return Math.max(beatMs, Math.min(LONGEST_BACKOFF_MS, beatMs * 2 ** (looksWithoutAnswer - 1)));
}
