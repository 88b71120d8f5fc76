import { isObject } from '../text/json';
import { withNumbers } from '../text/jsonText';

/** Begins the text that stands for a number as it was written. */
const MARK = '\u0001';

/**
 * @returns the JSON with the members of each object in the order of their names and without blanks, as some providers
 * sign it; numbers stay as they are written. Null for what is no JSON
 */
export function sortedJson(json: string): string | null {
	try {
		JSON.parse(json);
		// No provider sends the character, so that a text with it is not told from a number.
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
