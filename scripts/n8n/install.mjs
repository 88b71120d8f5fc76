import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint, say } from './complaint.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { n8nFolder, n8nVersion, nodeBinary } from './places.mjs';

const neededBytes = 4e9;

/** npm's own record of what it has installed, which it writes as its very last step. */
const record = join(n8nFolder, 'node_modules', '.package-lock.json');

function packagesAreThere() {
	try {
		const { packages } = JSON.parse(readFileSync(record, 'utf8'));
		return packages['node_modules/n8n']?.version === n8nVersion;
	} catch {
		return false;
	}
}

/** Loading it finds out what a look at the files would not: an interrupted compilation. */
function sqliteLoads() {
	const { status } = spawnSync(nodeBinary, ['-e', "require('sqlite3')"], { cwd: n8nFolder });
	return status === 0;
}

export function isInstalled() {
	return packagesAreThere() && sqliteLoads();
}

function checkDisk() {
	const { bavail, bsize } = statfsSync(n8nFolder);
	if (bavail * bsize >= neededBytes) return;
	const gigabytes = (bavail * bsize) / 1e9;
	throw new Complaint(
		`Too little room: n8n needs about 4 GB while it is installed, and ${n8nFolder} has ${gigabytes.toFixed(1)} GB left. ` +
			'Make room, or let XDG_CACHE_HOME name a folder on another disk.',
	);
}

async function installPackages() {
	// What an interrupted run has left behind: npm trusts it and would not complete every package.
	if (existsSync(join(n8nFolder, 'node_modules')) && !existsSync(record)) {
		say('an earlier installation was interrupted; starting it anew');
	}
	rmSync(join(n8nFolder, 'node_modules'), { recursive: true, force: true });
	rmSync(join(n8nFolder, 'package-lock.json'), { force: true });
	checkDisk();
	const packageJson = {
		private: true,
		// linkedom 0.18.15 asks for a package that not every registry gives out, and older n8n take xlsx from a host
		// that is none.
		overrides: { linkedom: '0.18.12', xlsx: '0.18.5' },
	};
	writeFileSync(join(n8nFolder, 'package.json'), JSON.stringify(packageJson));
	say(`installing n8n ${n8nVersion} into ${n8nFolder}; once, 5 to 10 minutes, 3 GB`);
	await npm(n8nFolder, ['install', `n8n@${n8nVersion}`, '--ignore-scripts', '--loglevel=warn']);
}

/** Makes sure that n8n is in the user's cache folder, whole. */
export async function installN8n() {
	if (isInstalled()) return;
	mkdirSync(n8nFolder, { recursive: true });
	await withLock(join(n8nFolder, 'installing.lock'), async () => {
		if (!packagesAreThere()) await installPackages();
		if (!sqliteLoads()) {
			say('compiling SQLite for it, about 3 minutes');
			await npm(n8nFolder, ['rebuild', 'sqlite3', '--ignore-scripts=false']);
		}
		if (!isInstalled()) {
			throw new Complaint(`n8n in ${n8nFolder} is not whole. Delete the folder and try again.`);
		}
	});
}
