/**
 * Deeper than any provider goes. JSON.parse needs a hundred bytes and more for a bracket that is still open,
 * and what copies a value calls itself for each level.
 */
export const MOST_LEVELS = 1_000;

/** By how much a mark outside of texts leads deeper. */
const LEADS_DEEPER: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** @returns whether lists and objects nest deeper than 1,000 levels in a text that is to be JSON */
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
 * Only for what is JSON, where every text has an end: one pass from quote to quote, since a pattern for whole
 * texts would begin anew at every quote of a text without an end.
 *
 * @param instead what stands in the place of a number as it is written; null to leave it
 * @returns the JSON with its numbers replaced, those within texts left as they are
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

/** @returns the place behind the quote that ends the JSON text in which `from` is */
function endOfText(json: string, from: number): number {
	for (let end = json.indexOf('"', from); end >= 0; end = json.indexOf('"', end + 1)) {
		let start = end;
		while (json[start - 1] === '\\') start -= 1;
		if ((end - start) % 2 === 0) return end + 1;
	}
	return json.length;
}
