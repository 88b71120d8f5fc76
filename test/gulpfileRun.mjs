import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs the gulpfile's `build:assets` over the given files in a folder of their own.
 *
 * @param {Record<string, Buffer>} files path to content
 * @returns {Promise<Record<string, Buffer>>} what is in dist afterwards
 */
export async function buildAssetsOf(files) {
	const project = await mkdtemp(join(tmpdir(), 'gulpfile-'));
	try {
		for (const [path, content] of Object.entries(files)) {
			await mkdir(dirname(join(project, path)), { recursive: true });
			await writeFile(join(project, path), content);
		}
		const gulp = resolve('node_modules/gulp/bin/gulp.js');
		const options = ['--silent', '--gulpfile', resolve('gulpfile.js'), '--cwd', project];
		await promisify(execFile)(process.execPath, [gulp, ...options, 'build:assets']);
		return await contentsOf(join(project, 'dist'));
	} finally {
		await rm(project, { recursive: true, force: true });
	}
}

/**
 * @param {string} folder
 * @returns {Promise<Record<string, Buffer>>}
 */
async function contentsOf(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
	return Object.fromEntries(
		await Promise.all(
			paths.map(
				async (path) => /** @type {const} */ ([relative(folder, path), await readFile(path)]),
			),
		),
	);
}
