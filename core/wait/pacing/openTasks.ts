import type { PendingTask } from '../tasks/pendingTask';

/** How many tasks of a wait are open, and how many of them each take a request of their own. */
export class OpenTasks {
	private readonly open = new Set<PendingTask>();

	private readonly singles = new Set<PendingTask>();

	get listedCount(): number {
		return this.open.size - this.singles.size;
	}

	get singleCount(): number {
		return this.singles.size;
	}

	/** Counts an id as open, singly asked for or not; takes it out if it has ended. */
	note(pending: PendingTask, isSingle: boolean): void {
		if (pending.ending !== null) return this.forget(pending);
		this.open.add(pending);
		if (isSingle) this.singles.add(pending);
		else this.singles.delete(pending);
	}

	/** Takes out an id that has ended. */
	forget(pending: PendingTask): void {
		this.open.delete(pending);
		this.singles.delete(pending);
	}
}
