/**
 * Installs what building and testing need, when it is not there yet. `npm start` and `npm test`
 * call this first, so it may use nothing but what the machine's own node (20 or newer) brings.
 *
 * Whoever calls it from an npm script must go on with `npm run …`: that starts a new shell, and
 * only a new shell finds the Node 24 that was installed here (an old one remembers where it found
 * `node` before).
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, integrity?: string, devDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ code: number | null, output: string }} Ended
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';
const nodeBinary = join(
	root,
	'node_modules',
	...(isWindows ? ['node', 'bin', 'node.exe'] : ['.bin', 'node']),
);
/** npm's own record of what it has installed. */
const installedLock = join(root, 'node_modules', '.package-lock.json');
const neededNodeMajor = 24;
const aliveEveryMs = 5000;

/** What npm's complaints mean and what to do about them; the first that matches is shown. */
const complaints = [
	{ pattern: /spawn npm ENOENT/, advice: 'npm was not found. It comes with Node.js (nodejs.org).' },
	{
		pattern: /ENOSPC|no space left/i,
		advice:
			'The disk is full. The development packages need about 1.3 GB; make room and try again.',
	},
	{
		pattern: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
		advice: `No permission to write. ${root} and npm's cache ("npm config get cache") must be writable for you.`,
	},
	{
		pattern: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
		advice:
			'npm cannot reach its registry. Check the network and the proxy settings, then try again.',
	},
	{
		pattern: /EUSAGE|can only install packages when/,
		advice:
			'package.json and package-lock.json do not belong together. Run "npm install --ignore-scripts" and commit both.',
	},
	{
		pattern: /EINTEGRITY/,
		advice: 'A download arrived damaged. Run "npm cache verify", then try again.',
	},
	{
		pattern: /E404|ETARGET|E401|E403/,
		advice:
			'The registry that npm is set up to use does not give out one of the packages (see above).',
	},
];

/** @param {string} text */
function say(text) {
	process.stdout.write(`set-up: ${text}\n`);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null} null when there is no such file, or npm was
 * interrupted while writing it
 */
function readLock(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
	} catch {
		return null;
	}
}

/**
 * npm writes its record as its very last step, so a half-done installation has none. Comparing it
 * with our lock file also accepts what a plain `npm install` has left up to date.
 * Only what is installed is compared: the lock file also holds packages for other operating
 * systems, and some that one generation of npm installs and the next leaves out.
 */
function packagesAreInstalled() {
	const wanted = readLock(join(root, 'package-lock.json'));
	const installed = readLock(installedLock);
	if (wanted === null || installed === null) return false;
	const direct = Object.keys(wanted['']?.devDependencies ?? {});
	return (
		direct.every((name) => installed[`node_modules/${name}`] !== undefined) &&
		Object.entries(installed).every(([path, { version, integrity }]) => {
			const locked = wanted[path];
			return locked?.version === version && locked?.integrity === integrity;
		})
	);
}

/** npm empties the folder before it installs, and would empty whatever a link leads to. */
function packagesAreALink() {
	const folder = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false });
	return folder?.isSymbolicLink() ?? false;
}

function nodeIsInstalled() {
	if (!existsSync(nodeBinary)) return false;
	const { stdout } = spawnSync(nodeBinary, ['--version'], { encoding: 'utf8' });
	return (stdout ?? '').startsWith(`v${neededNodeMajor}.`);
}

/** npm must not run on the very node that it is about to replace. */
function pathWithoutOurNode() {
	return (process.env['PATH'] ?? '')
		.split(delimiter)
		.filter((folder) => resolve(folder) !== join(root, 'node_modules', '.bin'))
		.join(delimiter);
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Ended>}
 */
function npm(args) {
	say(`npm ${args.join(' ')}`);
	const started = Date.now();
	const alive = setInterval(() => {
		say(`… still at work, ${Math.round((Date.now() - started) / 1000)} s`);
	}, aliveEveryMs);
	return new Promise((done) => {
		let output = '';
		const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--no-progress'], {
			cwd: root,
			env: { ...process.env, PATH: pathWithoutOurNode() },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: isWindows,
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk) => (output += chunk));
		}
		const end = (/** @type {number | null} */ code) => {
			clearInterval(alive);
			done({ code, output });
		};
		child.on('error', (error) => {
			output += error.message;
			end(null);
		});
		child.on('close', end);
	});
}

/**
 * @param {boolean} isGood
 * @param {string} output
 * @param {string} doing
 */
function stopUnless(isGood, output, doing) {
	if (isGood) return;
	// The first lines of npm's complaint say what is wrong; pages of usage may follow.
	const lines = output.trim().split('\n');
	const complaint = lines.filter((line) => /^npm (error|ERR!)/.test(line));
	const shown = (complaint.length > 0 ? complaint : lines.slice(-20)).slice(0, 20).join('\n');
	const advice = complaints.find(({ pattern }) => pattern.test(output))?.advice;
	process.stderr.write(`${shown}\n\nset-up: ${doing} did not work. ${advice ?? ''}\n`);
	process.exit(1);
}

async function setUp() {
	if (Number(process.versions.node.split('.')[0]) < 20) {
		process.stderr.write(`set-up: this needs Node.js 20 or newer, here is ${process.version}.\n`);
		process.exit(1);
	}
	if (!packagesAreInstalled()) {
		if (packagesAreALink()) {
			process.stderr.write(
				'set-up: node_modules is a symbolic link, whose target npm would empty. Remove the link and start again.\n',
			);
			process.exit(1);
		}
		say('installing the development packages; this takes about two minutes and 1.3 GB');
		// No install scripts: eslint-plugin-n8n-nodes-base, which n8n's lint brings along, has one
		// that refuses every package manager but pnpm. The dev packages count even where NODE_ENV
		// is "production".
		const ended = await npm(['ci', '--ignore-scripts', '--include=dev', '--loglevel=warn']);
		// On a full disk npm warns of files that it could not unpack, and calls that a success.
		const isWhole = ended.code === 0 && !ended.output.includes('TAR_ENTRY_ERROR');
		// Without npm's record the next run does not take the rest for a whole installation.
		if (!isWhole) rmSync(installedLock, { force: true });
		stopUnless(isWhole, ended.output, 'npm ci');
	}
	if (!nodeIsInstalled()) {
		// n8n 2.41 runs on Node 24 only. The package `node` fetches the program for this machine
		// in its install script, the one script that is wanted.
		const ended = await npm(['rebuild', 'node', '--ignore-scripts=false']);
		stopUnless(ended.code === 0, ended.output, 'npm rebuild node');
	}
	if (!nodeIsInstalled()) {
		process.stderr.write(
			`set-up: ${nodeBinary} is not Node ${neededNodeMajor}, or does not run on this machine (${process.platform} ${process.arch}).\n`,
		);
		process.exit(1);
	}
}

await setUp();
