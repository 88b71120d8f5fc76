import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The newest that all tests have been run with; taken where the registry cannot be asked. */
export const KNOWN_VERSION = '2.41.1';

/** Picks another version, as in `VIDEO_TASKS_N8N_VERSION=2.20.12 npm run test:e2e`. */
const VARIABLE = 'VIDEO_TASKS_N8N_VERSION';

const ASK_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;
const LONGEST_QUESTION_MS = 20_000;
const MOST_TRIED = 5;

/**
 * @param {readonly string[]} asked a package, perhaps with its version, and what of it
 * @returns {unknown} what the registry says, or null
 */
function view(asked) {
	const { status, stdout } = spawnSync('npm', ['view', ...asked, '--json'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		timeout: LONGEST_QUESTION_MS,
		shell: process.platform === 'win32',
	});
	if (status !== 0 || stdout.trim() === '') return null;
	try {
		return JSON.parse(stdout);
	} catch {
		return null;
	}
}

/**
 * @param {string} version of n8n
 * @param {typeof view} ask
 * @returns {boolean} whether the registry also gives out the parts of n8n that this version depends on
 */
function isWhole(version, ask) {
	const dependencies = ask([`n8n@${version}`, 'dependencies']);
	if (typeof dependencies !== 'object' || dependencies === null) return false;
	const parts = Object.entries(dependencies).filter(([name]) => /^n8n-(core|workflow)$/.test(name));
	return (
		parts.length === 2 && parts.every(([name, at]) => ask([`${name}@${at}`, 'version']) === at)
	);
}

/**
 * A registry may give out a version of n8n before, or without, the parts that it depends on.
 *
 * @param {typeof view} [ask]
 * @returns {string | null} the newest version that can be installed, or null where nobody says
 */
export function newestVersion(ask = view) {
	const versions = ask(['n8n', 'versions']);
	if (!Array.isArray(versions)) return null;
	const stable = versions.filter((version) => /^\d+\.\d+\.\d+$/.test(version));
	return (
		stable
			.slice(-MOST_TRIED)
			.reverse()
			.find((version) => isWhole(version, ask)) ?? null
	);
}

/**
 * @param {string} cacheFolder where the registry's answer is kept for a day
 * @returns {string} the version of n8n that is installed and tried
 */
export function chosenVersion(cacheFolder) {
	const picked = process.env[VARIABLE];
	if (picked !== undefined && picked !== '') return picked;
	const path = join(cacheFolder, 'newest-n8n.json');
	try {
		const { version, askedAtMs } = JSON.parse(readFileSync(path, 'utf8'));
		const isFresh = Math.abs(Date.now() - askedAtMs) < ASK_AGAIN_AFTER_MS;
		if (isFresh && typeof version === 'string') return version;
	} catch {
		// It has not been asked yet.
	}
	const version = newestVersion() ?? KNOWN_VERSION;
	mkdirSync(cacheFolder, { recursive: true });
	writeFileSync(path, JSON.stringify({ version, askedAtMs: Date.now() }));
	return version;
}
