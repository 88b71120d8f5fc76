import { Heap } from './heap';
import type { PendingTask } from '../pendingTask';

/** An open task as it was noted; out of date once it has ended or its age was corrected. */
interface Noted {
	readonly pending: PendingTask;
	readonly bornAtMs: number;
}

/**
 * The open tasks of a wait by their age, and how they are asked about. A look changes what is known of the
 * few ids that it was about, so what it costs to keep this does not grow with the list.
 */
export class OpenTasks {
	/** When each open task was born, as last noted. */
	private readonly bornAtMs = new Map<PendingTask, number>();

	/** Those that each take a request of their own. */
	private readonly singles = new Set<PendingTask>();

	/** Oldest first. */
	private readonly young = new Heap<Noted>((one, other) => one.bornAtMs < other.bornAtMs);

	/** Youngest first: those that were too old to set the pace when they were last looked through. */
	private readonly old = new Heap<Noted>((one, other) => one.bornAtMs > other.bornAtMs);

	get listedCount(): number {
		return this.bornAtMs.size - this.singles.size;
	}

	get singleCount(): number {
		return this.singles.size;
	}

	/** Takes in how an id stands now. */
	note(pending: PendingTask, isSingle: boolean): void {
		if (pending.ending !== null) return this.forget(pending);
		if (isSingle) this.singles.add(pending);
		else this.singles.delete(pending);
		const { bornAtMs } = pending;
		if (this.bornAtMs.get(pending) === bornAtMs) return;
		this.bornAtMs.set(pending, bornAtMs);
		this.young.put({ pending, bornAtMs });
	}

	/** Takes an id out that has ended. */
	forget(pending: PendingTask): void {
		this.bornAtMs.delete(pending);
		this.singles.delete(pending);
	}

	/**
	 * @param oldBeforeMs a task that was born before this is too old to set the pace while others are open
	 * @returns when the task was born that sets the pace: the oldest of the others, else the youngest of
	 * the old; -Infinity when none is open
	 */
	paceSetterBornAtMs(oldBeforeMs: number): number {
		// The border moves with the time, and either way with what is expected.
		for (let one = this.firstOf(this.young); one !== undefined; one = this.firstOf(this.young)) {
			if (one.bornAtMs >= oldBeforeMs) break;
			this.move(this.young, this.old);
		}
		for (let one = this.firstOf(this.old); one !== undefined; one = this.firstOf(this.old)) {
			if (one.bornAtMs < oldBeforeMs) break;
			this.move(this.old, this.young);
		}
		const setter = this.young.first() ?? this.old.first();
		return setter?.bornAtMs ?? Number.NEGATIVE_INFINITY;
	}

	/** Drops what is out of date on the way. */
	private firstOf(heap: Heap<Noted>): Noted | undefined {
		for (let first = heap.first(); first !== undefined; first = heap.first()) {
			if (this.bornAtMs.get(first.pending) === first.bornAtMs) return first;
			heap.take();
		}
		return undefined;
	}

	private move(from: Heap<Noted>, to: Heap<Noted>): void {
		const one = from.take();
		if (one !== undefined) to.put(one);
	}
}
