import { endOfText, isObject } from '../text/json';

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
		return json.includes('\\u0001') ? null : written(JSON.parse(withMarkedNumbers(json)));
	} catch {
		return null;
	}
}

/** Only for what is JSON, where every text has an end: one pass from quote to quote. */
function withMarkedNumbers(json: string): string {
	const search = /"|-?\d[-+.\deE]*/g;
	const parts: string[] = [];
	let copied = 0;
	for (let found = search.exec(json); found !== null; found = search.exec(json)) {
		const [token] = found;
		if (token === '"') {
			search.lastIndex = endOfText(json, search.lastIndex);
		} else {
			parts.push(json.slice(copied, found.index), `"\\u0001${token}"`);
			copied = search.lastIndex;
		}
	}
	return parts.join('') + json.slice(copied);
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
