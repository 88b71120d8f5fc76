import { Heap } from './heap';

export interface Due {
	dueAtMs: number;
}

/** An entry, when it was due at the time it was put in, and how many entries were put in before it. */
interface Place<Entry> {
	readonly entry: Entry;
	readonly dueAtMs: number;
	readonly order: number;
}

/** Entries by when they are due, earliest first; of those due at the same time, the one put in first. */
export class Schedule<Entry extends Due> {
	private readonly places = new Heap<Place<Entry>>(
		(one, other) =>
			one.dueAtMs < other.dueAtMs || (one.dueAtMs === other.dueAtMs && one.order < other.order),
	);

	private count = 0;

	get size(): number {
		return this.places.size;
	}

	/** @returns when the next entry is due, in ms since 1970; Infinity if there is none */
	nextDueAtMs(): number {
		return this.places.first()?.dueAtMs ?? Number.POSITIVE_INFINITY;
	}

	put(entry: Entry): void {
		this.places.put({ entry, dueAtMs: entry.dueAtMs, order: this.count });
		this.count += 1;
	}

	/** Takes out up to `count` entries that are due by `untilMs`. @returns the entries, earliest first */
	take(count: number, untilMs: number): Entry[] {
		const taken: Entry[] = [];
		while (taken.length < count && this.nextDueAtMs() <= untilMs) {
			const place = this.places.take();
			if (place === undefined) break;
			taken.push(place.entry);
		}
		return taken;
	}
}
