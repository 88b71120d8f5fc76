/** No answer is nested deeper than this on purpose. */
const MOST_PARTS = 20;

/** Stands for all entries of a list. */
const ALL = '[]';

/** Characters that make a part ambiguous or show a mistake: blanks, brackets, signs of a formula. */
const UNREADABLE = /[\s[\]{}=,"'$]/;

/**
 * Reads `data.results[0].url`, `data.results.0.url`, `results[].url` and the same with `$.` before it.
 *
 * @returns the parts, list entries as digits and `[]` for all of them, or null for a text that is no path
 */
export function partsOf(path: string): readonly string[] | null {
	const dotted = path
		.trim()
		.replace(/^\$\.?/, '')
		.replace(/\[(\d*)\]/g, (_whole, index: string) => `.${index === '' ? ALL : index}`)
		.replace(/^\.(?=\d|\[)/, '');
	const parts = dotted.split('.');
	const isReadable = (part: string) => part === ALL || (part !== '' && !UNREADABLE.test(part));
	return parts.length <= MOST_PARTS && parts.every(isReadable) ? parts : null;
}

/** @returns the path as recipes write it, as in `results.0.url` and `results[].url`; null for a text that is none */
export function writtenPath(path: string): string | null {
	return partsOf(path)?.join('.').replaceAll(`.${ALL}`, ALL) ?? null;
}
