/**
 * How long n8n's database has it: n8n stores executions as `flatted` writes them, a list in which each
 * object stands once, and each text once, and all else refers to its place.
 *
 * @param {unknown} data
 */
export function storedLength(data) {
	/** @type {Map<unknown, number>} */
	const places = new Map();
	/** @type {unknown[]} */
	const list = [];
	const placeOf = (/** @type {unknown} */ value) => {
		const known = places.get(value);
		if (known !== undefined) return String(known);
		places.set(value, list.length);
		list.push(value);
		return String(list.length - 1);
	};
	/** @type {(value: unknown) => unknown} */
	const short = (value) =>
		typeof value === 'string' || (typeof value === 'object' && value !== null)
			? placeOf(value)
			: value;
	placeOf(JSON.parse(JSON.stringify(data)));
	let length = 2;
	// The list grows while it is written.
	for (const value of list) length += JSON.stringify(shallow(value, short)).length + 1;
	return length;
}

/**
 * @param {unknown} value
 * @param {(value: unknown) => unknown} short
 */
function shallow(value, short) {
	if (Array.isArray(value)) return value.map(short);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, short(one)]));
}
