/** Checks that what would be published is complete, small, free of anything else, and loads. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { packAndUnpack } from './pack.mjs';
import { lockFindings, manifestFindings } from './supplyChain.mjs';

/**
 * @typedef {import('./pack.mjs').PackedPackage} PackedPackage
 * @typedef {{ name?: string, icon?: unknown }} Described
 */

const maxTarballBytes = 240_000;
const allowedPaths = [
	/^dist\/(core|providers|host|nodes|credentials)\//,
	/^(README|LICENSE)\.md$/,
	/^package\.json$/,
];
/** What n8n itself brings along when it loads a node. */
const providedPackages = ['n8n-workflow', 'zod'];

/**
 * The files of dist that the sources ask for.
 *
 * @returns {string[]}
 */
function expectedDistPaths() {
	return ['core', 'providers', 'host', 'nodes', 'credentials']
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
				join(folder, path).split(sep).join(posix.sep),
			),
		)
		.filter((path) => /\.(ts|png|svg|node\.json)$|\/__schema__\/.*\.json$/.test(path))
		.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
}

/**
 * @param {PackedPackage} packed
 * @returns {string[]}
 */
function checkList({ paths, bytes }) {
	const needed = ['package.json', 'README.md', 'LICENSE.md', ...expectedDistPaths()];
	const findings = [
		...needed.filter((path) => !paths.includes(path)).map((path) => `${path} is not packed`),
		...paths
			.filter((path) => !allowedPaths.some((allowed) => allowed.test(path)))
			.map((path) => `${path} does not belong into the package`),
	];
	if (bytes >= maxTarballBytes) {
		findings.push(`the tarball has ${bytes} bytes, ${maxTarballBytes} are too many`);
	}
	return findings;
}

/**
 * What n8n will load must be named in package.json, and only what is there may be named.
 *
 * @param {readonly string[]} named
 * @param {readonly string[]} packedPaths
 * @param {RegExp} pattern
 * @returns {string[]}
 */
function checkNamed(named, packedPaths, pattern) {
	const present = packedPaths.filter((path) => pattern.test(path));
	return [
		...present
			.filter((path) => !named.includes(path))
			.map((path) => `${path} is not named under "n8n" in package.json`),
		...named
			.filter((path) => !present.includes(path))
			.map((path) => `package.json names ${path}, which is not packed`),
	];
}

/**
 * Loads a class as n8n does: by the file's name up to the first dot.
 *
 * @param {NodeJS.Require} require
 * @param {string} file
 * @returns {Described} the description of a node; a credential is its own
 */
function load(require, file) {
	const className = basename(file).split('.')[0] ?? '';
	const instance = new (require(file)[className])();
	return instance.description ?? instance;
}

/**
 * @param {Described} described
 * @param {string} path
 * @param {readonly string[]} packedPaths
 * @returns {string[]}
 */
function checkDescribed({ name, icon }, path, packedPaths) {
	const icons = typeof icon === 'object' && icon !== null ? Object.values(icon) : [icon];
	return [
		...(name ? [] : [`${path} has no name`]),
		...icons
			.map((one) => posix.join(posix.dirname(path), String(one).replace(/^file:/, '')))
			.filter((iconPath) => !packedPaths.includes(iconPath))
			.map((iconPath) => `${path} asks for the icon ${iconPath}, which is not packed`),
	];
}

/**
 * @param {PackedPackage} packed
 * @returns {string[]}
 */
function checkLoading({ folder, paths }) {
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const modules = join(dirname(folder), 'node_modules');
	mkdirSync(modules);
	for (const name of providedPackages) {
		symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
	}
	const require = createRequire(join(folder, 'package.json'));
	const findings = [
		...checkNamed(n8n.credentials, paths, /\.credentials\.js$/),
		...checkNamed(n8n.nodes, paths, /\.node\.js$/),
	];
	for (const path of [...n8n.credentials, ...n8n.nodes]) {
		try {
			findings.push(...checkDescribed(load(require, `./${path}`), path, paths));
		} catch (error) {
			findings.push(`${path} does not load: ${String(error).split('\n')[0]}`);
		}
	}
	return findings;
}

/** @returns {string[]} */
function checkSources() {
	const [manifest, lock] = ['package.json', 'package-lock.json'].map((file) =>
		JSON.parse(readFileSync(file, 'utf8')),
	);
	return [...manifestFindings(manifest), ...lockFindings(manifest, lock)];
}

if (!existsSync('dist')) {
	process.stderr.write('package: there is no dist folder; run "npm run build" first\n');
	process.exit(1);
}

const packed = packAndUnpack();
try {
	const findings = [...checkSources(), ...checkList(packed), ...checkLoading(packed)];
	for (const finding of findings) process.stderr.write(`package: ${finding}\n`);
	if (findings.length > 0) process.exitCode = 1;
	else {
		process.stdout.write(
			`package: ${packed.paths.length} files, ${packed.bytes} bytes packed; complete, loads, and brings nothing along\n`,
		);
	}
} finally {
	packed.remove();
}
