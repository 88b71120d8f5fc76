import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { say } from './complaint.mjs';
import { npm } from './npm.mjs';
import { root } from './places.mjs';

/**
 * @param {readonly string[]} paths
 * @returns {readonly string[]} the files there, folders looked through
 */
function filesUnder(paths) {
	return paths
		.map((path) => join(root, path))
		.filter((path) => existsSync(path))
		.flatMap((path) =>
			statSync(path).isFile()
				? [path]
				: readdirSync(path, { recursive: true, encoding: 'utf8' })
						.map((name) => join(path, name))
						.filter((file) => statSync(file).isFile()),
		);
}

/** @param {readonly string[]} files */
function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of [...files].sort()) hash.update(file).update(readFileSync(file));
	return hash.digest('hex');
}

/**
 * A build that the compiler has refused leaves its files behind as well, but never the icons, which
 * come last.
 *
 * @returns {boolean}
 */
function isBuilt() {
	const sources = filesUnder(['nodes', 'credentials']);
	const outcomes = sources
		.filter((file) => /\.(ts|svg|png|json)$/.test(file))
		.map((file) => join(root, 'dist', relative(root, file)).replace(/\.ts$/, '.js'));
	if (!outcomes.every((file) => existsSync(file))) return false;
	const settings = filesUnder(['package.json', 'tsconfig.json', 'gulpfile.js']);
	const newest = Math.max(...[...sources, ...settings].map((file) => statSync(file).mtimeMs));
	const compiled = outcomes.filter((file) => file.endsWith('.js'));
	return Math.min(...compiled.map((file) => statSync(file).mtimeMs)) > newest;
}

async function buildIfStale() {
	if (isBuilt()) return;
	say('building the package');
	await npm(root, ['run', '--silent', 'build']);
}

/**
 * Packs the package as publishing would.
 *
 * @param {string} folder an empty one
 * @returns {Promise<string>} the path of the tarball
 */
export async function packInto(folder) {
	await buildIfStale();
	await npm(root, ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
	return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

/**
 * Builds the package, packs it as publishing would, and installs the tarball where n8n's
 * Settings → Community Nodes would have put it.
 *
 * @param {string} n8nUserFolder
 */
export async function installCommunityPackage(n8nUserFolder) {
	await buildIfStale();
	const folder = join(n8nUserFolder, '.n8n', 'nodes');
	const mark = join(folder, '.installed');
	const hash = hashOf(filesUnder(['dist', 'package.json', 'README.md', 'LICENSE.md']));
	if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
	say('packing the package and installing the tarball as a community node');
	mkdirSync(folder, { recursive: true });
	const parent = mkdtempSync(join(tmpdir(), 'video-tasks-packed-'));
	try {
		const tarball = await packInto(parent);
		rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
		writeFileSync(
			join(folder, 'package.json'),
			JSON.stringify({ name: 'installed-nodes', private: true }),
		);
		// n8n itself leaves out the peer as well: a second n8n-workflow would bring error classes of its own.
		const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-save'];
		await npm(folder, ['install', tarball, ...options]);
		writeFileSync(mark, hash);
	} finally {
		rmSync(parent, { recursive: true, force: true });
	}
}
