import { spawnSync } from 'node:child_process';
import { Complaint, say } from './complaint.mjs';

/**
 * @param {readonly string[]} args
 * @returns {string | null} why it did not work
 */
function aptGet(args) {
	const { status, stderr, error } = spawnSync('apt-get', ['-qq', ...args], {
		encoding: 'utf8',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	return status === 0 ? null : (error?.message ?? stderr.trim());
}

/**
 * Installs what is missing, which only root may do.
 *
 * @param {readonly string[]} packages
 * @param {string} advice  what to do where it does not work
 */
export function installDebianPackages(packages, advice) {
	const names = packages.join(' ');
	say(`installing Debian's ${names}`);
	const why =
		aptGet(['update']) ?? aptGet(['install', '-y', '--no-install-recommends', ...packages]);
	if (why === null) return;
	throw new Complaint(`Missing here: ${names}. apt-get could not install it (${why}). ${advice}`);
}
