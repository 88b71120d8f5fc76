import { codesOf } from './escapedText';

/**
 * How much is removed where a text was found:
 *
 * - `text` the text
 * - `path` the text, unless it is only the beginning of a longer path, which is another address
 * - `rest` the text and what follows it, up to a blank, a quote or an angle bracket
 */
export type Extent = 'text' | 'path' | 'rest';

/** A text to look for. */
export interface Sought {
	readonly text: string;
	readonly extent: Extent;
}

/** More than any code that `Spelling` reads, those of `&#9999999;` and `&#xffffff;` included. */
const CODES = 2 ** 24;

/** The most characters of all texts together, with shared beginnings counted once. Texts beyond are left out. */
const MOST_STATES = 200_000;

/**
 * An Aho-Corasick automaton: a tree of the texts' characters in which each place also knows where to go on when
 * the next character does not fit. So a search takes one step for each character that it reads, however many
 * texts there are.
 */
export class TextTree {
	/** How many characters lead to each place. */
	readonly depths = [0];

	/** By code, 1 for each ASCII character with which a text, or an escape of its first character, can begin. */
	readonly begins = new Uint8Array(128);

	/** Whether a text begins with a character beyond ASCII. */
	beginsElsewhere = false;

	private readonly fallbacks = [0];

	/** By extent and place, the place of the longest text of that extent that ends there; 0 for none. */
	readonly ends: Readonly<Record<Extent, number[]>> = { text: [0], path: [0], rest: [0] };

	private readonly codes = [0];

	private readonly firstChildren = [0];

	private readonly siblings = [0];

	/** The children of each place except the first, by place and code. */
	private readonly others = new Map<number, number>();

	constructor(sought: Iterable<Sought>) {
		for (const { text, extent } of sought) {
			const codes = codesOf(text);
			if (this.depths.length + codes.length > MOST_STATES) break;
			const place = codes.reduce((at, code) => this.child(at, code) || this.add(at, code), 0);
			this.ends[extent][place] = place;
			this.noteBeginning(codes[0] ?? 0);
		}
		this.link();
	}

	/** @returns the place to which one more character leads; 0, the root, if no text goes on with it */
	next(place: number, code: number): number {
		let at = place;
		for (;;) {
			const child = this.child(at, code);
			if (child !== 0 || at === 0) return child;
			at = this.fallbacks[at] ?? 0;
		}
	}

	private noteBeginning(code: number): void {
		if (code >= this.begins.length) this.beginsElsewhere = true;
		else this.begins[code] = 1;
		for (const sign of '\\%&') this.begins[sign.charCodeAt(0)] = 1;
	}

	/** @returns the child of a place for a character, or 0 if there is none */
	private child(at: number, code: number): number {
		const first = this.firstChildren[at] ?? 0;
		if (first === 0 || this.codes[first] === code) return first;
		return this.siblings[first] === 0 ? 0 : (this.others.get(at * CODES + code) ?? 0);
	}

	private add(at: number, code: number): number {
		const place = this.depths.length;
		this.depths.push((this.depths[at] ?? 0) + 1);
		this.codes.push(code);
		this.fallbacks.push(0);
		this.firstChildren.push(0);
		this.ends.text.push(0);
		this.ends.path.push(0);
		this.ends.rest.push(0);
		const first = this.firstChildren[at] ?? 0;
		this.siblings.push(first === 0 ? 0 : (this.siblings[first] ?? 0));
		if (first === 0) {
			this.firstChildren[at] = place;
		} else {
			this.siblings[first] = place;
			this.others.set(at * CODES + code, place);
		}
		return place;
	}

	/** Sets the fallback of each place, level by level because a place falls back to one that is less deep. */
	private link(): void {
		const { text, path, rest } = this.ends;
		const queue = [0];
		for (const at of queue) {
			for (
				let child = this.firstChildren[at] ?? 0;
				child !== 0;
				child = this.siblings[child] ?? 0
			) {
				const fallback = at === 0 ? 0 : this.next(this.fallbacks[at] ?? 0, this.codes[child] ?? 0);
				this.fallbacks[child] = fallback;
				text[child] ||= text[fallback] ?? 0;
				path[child] ||= path[fallback] ?? 0;
				rest[child] ||= rest[fallback] ?? 0;
				queue.push(child);
			}
		}
	}
}
