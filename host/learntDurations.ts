import { BeliefsUnderWay } from '../core/wait/pacing/durations/beliefsUnderWay';
import type { DurationMemory } from '../core/wait/pacing/durations/durationMemory';

/** How many of the last durations of a kind are kept: more would tell little, and a model may change. */
const MOST_DURATIONS = 20;

/** How many kinds are kept; beyond that the kind that was used longest ago is forgotten. */
const MOST_KINDS = 500;

/** @returns a memory in which nothing is learnt yet; it holds numbers, and no text but the names of the kinds */
export function newDurationMemory(): DurationMemory & { forget(): void } {
	/** By kind; the kind that was used longest ago comes first. */
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
 * The durations that all executions in this process have learnt. They are only in memory, because n8n has no
 * reliable place for them: its static data is empty in queue mode and after a timed wait, and a write from a
 * sub-workflow wipes the whole workflow's. They are lost with the process, and each worker learns for itself.
 */
export const learntDurations = newDurationMemory();
