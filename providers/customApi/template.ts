/** A name in braces, as in `{id}` and `{data.datasetId}`. */
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** @returns the names in braces, in order */
export function placeholdersIn(template: string): readonly string[] {
	return [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/**
 * @param valueOf gives the value for a name, or null for none
 * @returns the template with each name in braces replaced by its value, or null if a value is missing
 */
export function filledIn(
	template: string,
	valueOf: (name: string) => string | null,
): string | null {
	const parts: string[] = [];
	let end = 0;
	for (const found of template.matchAll(PLACEHOLDER)) {
		const value = valueOf(found[1] ?? '');
		if (value === null) return null;
		parts.push(template.slice(end, found.index), value);
		end = found.index + found[0].length;
	}
	return parts.join('') + template.slice(end);
}

/**
 * @param name `id`, or `+id` to keep the slashes between the parts of the id
 * @returns the id, encoded as a part of an address, or null for an id that would lead to another path
 */
export function idInAddress(name: 'id' | '+id', id: string): string | null {
	const parts = name === 'id' ? [id] : id.split('/');
	const leadsElsewhere = parts.some((part) => part === '' || part === '.' || part === '..');
	return leadsElsewhere ? null : parts.map(encodeURIComponent).join('/');
}
