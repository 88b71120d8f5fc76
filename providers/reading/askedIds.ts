/** @returns an id or a code as text, without white space around it; null for a blank text and for other values */
export function idText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * Matches the ids in an answer with those that were asked for: first as they are written, then without regard to
 * case, because some providers answer about an upper-case UUID in lower case.
 *
 * @returns a function that takes an id from an answer and returns the id as it was asked for, or undefined for one
 * that nobody asked for
 */
export function amongAsked(askedIds: readonly string[]): (id: string) => string | undefined {
	const asked = new Set(askedIds);
	const inLowerCase = new Map(askedIds.map((id) => [id.toLowerCase(), id]));
	return (id) => (asked.has(id) ? id : inLowerCase.get(id.toLowerCase()));
}
