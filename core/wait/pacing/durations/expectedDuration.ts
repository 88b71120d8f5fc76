import { atAge } from './logNormal';
import type { AtAge, LogNormal } from './logNormal';

/** One part of the durations that are expected, and its share of them. */
export interface Part extends LogNormal {
	readonly share: number;
}

/** How long one task is expected to take: several log-normal parts, and a share that never ends. */
export class ExpectedDuration {
	/** @param shareNever the share of tasks that never end; together with the shares of the parts 1 */
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
