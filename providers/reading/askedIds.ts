/** @returns the id as text, without white space around it; null for '' and for what is no id */
export function idText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * An id is compared as it is written, and where nobody asked for it so, without regard to case: some
 * providers answer about an upper-case UUID in lower case.
 *
 * @returns what finds the id that was asked for, as it was asked, to one that an answer names; or undefined
 */
export function amongAsked(askedIds: readonly string[]): (id: string) => string | undefined {
	const asked = new Set(askedIds);
	const inLowerCase = new Map(askedIds.map((id) => [id.toLowerCase(), id]));
	return (id) => (asked.has(id) ? id : inLowerCase.get(id.toLowerCase()));
}
