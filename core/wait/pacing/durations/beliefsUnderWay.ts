import type { DurationBelief } from './durationBelief';

/** A belief and how many waits share it. */
interface Shared {
	readonly belief: DurationBelief;
	waits: number;
}

/**
 * The beliefs that the waits under way in a process share, one for each kind of task. Each wait adds what it sees, so
 * that two hundred waits for one task each know as much as one wait for two hundred tasks. A belief is dropped when
 * no wait shares it any more.
 */
export class BeliefsUnderWay {
	private readonly shared = new Map<string, Shared>();

	/** How many kinds of task have a belief. */
	get size(): number {
		return this.shared.size;
	}

	/**
	 * @param begin makes a new belief: called if no wait shares one of the kind, or that one is not for newcomers
	 * @returns the belief of a wait that begins now; the wait has to leave it when it ends
	 */
	join(kind: string, begin: () => DurationBelief): DurationBelief {
		const known = this.shared.get(kind);
		if (known?.belief.isForNewcomers() === true) {
			known.waits += 1;
			return known.belief;
		}
		const belief = begin();
		this.shared.set(kind, { belief, waits: 1 });
		return belief;
	}

	/** @returns whether other waits may share the belief; true for one that was replaced, whose waits nobody counts */
	mayBeShared(kind: string, belief: DurationBelief): boolean {
		const known = this.shared.get(kind);
		return known?.belief !== belief || known.waits > 1;
	}

	leave(kind: string, belief: DurationBelief): void {
		const known = this.shared.get(kind);
		// A newer belief has replaced this one, and only its waits are counted.
		if (known === undefined || known.belief !== belief) return;
		known.waits -= 1;
		if (known.waits === 0) this.shared.delete(kind);
	}

	clear(): void {
		this.shared.clear();
	}
}
