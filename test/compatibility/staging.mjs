import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/n8n/places.mjs';

/**
 * @typedef {object} Stage
 * @property {string} packageFolder  a copy of what is published
 * @property {string} userFolder  where that n8n writes its key and its binary data
 * @property {() => void} remove
 */

/**
 * Puts the built package where Node finds one generation's n8n-workflow and zod for it. A copy, as a
 * link would lead Node back to this package's own node_modules.
 *
 * @param {string} modules  the generation's node_modules folder
 * @returns {Stage}
 */
export function stage(modules) {
	// macOS's temporary folder is itself a link, and n8n compares paths.
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'video-tasks-compatibility-')));
	const packageFolder = join(folder, 'package');
	const userFolder = join(folder, 'user');
	for (const one of [packageFolder, userFolder]) mkdirSync(one);
	for (const name of ['package.json', 'dist']) {
		cpSync(join(root, name), join(packageFolder, name), { recursive: true });
	}
	// The kind of link that Windows allows without an administrator.
	symlinkSync(modules, join(packageFolder, 'node_modules'), 'junction');
	const remove = () => {
		process.off('exit', remove);
		rmSync(folder, { recursive: true, force: true });
	};
	process.once('exit', remove);
	return { packageFolder, userFolder, remove };
}
