import { Heap } from './heap';

export interface Due {
	dueAtMs: number;
}

/** An entry and when it was due as it was put in; `order` counts what was put in. */
interface Place<Entry> {
	readonly entry: Entry;
	readonly dueAtMs: number;
	readonly order: number;
}

/** What is due when, earliest first; of those due at the same time the one put in first comes first. */
export class Schedule<Entry extends Due> {
	private readonly places = new Heap<Place<Entry>>(
		(one, other) =>
			one.dueAtMs < other.dueAtMs || (one.dueAtMs === other.dueAtMs && one.order < other.order),
	);

	private count = 0;

	get size(): number {
		return this.places.size;
	}

	/** When the next entry is due, in ms since 1970; Infinity when there is none. */
	nextDueAtMs(): number {
		return this.places.first()?.dueAtMs ?? Number.POSITIVE_INFINITY;
	}

	put(entry: Entry): void {
		this.places.put({ entry, dueAtMs: entry.dueAtMs, order: this.count });
		this.count += 1;
	}

	/** @returns up to `count` entries that are due by then, earliest first */
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
