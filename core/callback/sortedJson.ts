import { isObject } from '../text/json';
import { withNumbers } from '../text/jsonText';

/** The first character of a text that stands for a number; the number follows as it was written. */
const MARK = '\u0001';

/**
 * @returns the JSON as some providers sign it: the members of each object in the order of their names, no blanks, and
 * numbers as they are written; null if the text is not JSON
 */
export function sortedJson(json: string): string | null {
	try {
		JSON.parse(json);
		// A text with this character could not be told from a number, but no provider sends it.
		if (json.includes('\\u0001')) return null;
		return written(JSON.parse(withNumbers(json, (number) => `"\\u0001${number}"`)));
	} catch {
		return null;
	}
}

function written(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
	if (typeof value === 'string' && value.startsWith(MARK)) return value.slice(MARK.length);
	if (!isObject(value)) return JSON.stringify(value);
	const members = Object.entries(value)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`);
	return `{${members.join(',')}}`;
}
