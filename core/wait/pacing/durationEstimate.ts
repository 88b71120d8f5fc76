import { Heap } from './heap';
import { secondsBetween } from '../../text/time';
import type { Task } from '../../task/task';

/** So many finished tasks of the same list say more than a prior does. */
const ENOUGH_FINISHED = 3;

/**
 * How long the tasks of one list take, learnt while they end.
 *
 * The first to finish are the short ones, so their times say little about the others: only once half of
 * the list is done is the middle one of all durations known, whatever the rest will take.
 */
export class DurationEstimate {
	/** The shorter half of all durations in seconds, the longest first: that is the median in the end. */
	private readonly shorter = new Heap<number>((one, other) => one > other);

	private finishedCount = 0;

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
		this.finishedCount += 1;
		this.shorter.put(seconds);
		// Half of the tasks, and the one in the middle.
		if (this.shorter.size > Math.floor(this.taskCount / 2) + 1) this.shorter.take();
	}

	/** @returns how long a task is expected to take from its creation on, in seconds, or null */
	seconds(): number | null {
		if (this.set > 0) return this.set;
		const enough = Math.max(ENOUGH_FINISHED, this.taskCount / 2);
		if (this.finishedCount < enough) return this.prior;
		// The median of all durations, of which the unfinished ones are the longer half.
		return this.shorter.first() ?? this.prior;
	}
}
