export interface Due {
	dueAtMs: number;
}

/**
 * What is due when, earliest first; of those due at the same time the one put in first comes first.
 * Sorted at insertion: a wait takes and puts back the same few thousand entries again and again.
 */
export class Schedule<Entry extends Due> {
	/** Latest first, so that taking is cheap. */
	private readonly entries: Entry[] = [];

	get size(): number {
		return this.entries.length;
	}

	/** When the next entry is due, in ms since 1970; Infinity when there is none. */
	nextDueAtMs(): number {
		return this.entries.at(-1)?.dueAtMs ?? Number.POSITIVE_INFINITY;
	}

	put(entry: Entry): void {
		let low = 0;
		let high = this.entries.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.entries[middle]?.dueAtMs ?? 0) > entry.dueAtMs) low = middle + 1;
			else high = middle;
		}
		this.entries.splice(low, 0, entry);
	}

	/** @returns up to `count` entries that are due by then, earliest first */
	take(count: number, untilMs: number): Entry[] {
		const taken: Entry[] = [];
		while (taken.length < count && this.nextDueAtMs() <= untilMs) {
			const entry = this.entries.pop();
			if (entry !== undefined) taken.push(entry);
		}
		return taken;
	}
}
