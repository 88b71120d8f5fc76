const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { minify } = require('@swc/core');
const { dest, src, series } = require('gulp');

/** What n8n reads beside the compiled files; tsc copies none of it. */
const assets = [
	'nodes/**/*.{png,svg}',
	'credentials/**/*.{png,svg}',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
];

/** A stale file in dist would be published, so every build starts from nothing. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

function copyAssets() {
	// Without `encoding: false` gulp 5 reads files as UTF-8 text, which destroys every PNG.
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

/**
 * Takes blanks and line breaks out of what tsc and the sources leave in: they are a fifteenth of the packed
 * package. All names stay, so that stack traces and the shipped code can be read.
 */
async function takeBlanksOut() {
	const paths = await readdir('dist', { recursive: true });
	await Promise.all(paths.map(async (path) => await rewrite(join('dist', path))));
}

/** @param {string} path */
async function rewrite(path) {
	const shorter = path.endsWith('.js') ? shorterCode : path.endsWith('.json') ? shorterJson : null;
	if (shorter !== null) await writeFile(path, await shorter(await readFile(path, 'utf8')));
}

/** @param {string} text */
async function shorterCode(text) {
	return (await minify(text, { compress: false, mangle: false, module: false })).code;
}

/** @param {string} text */
function shorterJson(text) {
	return JSON.stringify(JSON.parse(text));
}

module.exports = { clean, 'build:assets': series(copyAssets, takeBlanksOut) };
