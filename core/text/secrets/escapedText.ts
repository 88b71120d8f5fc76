const QUOTE = 0x22;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/** The codes of letters behind a backslash, as in `\n`, and of the control characters that they stand for. */
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
 * Reads a text character by character and undoes how each is escaped: in JSON, in a URL or in HTML, also several
 * times over, as in JSON within JSON. Two spellings of a text read the same; so do texts that differ only in
 * backslashes. Each byte that a URL escapes reads as one character. Goes through the text once.
 */
export class Spelling {
	/** The code of the character read last: a UTF-16 unit, or the number that an HTML entity names. */
	code = 0;

	/** Where the next character begins. */
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

	/** Undoes an escape that begins with the percent sign or ampersand that was just read. */
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

	/** @returns the number that the hexadecimal digits at `at` stand for, or -1 if a character is no such digit */
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
 * @param quote a quote as it is written, with the backslashes before it
 * @returns how many levels deep the quote is escaped; 100 and more for one of HTML or a URL. JSON in JSON doubles
 * the backslashes, so a quote that ends a text has 0, 1, 3, 7 … of them. Pairs before these belong to the text.
 */
export function levelOf(quote: string): number {
	if (quote.startsWith('&') || quote.startsWith('%')) return 100 + quote.length;
	const backslashes = quote.lastIndexOf('\\') + 1;
	const count = quote.length > backslashes + 1 ? 2 * backslashes - 1 : backslashes;
	let level = 0;
	while ((count >> level) % 2 === 1) level += 1;
	return level;
}
