import { readFile } from 'node:fs/promises';

import { cellsOfTable, tablePlace } from './readmeTable.mjs';

/** @returns {Promise<string[][]>} the table of faults as the README has it, its head first */
export async function readmeCells() {
	const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
	return cellsOfTable(tablePlace(readme).table);
}
