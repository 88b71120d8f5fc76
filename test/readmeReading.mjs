import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * @param {string} heading the title of a section
 * @returns {Promise<string[][]>} the cells of the lines of its tables, those that head them included
 */
async function linesUnder(heading) {
	const text = await readFile(join(ROOT, 'README.md'), 'utf8');
	const section = text.split(`# ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
	return section
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map((cells) => cells.slice(1, -1));
}

/**
 * @param {string} heading the title of a section
 * @returns {Promise<string[][]>} the cells of the rows of its table, without the lines that head it
 */
export async function tableUnder(heading) {
	return (await linesUnder(heading)).slice(2);
}

/** @returns {Promise<string[]>} the titles of all sections, in their order */
export async function headings() {
	const text = await readFile(join(ROOT, 'README.md'), 'utf8');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
}
