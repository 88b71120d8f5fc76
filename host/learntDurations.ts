import { BeliefsUnderWay } from '../core/wait/pacing/durations/beliefsUnderWay';
import type { DurationMemory } from '../core/wait/pacing/durations/durationMemory';

/** So many of the last durations of a kind are kept: more say little, and a model may change. */
const MOST_DURATIONS = 20;

/** So many kinds are kept; of more the one that was used longest ago is forgotten. */
const MOST_KINDS = 500;

/** @returns a memory in which nothing is learnt yet; it holds numbers, and no text but the names of the kinds */
export function newDurationMemory(): DurationMemory & { forget(): void } {
	/** The kind used longest ago first. */
	const durations = new Map<string, readonly number[]>();
	const underWay = new BeliefsUnderWay();
	const use = (kind: string, seconds: readonly number[]) => {
		durations.delete(kind);
		durations.set(kind, seconds);
		const [oldest] = durations.keys();
		if (durations.size > MOST_KINDS && oldest !== undefined) durations.delete(oldest);
	};
	return {
		recall(kind) {
			const known = durations.get(kind);
			if (known !== undefined) use(kind, known);
			return known ?? [];
		},
		note(kind, seconds) {
			use(kind, [seconds, ...(durations.get(kind) ?? [])].slice(0, MOST_DURATIONS));
		},
		underWay,
		forget() {
			durations.clear();
			underWay.clear();
		},
	};
}

/**
 * What all executions in this process have learnt, in memory alone: n8n has no place for it that holds. Its
 * static data is empty in queue mode and after a timed wait, and a write from a sub-workflow wipes the whole
 * workflow's. It is lost with the process, and each worker learns for itself.
 */
export const learntDurations = newDurationMemory();
