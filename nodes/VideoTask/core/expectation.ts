import { secondsBetween } from './time';
import type { Task } from './task';

/** So many finished tasks of the same list say more than a prior does. */
const ENOUGH_FINISHED = 3;

/**
 * How long the tasks of one list take, learnt while they end.
 *
 * The first to finish are the short ones, so their times say little about the others: only once half of
 * the list is done is the middle one of all durations known, whatever the rest will take.
 */
export class Expectation {
	private readonly durations: number[] = [];

	private learnt: number | null = null;

	/**
	 * @param set what the user expects, in seconds; 0 when he leaves it to the node
	 * @param prior what such tasks usually take, in seconds, or null
	 */
	constructor(
		private readonly set: number,
		private readonly prior: number | null,
		private readonly taskCount: number,
	) {}

	/** Takes in a task that has ended, by its provider's own timestamps. */
	note({ status, createdAt, finishedAt }: Task): void {
		const seconds = status === 'succeeded' ? secondsBetween(createdAt, finishedAt) : null;
		if (seconds === null || seconds === 0) return;
		this.durations.push(seconds);
		this.learnt = null;
	}

	/** @returns how long a task is expected to take from its creation on, in seconds, or null */
	seconds(): number | null {
		if (this.set > 0) return this.set;
		const enough = Math.max(ENOUGH_FINISHED, this.taskCount / 2);
		if (this.durations.length < enough) return this.prior;
		this.learnt ??= this.middle();
		return this.learnt;
	}

	/** The median of all durations, of which the unfinished ones are the longer half. */
	private middle(): number | null {
		const sorted = [...this.durations].sort((a, b) => a - b);
		return sorted[Math.min(sorted.length - 1, Math.floor(this.taskCount / 2))] ?? this.prior;
	}
}
