// What the matrix found, as a file: each operation writes its part, and all parts together are the report.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';

const reports = new URL('../../reports/', import.meta.url);
const parts = new URL('faults/', reports);

/**
 * @typedef {object} Row  one cell of the matrix
 * @property {string} family
 * @property {string} fault
 * @property {'once' | 'always'} course
 * @property {string} provider
 * @property {string} operation
 * @property {'right' | 'told' | 'error' | 'lost'} outcome
 */

/**
 * @param {string} operation
 * @param {readonly Row[]} rows
 */
export async function reportPart(operation, rows) {
	await mkdir(parts, { recursive: true });
	await writeWhole(new URL(`${operation}.json`, parts), rows);
	// Whoever ends last finds the parts of all.
	const names = (await readdir(parts)).filter((name) => name.endsWith('.json')).sort();
	const texts = await Promise.all(names.map((name) => readFile(new URL(name, parts), 'utf8')));
	await writeWhole(
		new URL('faults.json', reports),
		texts.flatMap((text) => JSON.parse(text)),
	);
}

/**
 * In one step, so that nobody reads half a file.
 *
 * @param {URL} place
 * @param {readonly Row[]} rows
 */
async function writeWhole(place, rows) {
	const draft = new URL(`${place.href}.${process.pid}`);
	await writeFile(draft, `${JSON.stringify(rows, null, '\t')}\n`);
	await rename(draft, place);
}
