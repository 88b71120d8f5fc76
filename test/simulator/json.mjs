/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The texts of a list; nothing else than a list has any.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
export function textsOf(value) {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/**
 * A whole number out of a query or a body, `undefined` when it is out of bounds or none at all.
 *
 * @param {unknown} value
 * @param {{ usual: number, least: number, most: number }} bounds
 */
export function wholeNumber(value, { usual, least, most }) {
	if (value === undefined) return usual;
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
	return number >= least && number <= most ? number : undefined;
}
