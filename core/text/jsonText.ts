/**
 * The deepest nesting that is read, deeper than any provider's answers. JSON.parse needs a hundred bytes and more
 * for each open bracket, and code that copies a value calls itself for each level.
 */
export const MOST_LEVELS = 1_000;

/** By how many levels a bracket outside of strings leads deeper. */
const LEADS_DEEPER: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** @returns whether lists and objects nest deeper than 1,000 levels in a text that is meant to be JSON */
export function nestsTooDeep(text: string): boolean {
	if (text.length <= MOST_LEVELS) return false;
	const search = /["[\]{}]/g;
	let level = 0;
	for (let found = search.exec(text); found !== null; found = search.exec(text)) {
		const [mark] = found;
		if (mark === '"') search.lastIndex = endOfText(text, search.lastIndex);
		level += LEADS_DEEPER[mark] ?? 0;
		if (level > MOST_LEVELS) return true;
	}
	return false;
}

/**
 * Replaces numbers in valid JSON, in which every string has an end. Goes from quote to quote in one pass, because
 * a pattern for whole strings would start again at every quote of a string without an end.
 *
 * @param instead takes a number as it is written; returns what to put in its place, or null to leave it
 * @returns the JSON with its numbers replaced, except those within strings
 */
export function withNumbers(json: string, instead: (number: string) => string | null): string {
	const search = /"|-?\d[\d.eE+-]*/g;
	const parts: string[] = [];
	let written = 0;
	for (let found = search.exec(json); found !== null; found = search.exec(json)) {
		const [token] = found;
		const other = token === '"' ? null : instead(token);
		if (token === '"') {
			search.lastIndex = endOfText(json, search.lastIndex);
		} else if (other !== null) {
			parts.push(json.slice(written, found.index), other);
			written = search.lastIndex;
		}
	}
	return written === 0 ? json : parts.join('') + json.slice(written);
}

/** @returns the index after the quote that ends the JSON string in which `from` is; the end of `json` if none does */
function endOfText(json: string, from: number): number {
	for (let end = json.indexOf('"', from); end >= 0; end = json.indexOf('"', end + 1)) {
		let start = end;
		while (json[start - 1] === '\\') start -= 1;
		if ((end - start) % 2 === 0) return end + 1;
	}
	return json.length;
}
