/** Shorter keys could be part of any text, and no provider has such. */
const SHORTEST_KEY = 6;

/**
 * @returns a pattern that finds a key in a text as it is, in JSON with any of its characters escaped, and
 * in a URL; null for a key too short to be one
 */
export function keyPattern(key: string): RegExp | null {
	if (key.length < SHORTEST_KEY) return null;
	const characters = [...key].map((character) => {
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16);
		const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
		return `(?:${plain}|\\\\${plain}|\\\\u${caseless(hex.padStart(4, '0'))}|%${caseless(hex.padStart(2, '0'))})`;
	});
	return new RegExp(characters.join(''), 'g');
}

function caseless(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** A key that a server echoes must not reach messages, items and logs. */
export function withoutKey(text: string, pattern: RegExp | null): string {
	return pattern === null ? text : text.replace(pattern, '[removed]');
}
