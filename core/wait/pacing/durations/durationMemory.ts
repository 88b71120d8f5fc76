import type { BeliefsUnderWay } from './beliefsUnderWay';

/** How long tasks took, by their kind, for waits to come, and what those under way believe. */
export interface DurationMemory {
	/** @returns how long the last tasks of the kind took, in seconds, the newest first; none where none is known */
	recall(kind: string): readonly number[];
	/** Takes in how long a task of the kind took, in seconds. */
	note(kind: string, seconds: number): void;
	readonly underWay: BeliefsUnderWay;
}
