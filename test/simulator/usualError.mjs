/**
 * @template Entry
 * @param {Readonly<Record<number, Entry>>} table  what a provider says when nothing more precise is known
 * @param {number} status
 * @returns {Entry | undefined} the entry of the status, else the one of its whole group
 */
export function usualError(table, status) {
	return table[status] ?? table[status >= 500 ? 500 : 400];
}
