import Table from 'cli-table3';

import { spaced } from './markdown.mjs';

/**
 * @param {Record<string, string | number>[]} rows
 * @returns {string} a table with one column for each member of the rows, their part left out
 */
export function tableOf(rows) {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
		(name) => name !== 'part',
	);
	const table = new Table({ head: columns.map(spaced), style: { head: [], border: [] } });
	for (const row of rows) table.push(columns.map((name) => String(row[name] ?? '')));
	return table.toString();
}
