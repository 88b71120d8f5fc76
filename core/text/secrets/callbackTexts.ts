import { ADDRESS_BEGINNING, isAddress, namesCallback, namesSecret } from './callbackMembers';
import { levelOf, Spelling } from './escapedText';

const QUOTES: ReadonlySet<number> = new Set([0x22, 0x27]);
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);
/** As in `name: …` and `name=…`. */
const SEPARATORS: ReadonlySet<number> = new Set([0x3a, 0x3d]);
/** As in `name => …`. */
const ARROW_HEAD: ReadonlySet<number> = new Set([0x3e]);
const [LESS, GREATER] = [0x3c, 0x3e];

/** How many characters of an address are searched for, from its beginning. */
export const LONGEST_SEARCHED = 4_000;
/** The shortest address that is removed. Shorter texts are no addresses, and could be part of any text. */
export const SHORTEST_URL = 12;
/** How many characters of an object under a callback's name are searched. The rest is read like any other text. */
const LONGEST_OBJECT = 8_000;
const MOST_BLANKS = 50;

/** A text from which the addresses and secrets of callbacks were removed, and what was removed. */
export interface Cleaned {
	readonly text: string;
	/** The first 4,000 characters of each address and secret. */
	readonly addresses: readonly string[];
}

/**
 * Removes the addresses and secrets that follow the name of a callback in a text: in JSON, in JSON within JSON,
 * escaped for HTML or for a URL, or in a sentence, as in `webhook=https://…`. Reads a character a few times at most.
 */
export function withoutCallbackTexts(text: string): Cleaned {
	const scan = new Scan(text);
	for (const { index } of text.matchAll(WORDS)) scan.lookBehind(index);
	return scan.cleaned();
}

/** Words by which the names of callbacks are found. */
const WORDS = /call[-_]?back|web[-_]?hook|notif[yi]/gi;

/** A value in the text: its first 4,000 characters with escapes undone, and where it stands. */
interface Value {
	readonly text: string;
	readonly start: number;
	/** Where the value ends, and its closing quote begins if there is one. */
	readonly end: number;
	readonly next: number;
}

class Scan {
	private readonly spelling: Spelling;
	private readonly parts: string[] = [];
	private readonly addresses: string[] = [];

	/** Everything before this index has been read. */
	private done = 0;

	private written = 0;

	constructor(private readonly text: string) {
		this.spelling = new Spelling(text);
	}

	cleaned(): Cleaned {
		const { parts, written, addresses } = this;
		const text = written === 0 ? this.text : [...parts, this.text.slice(written)].join('');
		return { text, addresses };
	}

	/** @param index where a match of `WORDS` begins; if it is in a callback's name, what follows that is removed */
	lookBehind(index: number): void {
		if (index < this.done) return;
		let [start, end] = [index, index];
		while (index - start < LONGEST_HALF && isOfName(this.text[start - 1])) start -= 1;
		while (end - index < LONGEST_HALF && isOfName(this.text[end])) end += 1;
		const name = this.text.slice(start, end);
		if (!namesCallback(name)) return;
		const value = this.afterName(end);
		if (value === null) return;
		this.spelling.read(value);
		if (QUOTES.has(this.spelling.code)) this.member(name, value);
		else if (OPENING.has(this.spelling.code)) this.object(value);
		// Behind ? or & the name is a parameter in an address, perhaps an output's; only fal takes a callback there.
		else if (!/[?&]/.test(this.text[start - 1] ?? '') || name === 'fal_webhook')
			this.sentence(value);
	}

	/** @returns where the value after a name begins; null if no `:`, `=` or `=>` follows, or nothing after it */
	private afterName(end: number): number | null {
		let at = end;
		const skipBlanks = () => {
			for (let blanks = 0; blanks < MOST_BLANKS && at < this.text.length; blanks += 1) {
				this.spelling.read(at);
				if (this.spelling.code > 0x20) return;
				at = this.spelling.end;
			}
		};
		const skip = (codes: ReadonlySet<number>) => {
			this.spelling.read(at);
			if (at >= this.text.length || !codes.has(this.spelling.code)) return false;
			at = this.spelling.end;
			return true;
		};
		skip(QUOTES);
		skipBlanks();
		if (!skip(SEPARATORS)) return null;
		skip(ARROW_HEAD);
		skipBlanks();
		return at < this.text.length ? at : null;
	}

	private member(name: string, start: number): void {
		const isSecret = namesSecret(name);
		const value = this.quoted(start, isSecret);
		if (value !== null && (isSecret || isAddress(value.text))) this.remove(value);
	}

	/** Removes the addresses and secrets from an object or a list under the name of a callback. */
	private object(start: number): void {
		const limit = Math.min(start + LONGEST_OBJECT, this.text.length);
		let [at, depth, name] = [start, 0, ''];
		while (at < limit) {
			this.spelling.read(at);
			const { code, end } = this.spelling;
			const value = QUOTES.has(code) ? this.quoted(at, true) : null;
			at = value?.next ?? end;
			if (value === null) {
				depth += Number(OPENING.has(code)) - Number(CLOSING.has(code));
				if (depth === 0) break;
			} else if (this.afterName(value.end) !== null) {
				name = value.text;
			} else if (namesSecret(name) || isAddress(value.text)) {
				this.remove(value);
			} else {
				this.clean(value);
			}
		}
		this.done = Math.max(this.done, at);
	}

	/** Removes the callbacks from a value that is itself a log or JSON. An address ends where the value ends. */
	private clean({ start, end }: Value): void {
		const { text, addresses } = withoutCallbackTexts(this.text.slice(start, end));
		if (addresses.length === 0) return;
		this.parts.push(this.text.slice(this.written, start), text);
		this.written = end;
		this.addresses.push(...addresses);
	}

	/** Removes an address that stands without quotes. */
	private sentence(start: number): void {
		let text = '';
		let at = start;
		for (; at < this.text.length; at = this.spelling.end) {
			this.spelling.read(at);
			const { code } = this.spelling;
			if (code <= 0x20 || QUOTES.has(code) || code === LESS || code === GREATER) break;
			if (text.length < LONGEST_SEARCHED) text += String.fromCharCode(code);
			if (text.length === SHORTEST_URL && !/^https?:\/\//i.test(text)) return;
		}
		this.remove({ text: text.replace(/[.,;:!)\]}]{1,4}$/, ''), start, end: at, next: at });
	}

	/** @returns the quoted value that begins at `start`; without `takesAny`, null for a long one that is no address */
	private quoted(start: number, takesAny: boolean): Value | null {
		const { spelling } = this;
		spelling.read(start);
		const quote = spelling.code;
		const level = levelOf(this.text.slice(start, spelling.end));
		const first = spelling.end;
		let text = '';
		for (let at = first; at < this.text.length; at = spelling.end) {
			spelling.read(at);
			const { code, end: next } = spelling;
			if (code === quote && levelOf(this.text.slice(at, next)) <= level) {
				return { text, start: first, end: at, next };
			}
			if (text.length < LONGEST_SEARCHED) text += String.fromCharCode(code);
			if (text.length === ADDRESS_BEGINNING && !takesAny && !isAddress(text)) return null;
		}
		const end = this.text.length;
		return { text, start: first, end, next: end };
	}

	private remove({ text, start, end, next }: Value): void {
		const address = text.trim();
		if (address.length < SHORTEST_URL) return;
		this.parts.push(this.text.slice(this.written, start), '[removed]');
		this.written = end;
		this.done = next;
		this.addresses.push(address);
	}
}

/** How many characters of a name are read on each side of the place where a match of `WORDS` begins. */
const LONGEST_HALF = 40;

function isOfName(character: string | undefined): boolean {
	return character !== undefined && /[\w.-]/.test(character);
}
