const QUOTE = 0x22;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/** What a letter means behind a backslash, as in `\n`. */
const CONTROLS: ReadonlyMap<number, number> = new Map([
	[0x62, 0x08],
	[0x66, 0x0c],
	[0x6e, 0x0a],
	[0x72, 0x0d],
	[0x74, 0x09],
]);

const ENTITIES: ReadonlyArray<readonly [string, number]> = [
	['quot;', QUOTE],
	['apos;', APOSTROPHE],
	['lt;', LESS],
	['gt;', GREATER],
];

/**
 * Reads a text character by character, each in whatever spelling: as it is, escaped in JSON, in a URL or in
 * HTML, and that as many times over as JSON stands in JSON. Two spellings of one text read alike; so does
 * what differs in backslashes only. Every character of the text is passed once.
 */
export class Spelling {
	/** The UTF-16 code of the character read last. */
	code = 0;

	/** Where the character after it begins. */
	end = 0;

	constructor(private readonly text: string) {}

	/** Reads the character that begins at this place. */
	read(at: number): void {
		this.readAsItIs(at);
		if (this.code !== BACKSLASH) return;
		while (this.code === BACKSLASH) {
			if (this.end >= this.text.length) return;
			this.readAsItIs(this.end);
		}
		const hex = this.code === LETTER_U ? this.hexAt(this.end, 4) : -1;
		if (hex < 0) {
			this.code = CONTROLS.get(this.code) ?? this.code;
			return;
		}
		this.code = hex;
		this.end += 4;
		this.unfold();
	}

	private readAsItIs(at: number): void {
		this.code = this.text.charCodeAt(at);
		this.end = at + 1;
		this.unfold();
	}

	/** A percent sign or an ampersand may begin the spelling of another character. */
	private unfold(): void {
		if (this.code === PERCENT) this.unfoldPercent();
		else if (this.code === AMPERSAND) this.unfoldEntity();
	}

	private unfoldPercent(): void {
		while (this.text.startsWith('25', this.end)) this.end += 2;
		const hex = this.hexAt(this.end, 2);
		if (hex < 0) return;
		this.code = hex;
		this.end += 2;
	}

	private unfoldEntity(): void {
		while (this.text.startsWith('amp;', this.end)) this.end += 4;
		const named = ENTITIES.find(([name]) => this.text.startsWith(name, this.end));
		if (named !== undefined) {
			[, this.code] = named;
			this.end += named[0].length;
			return;
		}
		if (this.text[this.end] !== '#') return;
		const found = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/i.exec(
			this.text.slice(this.end, this.end + 10),
		);
		if (found === null) return;
		const [written, hex, decimal = ''] = found;
		this.code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
		this.end += written.length;
	}

	/** @returns the number that so many hexadecimal digits say, or -1 where other characters stand */
	private hexAt(at: number, digits: number): number {
		let value = 0;
		for (let index = at; index < at + digits; index += 1) {
			const digit = digitOf(this.text.charCodeAt(index));
			if (digit < 0) return -1;
			value = value * 16 + digit;
		}
		return value;
	}
}

function digitOf(code: number): number {
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** @returns the codes of a text's characters, whatever their spelling */
export function codesOf(text: string): readonly number[] {
	const spelling = new Spelling(text);
	const codes: number[] = [];
	for (let at = 0; at < text.length; at = spelling.end) {
		spelling.read(at);
		codes.push(spelling.code);
	}
	return codes;
}

/**
 * @returns how deep a quote is escaped, as it is written. JSON in JSON doubles the backslashes: what ends a text has 0, 1, 3, 7 … of them
 * and any number of pairs before these, which belong to the text.
 */
export function levelOf(quote: string): number {
	if (quote.startsWith('&') || quote.startsWith('%')) return 100 + quote.length;
	const backslashes = quote.lastIndexOf('\\') + 1;
	const count = quote.length > backslashes + 1 ? 2 * backslashes - 1 : backslashes;
	let level = 0;
	while ((count >> level) % 2 === 1) level += 1;
	return level;
}
