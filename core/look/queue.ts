/** So much may lie unused at the head of the list before it is cut off. */
const MOST_UNUSED = 1_000;

/** First in, first out, each in the same time however many there are: `shift` of a long array moves all of it. */
export class Queue<Item> {
	private items: Item[];
	private head = 0;

	constructor(items: readonly Item[] = []) {
		this.items = [...items];
	}

	/** @returns what comes next, or undefined when there is nothing */
	peek(): Item | undefined {
		return this.items[this.head];
	}

	put(item: Item): void {
		this.items.push(item);
	}

	/** @returns what came next, which is gone from here; undefined when there is nothing */
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
