/** A name in braces, as in `{id}` and `{data.datasetId}`. */
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** @returns the names in braces, in order */
export function placeholdersIn(template: string): readonly string[] {
	return [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/**
 * @param valueOf what stands for a name, or null for nothing
 * @returns the template with a value for each name, or null where one is missing
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
 * @param name `id` or, where slashes between its parts stay, `+id`
 * @returns the id as a part of an address, or null for one that would lead to another path
 */
export function idInAddress(name: 'id' | '+id', id: string): string | null {
	const parts = name === 'id' ? [id] : id.split('/');
	const leadsElsewhere = parts.some((part) => part === '' || part === '.' || part === '..');
	return leadsElsewhere ? null : parts.map(encodeURIComponent).join('/');
}
