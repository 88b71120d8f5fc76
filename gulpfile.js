const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

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

function buildAssets() {
	// Without `encoding: false` gulp 5 reads files as UTF-8 text, which destroys every PNG.
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

module.exports = { clean, 'build:assets': buildAssets };
