// The pages of the documents: written by hand, but for the parts between marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Set by `writePages.mjs`. */
const isToBeWritten = process.env['WRITE_PAGES'] === 'yes';

/**
 * @param {string} page its path in the repository, such as `docs/item.md`
 * @returns {string} the page as it was written last
 */
export function written(page) {
	return readFileSync(join(ROOT, page), 'utf8');
}

/**
 * @param {string} text of a page
 * @param {string} name of a part, as its marks say it
 * @param {string} part
 * @returns {string} the page with this part
 */
function withPart(text, name, part) {
	const [begin, end] = [`<!-- ${name}: written from the code -->`, `<!-- end of ${name} -->`];
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`The page has no part ${name}`);
	return `${before}${begin}\n\n${part}\n\n${end}${after}`;
}

/**
 * @param {string} page its path in the repository
 * @param {Record<string, string>} parts by name
 * @returns {string} the page as it must be; it is written where that was asked for
 */
export function pageWith(page, parts) {
	const wanted = Object.entries(parts).reduce(
		(whole, [name, part]) => withPart(whole, name, part),
		written(page),
	);
	if (isToBeWritten) writeFileSync(join(ROOT, page), wanted);
	return wanted;
}

/**
 * @param {string} page its path in the repository
 * @param {string} heading the title of a section
 * @returns {string[][]} the cells of the rows of its tables, without the lines that head the first
 */
export function tableUnder(page, heading) {
	const section = written(page).split(`# ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
	return section
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2)
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}
