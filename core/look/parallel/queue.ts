/** How many taken items may stay at the head of the list before they are cut off. */
const MOST_UNUSED = 1_000;

/** First in, first out. Taking is fast however many items there are, whereas `shift` moves all of a long array. */
export class Queue<Item> {
	private items: Item[];
	private head = 0;

	constructor(items: readonly Item[] = []) {
		this.items = [...items];
	}

	/** @returns the next item, or undefined when there is none */
	peek(): Item | undefined {
		return this.items[this.head];
	}

	put(item: Item): void {
		this.items.push(item);
	}

	/** Removes the next item. @returns it, or undefined when there is none */
	take(): Item | undefined {
		const item = this.items[this.head];
		if (this.head < this.items.length) this.head += 1;
		if (this.head > MOST_UNUSED && 2 * this.head > this.items.length) {
			this.items = this.items.slice(this.head);
			this.head = 0;
		}
		return item;
	}
}
