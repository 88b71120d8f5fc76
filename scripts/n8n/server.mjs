import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint, say } from './complaint.mjs';
import { childEnvironment, n8nFolder, nodeBinary } from './places.mjs';

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

const readyWithinMs = 240_000;
const lookEveryMs = 250;
const politeMs = 8000;

/**
 * @param {number} port  0 takes a free one
 * @returns {Promise<number | null>} the port; null when it is taken
 */
export function tryPort(port) {
	return new Promise((done) => {
		const probe = createServer();
		probe.once('error', () => done(null));
		probe.listen(port, '127.0.0.1', () => {
			const address = probe.address();
			const got = typeof address === 'object' && address !== null ? address.port : port;
			probe.close(() => done(got));
		});
	});
}

/** @param {number} port */
export async function checkPort(port) {
	const got = await tryPort(port);
	if (got !== null) return got;
	throw new Complaint(
		`Port ${port} is taken. Stop what listens there, or choose another port: npm run n8n -- --port ${port + 1}`,
	);
}

/**
 * @param {number} port
 * @param {number} brokerPort
 * @param {string} userFolder
 */
function settings(port, brokerPort, userFolder) {
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_LOG_LEVEL: 'info',
		NO_COLOR: '1',
	};
}

/** @param {string} url */
async function isReady(url) {
	try {
		return (await fetch(`${url}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
	return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Asks politely first: n8n then writes down its running executions.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
async function stop(child) {
	if (ended(child)) return;
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	const killing = setTimeout(() => kill(child), politeMs);
	await gone;
	clearTimeout(killing);
}

/**
 * The process group: n8n has a child of its own that runs Code nodes.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function kill(child) {
	if (ended(child) || child.pid === undefined) return;
	if (process.platform === 'win32') child.kill();
	else process.kill(-child.pid, 'SIGKILL');
}

/**
 * Starts n8n and waits until it answers.
 *
 * @param {object} how
 * @param {number} how.port
 * @param {string} how.userFolder
 * @param {readonly string[]} [how.command]  n8n's, such as `worker`; a worker answers on its health check's port
 * @param {Record<string, string> | undefined} [how.environment]  beside what every n8n here is started with
 */
export async function startServer({ port, userFolder, command = ['start'], environment = {} }) {
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	mkdirSync(userFolder, { recursive: true });
	const brokerPort = (await tryPort(0)) ?? port + 1;
	say(
		`starting n8n ${command[0] === 'start' ? '' : `${command[0]} `}on ${url} (its log: ${logFile})`,
	);
	const child = spawn(nodeBinary, [join('node_modules', 'n8n', 'bin', 'n8n'), ...command], {
		cwd: n8nFolder,
		env: childEnvironment({ ...settings(port, brokerPort, userFolder), ...environment }),
		stdio: ['ignore', 'pipe', 'pipe'],
		// A Ctrl-C goes to the whole terminal; this process ends n8n itself, in its own time.
		detached: process.platform !== 'win32',
	});
	const killWithThis = () => kill(child);
	process.once('exit', killWithThis);
	child.once('exit', () => process.off('exit', killWithThis));
	// One log over all starts: what came before a kill is what one wants to read after it.
	const log = createWriteStream(logFile, { flags: 'a' });
	let tail = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.pipe(log, { end: false });
		stream.on('data', (chunk) => (tail = (tail + chunk).slice(-2000)));
	}
	const startedAtMs = Date.now();
	while (!(await isReady(url))) {
		if (ended(child))
			throw new Complaint(`n8n has ended by itself. The end of ${logFile}:\n${tail}`);
		if (Date.now() - startedAtMs > readyWithinMs) {
			await stop(child);
			throw new Complaint(`n8n does not answer on ${url}. The end of ${logFile}:\n${tail}`);
		}
		await sleep(lookEveryMs);
	}
	return {
		url,
		logFile,
		stop: async () => await stop(child),
		/** As when the power fails: nothing is written down. */
		kill: async () => {
			const gone = new Promise((done) => child.once('exit', done));
			kill(child);
			await gone;
		},
	};
}
