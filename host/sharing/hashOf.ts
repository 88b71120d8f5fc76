import { createHash } from 'crypto';

/**
 * @returns a hash that is the same for equal data only, in whatever order their members are. What the data hold,
 * such as a key, cannot be read from it
 */
export function hashOf(data: unknown): string {
	return createHash('sha256').update(canonical(data)).digest('hex');
}

/** @returns JSON with the members of each object sorted by name */
function canonical(data: unknown): string {
	return (
		JSON.stringify(data, (_name, value: unknown) =>
			typeof value === 'object' && value !== null && !Array.isArray(value)
				? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
				: value,
		) ?? ''
	);
}
