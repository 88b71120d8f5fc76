import { spawn } from 'node:child_process';
import { Complaint, say } from './complaint.mjs';
import { childEnvironment } from './places.mjs';

const aliveEveryMs = 15_000;

/** What npm's complaints mean and what to do about them; the first that matches is shown. */
const complaints = [
	{ pattern: /spawn npm ENOENT/, advice: 'npm was not found. It comes with Node.js (nodejs.org).' },
	{
		pattern: /ENOSPC|no space left/i,
		advice: 'The disk is full. n8n needs about 3.5 GB; make room and try again.',
	},
	{
		pattern: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
		advice: "No permission to write in the folder named above, or in npm's cache.",
	},
	{
		pattern: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
		advice:
			'npm cannot reach its registry. Check the network and the proxy settings, then try again.',
	},
	{
		pattern: /E404|ETARGET|E401|E403/,
		advice:
			'The registry that npm is set up to use does not give out one of the packages (see above).',
	},
	{
		pattern: /gyp ERR!|not found: make|g\+\+/,
		advice: 'SQLite is compiled here and needs Python 3, make and a C++ compiler.',
	},
];

/**
 * @param {string} doing
 * @param {string} output
 */
function complaintAbout(doing, output) {
	const lines = output.trim().split('\n');
	const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line));
	const shown = (errors.length > 0 ? errors.slice(0, 5) : lines.slice(-20)).join('\n');
	const advice = complaints.find(({ pattern }) => pattern.test(output))?.advice ?? '';
	return new Complaint(`${doing} did not work. ${advice}\n\n${shown}`);
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function start(folder, args) {
	const startedAtMs = Date.now();
	const alive = setInterval(() => {
		say(`… npm is still at work, ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
	}, aliveEveryMs);
	return new Promise((done) => {
		let output = '';
		const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--no-progress'], {
			cwd: folder,
			env: childEnvironment(),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk) => (output += chunk));
		}
		// Who is told to stop does not leave npm behind, at work in a folder that the next run wants.
		const stop = () => child.kill();
		process.once('exit', stop);
		const end = (/** @type {number | null} */ code) => {
			clearInterval(alive);
			process.off('exit', stop);
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
 * Runs npm in a folder and says while it works that it does.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it printed
 */
export async function npm(folder, args) {
	const { code, output } = await start(folder, args);
	// On a full disk npm warns of files that it could not unpack, and calls that a success.
	const isWhole = code === 0 && !output.includes('TAR_ENTRY_ERROR');
	if (!isWhole) throw complaintAbout(`"npm ${args.join(' ')}" in ${folder}`, output);
	return output;
}
