import { atAge } from './logNormal';
import type { AtAge, LogNormal } from './logNormal';

/** A part of the durations that are expected next. */
export interface Part extends LogNormal {
	readonly share: number;
}

/** The durations that are expected of one task. */
export class ExpectedDuration {
	/** @param shareNever how many never end */
	constructor(
		private readonly parts: readonly Part[],
		private readonly shareNever: number,
	) {}

	/** @returns the chance per second that a task ends at this age, if it has not yet */
	hazard(ageSeconds: number): number {
		const { ending, running } = this.atAge(ageSeconds);
		return ending / running;
	}

	/** @returns the chance that a task has ended by this age */
	endedShare(ageSeconds: number): number {
		return 1 - this.atAge(ageSeconds).running;
	}

	private atAge(ageSeconds: number): AtAge {
		let ending = 0;
		let running = this.shareNever;
		for (const part of this.parts) {
			const own = atAge(part, ageSeconds);
			ending += part.share * own.ending;
			running += part.share * own.running;
		}
		return { ending, running };
	}
}
