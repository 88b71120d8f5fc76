// The table of the matrix in `docs/faults.md`, made from what the matrix found.

/** @import { Row } from './report.mjs' */

const HEAD = [
	['faults', 'kinds', 'cells', 'task right', 'answer told', 'error with the id', 'lost'],
	['---', '---:', '---:', '---:', '---:', '---:', '---:'],
];

/**
 * @param {readonly Row[]} rows
 * @returns {string} a line for each family of faults, and one for all
 */
export function tableOf(rows) {
	const families = [...new Set(rows.map(({ family }) => family))];
	const lines = families.map((family) =>
		lineOf(
			family,
			rows.filter((row) => row.family === family),
		),
	);
	return [...HEAD, ...lines, lineOf('all', rows)]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/**
 * @param {string} name
 * @param {readonly Row[]} rows
 * @returns {string[]}
 */
function lineOf(name, rows) {
	const kinds = new Set(rows.map(({ family, fault }) => `${family}: ${fault}`)).size;
	const outcomes = /** @type {const} */ (['right', 'told', 'error', 'lost']);
	const counts = outcomes.map((wanted) => rows.filter(({ outcome }) => outcome === wanted).length);
	return [name, ...[kinds, rows.length, ...counts].map(String)];
}

const BEGIN = '<!-- faults: written by test/faults/writePage.mjs -->';
const END = '<!-- end of faults -->';

/**
 * @param {string} page
 * @returns {{ before: string, table: string, after: string }} the page round its table
 */
export function tablePlace(page) {
	const begin = page.indexOf(BEGIN);
	const end = page.indexOf(END);
	if (begin < 0 || end < begin) throw new Error('The page has no place for the table of faults');
	const from = begin + BEGIN.length;
	return {
		before: page.slice(0, from),
		table: page.slice(from, end),
		after: page.slice(end),
	};
}

/**
 * @param {string} table in Markdown
 * @returns {string[][]} its cells, without the line under the head
 */
export function cellsOfTable(table) {
	const lines = table
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^\|[\s:|-]+$/.test(line));
	return lines.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}
