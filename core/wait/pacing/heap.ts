/** Entries of which the first is always at hand. Putting in and taking out take time with the logarithm of the size. */
export class Heap<Entry> {
	private readonly entries: Entry[] = [];

	/** @param isBefore whether one entry comes before another; of equal ones either may come first */
	constructor(private readonly isBefore: (one: Entry, other: Entry) => boolean) {}

	get size(): number {
		return this.entries.length;
	}

	first(): Entry | undefined {
		return this.entries[0];
	}

	put(entry: Entry): void {
		let place = this.entries.length;
		while (place > 0) {
			const above = (place - 1) >> 1;
			const parent = this.entries[above] as Entry;
			if (!this.isBefore(entry, parent)) break;
			this.entries[place] = parent;
			place = above;
		}
		this.entries[place] = entry;
	}

	/** Takes out the first entry. @returns the entry; undefined if the heap is empty */
	take(): Entry | undefined {
		const first = this.entries[0];
		const last = this.entries.pop();
		if (last !== undefined && this.entries.length > 0) this.sink(last);
		return first;
	}

	/** Puts an entry into the free place at the top, and moves it down to where it belongs. */
	private sink(entry: Entry): void {
		const { length } = this.entries;
		let place = 0;
		for (let below = 1; below < length; below = 2 * place + 1) {
			const isRight =
				below + 1 < length &&
				this.isBefore(this.entries[below + 1] as Entry, this.entries[below] as Entry);
			const next = isRight ? below + 1 : below;
			const child = this.entries[next] as Entry;
			if (!this.isBefore(child, entry)) break;
			this.entries[place] = child;
			place = next;
		}
		this.entries[place] = entry;
	}
}
