import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * @param {string} heading the title of a section
 * @returns {Promise<string[][]>} the cells of the rows of its tables, without the lines that head them
 */
export async function tableUnder(heading) {
	const text = await readFile(join(ROOT, 'README.md'), 'utf8');
	const section = text.split(`# ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
	const rows = section.split('\n').filter((line) => line.startsWith('| '));
	return rows
		.map((row) => row.split('|').map((cell) => cell.trim()))
		.map((cells) => cells.slice(1, -1))
		.filter((_row, index) => index > 1);
}
