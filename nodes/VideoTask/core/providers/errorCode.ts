import { firstText, identifier, readField } from '../json';

/** How APIs that always send a number say that nothing is wrong: no code, and no error. */
const ALL_WELL: ReadonlySet<unknown> = new Set([0, 200]);

/** @returns the first value that is a code, as text; some send numbers (MiniMax's 1026) */
export function firstCode(...values: readonly unknown[]): string | null {
	return firstText(
		...values.map((value) => (ALL_WELL.has(value) ? null : readField(identifier, value))),
	);
}
