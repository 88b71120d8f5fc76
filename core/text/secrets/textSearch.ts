import { Spelling } from './escapedText';
import { TextTree } from './textTree';
import type { Sought } from './textTree';

/** Searches a text for many others at once, in all their spellings, in one pass. */
export class TextSearch {
	private readonly tree: TextTree;

	constructor(sought: Iterable<Sought>) {
		this.tree = new TextTree(sought);
	}

	/** @returns the text with `[removed]` in place of what was searched for; takes time linear in the text */
	without(text: string): string {
		const places = new Finder(this.tree, text).places();
		if (places.length === 0) return text;
		let written = 0;
		const parts = places.map(([start, end]) => {
			const part = text.slice(written, start);
			written = end;
			return part;
		});
		return [...parts, text.slice(written)].join('[removed]');
	}
}

/** One pass through one text. */
class Finder {
	private readonly found: Array<[start: number, end: number]> = [];

	/** A path that was found and may still be only the beginning of a longer one; null if there is none. */
	private path: [start: number, end: number] | null = null;

	private isInRest = false;

	/** Where the characters read last begin, in a ring with a place for each character of the longest text. */
	private readonly starts: Int32Array;

	constructor(
		private readonly tree: TextTree,
		private readonly text: string,
	) {
		const deepest = tree.depths.reduce((most, depth) => Math.max(most, depth), 0);
		this.starts = new Int32Array(deepest + 1);
	}

	places(): ReadonlyArray<readonly [start: number, end: number]> {
		const { tree, text, starts } = this;
		const spelling = new Spelling(text);
		let place = 0;
		let count = 0;
		for (let at = 0; at < text.length; at = spelling.end) {
			if (place === 0 && this.path === null && !this.isInRest) at = this.nextBeginning(at);
			if (at >= text.length) break;
			spelling.read(at);
			this.follow(spelling.code, spelling.end);
			place = tree.next(place, spelling.code);
			starts[count % starts.length] = at;
			count += 1;
			if (place !== 0) this.note(place, count, spelling.end);
		}
		if (this.path !== null) this.add(...this.path);
		return this.found;
	}

	/** @returns the next index at which a text that is searched for can begin; the length of the text if none */
	private nextBeginning(from: number): number {
		const { begins, beginsElsewhere } = this.tree;
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code < begins.length ? begins[code] === 1 : beginsElsewhere) return at;
		}
		return text.length;
	}

	/** Takes in the texts that end with the character read last. */
	private note(place: number, count: number, end: number): void {
		const { ends, depths } = this.tree;
		const startOf = (of: number) =>
			this.starts[(count - (depths[of] ?? 0)) % this.starts.length] ?? 0;
		const text = ends.text[place] ?? 0;
		const path = ends.path[place] ?? 0;
		const rest = ends.rest[place] ?? 0;
		if (text !== 0) this.add(startOf(text), end);
		if (path !== 0) this.path = [Math.min(startOf(path), this.path?.[0] ?? Infinity), end];
		if (rest !== 0) {
			this.add(startOf(rest), end);
			this.isInRest = true;
		}
	}

	/** Decides by the next character whether the rest of an address goes on, and whether a path has ended. */
	private follow(code: number, end: number): void {
		if (this.isInRest) {
			const last = this.found.at(-1);
			this.isInRest = last !== undefined && isOfAddress(code);
			if (this.isInRest && last !== undefined) last[1] = end;
		}
		if (this.path === null || GOES_ON.has(code)) return;
		if (!isLetterOrDigit(code)) this.add(...this.path);
		this.path = null;
	}

	/** Adds a place that was found, as one with the places that it overlaps. */
	private add(start: number, end: number): void {
		let [from, to] = [start, end];
		for (let last = this.found.at(-1); last !== undefined && last[1] > from; ) {
			[from, to] = [Math.min(from, last[0]), Math.max(to, last[1])];
			this.found.pop();
			last = this.found.at(-1);
		}
		this.found.push([from, to]);
	}
}

/** Marks that do not tell whether a path goes on behind them: `/`, `_`, `+`, `.`, `-`. */
const GOES_ON: ReadonlySet<number> = new Set([0x2f, 0x5f, 0x2b, 0x2e, 0x2d]);

function isLetterOrDigit(code: number): boolean {
	const letter = code | 0x20;
	return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** @returns whether the character can be part of an address: no blank, quote or angle bracket */
function isOfAddress(code: number): boolean {
	return code > 0x20 && code !== 0x22 && code !== 0x27 && code !== 0x3c && code !== 0x3e;
}
