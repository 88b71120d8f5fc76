import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../../scripts/n8n/lock.mjs';
import { npm } from '../../scripts/n8n/npm.mjs';
import { n8nFolder, root } from '../../scripts/n8n/places.mjs';

/**
 * @typedef {object} Generation
 * @property {string} n8n  its version
 * @property {Readonly<Record<string, string>> | null} packages  what that version of n8n depends on, to
 *   be installed; null for the one that this package develops against, which is there already
 */

/** The oldest n8n that can load the node, the first 2.x and the newest that npm gives out. @type {readonly Generation[]} */
export const generations = [
	// n8n-workflow 1.83 is the first with NodeConnectionTypes, which n8n's lint demands. Of n8n 1.85
	// npm gives out 1.85.4 only; these are what it depends on, to the patch.
	{
		n8n: '1.85.4',
		packages: { 'n8n-core': '1.84.0', 'n8n-workflow': '1.83.0', zod: '3.24.1' },
	},
	{ n8n: '2.0.0', packages: { 'n8n-core': '2.0.0', 'n8n-workflow': '2.0.0', zod: '3.25.67' } },
	{ n8n: '2.41.1', packages: null },
];

/** By its own defaults npm says only after three minutes that it does not reach the registry. */
const soonTired = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** @param {string} text */
export function say(text) {
	process.stdout.write(`compatibility: ${text}\n`);
}

/**
 * npm writes its own record as its very last step, so a half-done installation has none.
 *
 * @param {string} modules
 * @param {Readonly<Record<string, string>>} packages
 */
function isComplete(modules, packages) {
	try {
		const record = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
		return Object.entries(packages).every(
			([name, version]) =>
				record.packages[`node_modules/${name}`]?.version === version &&
				existsSync(join(modules, name, 'package.json')),
		);
	} catch {
		return false;
	}
}

/**
 * Makes sure that a generation's packages are in the user's cache folder, whole.
 *
 * @param {Generation} generation
 * @returns {Promise<string>} their node_modules folder
 */
export async function installed({ n8n, packages }) {
	if (packages === null) return join(root, 'node_modules');
	const folder = join(dirname(n8nFolder), `compatibility-${n8n}`);
	const modules = join(folder, 'node_modules');
	if (isComplete(modules, packages)) return modules;
	await withLock(join(folder, 'installing.lock'), async () => {
		// Another run may have installed it while this one waited for the lock.
		if (isComplete(modules, packages)) return;
		// What an interrupted run has left behind: npm trusts it and would not complete every package.
		rmSync(modules, { recursive: true, force: true });
		rmSync(join(folder, 'package-lock.json'), { force: true });
		mkdirSync(folder, { recursive: true });
		const content = { private: true, dependencies: packages };
		writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
		say(`installing the engine of n8n ${n8n} into ${folder}; once, about a minute, 200 MB`);
		await npm(folder, ['install', '--ignore-scripts', '--loglevel=warn', ...soonTired]);
	});
	return modules;
}
