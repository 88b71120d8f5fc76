// `docs/custom-api.md`: written by hand, but for the parts between marks.
import { readFileSync, writeFileSync } from 'node:fs';

export const PAGE = new URL('../../docs/custom-api.md', import.meta.url);

/** Set by `writeCustomApiPage.mjs`. */
const isToBeWritten = process.env['WRITE_CUSTOM_API_PAGE'] === 'yes';

/** @returns {string} the page as it was written last */
export function writtenPage() {
	return readFileSync(PAGE, 'utf8');
}

/**
 * @param {string} page
 * @param {string} name of a part, as its marks say it
 * @param {string} text
 * @returns {string} the page with this text in that part
 */
function withPart(page, name, text) {
	const [begin, end] = [`<!-- ${name}: written from the code -->`, `<!-- end of ${name} -->`];
	const [before, rest] = page.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`The page has no part ${name}`);
	return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/**
 * @param {Record<string, string>} parts by name
 * @returns {string} the page as it must be; it is written where that was asked for
 */
export function pageWith(parts) {
	const page = Object.entries(parts).reduce(
		(whole, [name, text]) => withPart(whole, name, text),
		writtenPage(),
	);
	if (isToBeWritten) writeFileSync(PAGE, page);
	return page;
}

/**
 * @param {string} heading
 * @returns {string[][]} the cells of the rows of the first table under a heading
 */
export function tableUnder(heading) {
	const section = writtenPage().split(`# ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
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
