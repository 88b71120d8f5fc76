import type { DurationBelief } from './durationBelief';

/** A belief and how many waits go by it. */
interface Shared {
	readonly belief: DurationBelief;
	waits: number;
}

/**
 * What the waits under way in a process believe together, by kind of task: each weighs in what it sees, so that
 * two hundred waits for one task each know as much as one wait for two hundred. Nothing is left of it when no
 * wait goes by it.
 */
export class BeliefsUnderWay {
	private readonly shared = new Map<string, Shared>();

	/** Of how many kinds something is believed. */
	get size(): number {
		return this.shared.size;
	}

	/**
	 * @param begin what is believed where nobody waits for the kind, or where what is believed has served its time
	 * @returns what a wait that begins now believes, to be left when it ends
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

	/** @returns whether a wait that goes by it may not be the only one; of an older belief nobody counts that */
	mayBeShared(kind: string, belief: DurationBelief): boolean {
		const known = this.shared.get(kind);
		return known?.belief !== belief || known.waits > 1;
	}

	leave(kind: string, belief: DurationBelief): void {
		const known = this.shared.get(kind);
		// Those that came later believe something newer.
		if (known === undefined || known.belief !== belief) return;
		known.waits -= 1;
		if (known.waits === 0) this.shared.delete(kind);
	}

	clear(): void {
		this.shared.clear();
	}
}
