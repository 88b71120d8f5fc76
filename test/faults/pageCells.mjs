import { readFile } from 'node:fs/promises';

import { cellsOfTable, tablePlace } from './pageTable.mjs';

/** @returns {Promise<string[][]>} the table of faults as the page has it, its head first */
export async function pageCells() {
	const page = await readFile(new URL('../../docs/faults.md', import.meta.url), 'utf8');
	return cellsOfTable(tablePlace(page).table);
}
