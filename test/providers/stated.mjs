/**
 * What providers state about themselves, as data that JSON can hold: titles, ids, fields, callbacks, credentials,
 * services. Functions are left out.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function stated(value) {
	if (value instanceof Map) return { map: [...value].map(stated) };
	if (value instanceof Set) return { set: [...value].map(stated) };
	if (value instanceof RegExp) return { pattern: String(value) };
	if (Array.isArray(value)) return value.map(stated);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => typeof member !== 'function' && member !== undefined)
			.map(([name, member]) => [name, stated(member)]),
	);
}
