import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} PackedPackage
 * @property {string} folder the unpacked package; its parent holds nothing else but the tarball
 * @property {readonly string[]} paths every packed file, relative to the package
 * @property {number} bytes size of the tarball
 * @property {() => void} remove deletes the temporary folder
 */

/**
 * Packs the package in the current folder as publishing would, and unpacks it elsewhere.
 *
 * @returns {PackedPackage}
 */
export function packAndUnpack() {
	const parent = mkdtempSync(join(tmpdir(), 'packed-'));
	const options = ['--json', '--ignore-scripts', '--pack-destination', parent];
	const answer = execFileSync('npm', ['pack', ...options], {
		encoding: 'utf8',
		// npm repeats the file list here, and it comes as JSON already.
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	/** @type {readonly { filename: string, size: number, files: readonly { path: string }[] }[]} */
	const [packed] = Object.values(JSON.parse(answer));
	if (packed === undefined) throw new Error('npm pack has packed nothing');
	execFileSync('tar', ['-xzf', join(parent, packed.filename), '-C', parent]);
	return {
		folder: join(parent, 'package'),
		paths: packed.files.map(({ path }) => path),
		bytes: packed.size,
		remove: () => rmSync(parent, { recursive: true, force: true }),
	};
}
