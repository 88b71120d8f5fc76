/**
 * @returns the number, or null where it is below nothing: providers write -1 for "any" (a seed) and "not yet"
 * (a length), which as data would be wrong
 */
export function notNegative(value: number | null): number | null {
	return value !== null && value >= 0 ? value : null;
}
