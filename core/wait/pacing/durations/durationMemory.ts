import type { BeliefsUnderWay } from './beliefsUnderWay';

/** How long tasks took, by their kind, for later waits; and the beliefs of the waits under way. */
export interface DurationMemory {
	/** @returns how long the last tasks of the kind took, in seconds, the newest first; empty if none is known */
	recall(kind: string): readonly number[];
	/** Takes in how long a task of the kind took, in seconds. */
	note(kind: string, seconds: number): void;
	readonly underWay: BeliefsUnderWay;
}
