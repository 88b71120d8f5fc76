/** One n8n main, its workers and, where they are wanted, webhook processes in queue mode, each as if on a machine of its own. */
import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { credentialsFor, saveCredentials, signIn } from '../../scripts/n8n/account.mjs';
import { installCommunityPackage } from '../../scripts/n8n/communityPackage.mjs';
import { Complaint } from '../../scripts/n8n/complaint.mjs';
import { N8nRest } from '../../scripts/n8n/rest.mjs';
import { startServer, tryPort } from '../../scripts/n8n/server.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof startCluster>>} Cluster
 * @typedef {Awaited<ReturnType<typeof startMember>>} Member
 */

export const workerCount = 2;
export const concurrency = 5;

/**
 * As a new container would, which is how workers are mostly run. With the log of its earlier life a worker takes
 * all executions for crashed that it ever put to rest, also those that another worker has in hand by now.
 *
 * @param {string} folder
 */
function forgetEvents(folder) {
	for (const name of readdirSync(folder)) {
		if (name.startsWith('n8nEventLog')) rmSync(join(folder, name), { recursive: true });
	}
}

/** @param {string} log  a worker's */
function inHandBy(log) {
	const jobs = new Set();
	for (const [, verb, job] of log.matchAll(
		/^Worker (started|finished) execution \d+ \(job (\d+)\)/gm,
	)) {
		if (verb === 'started') jobs.add(job);
		else jobs.delete(job);
	}
	return jobs.size;
}

/** @param {{ userFolder: string, command: readonly string[], environment: Record<string, string> }} settings */
async function startMember({ userFolder, command, environment }) {
	const port = await tryPort(0);
	if (port === null) throw new Complaint('There is no free port on loopback.');
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
	const start = async () =>
		await startServer({
			port,
			userFolder,
			command,
			environment:
				command[0] === 'worker'
					? { ...environment, ...health, N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' }
					: environment,
		});
	let server = await start();
	/** How much of the log is of earlier starts. */
	let logBefore = 0;
	return {
		url: server.url,
		/** @returns {number} the executions that it has begun and not put away since it started, by its log */
		inHand: () => inHandBy(readFileSync(server.logFile, 'utf8').slice(logBefore)),
		stop: async () => await server.stop(),
		kill: async () => await server.kill(),
		/** Starts it again where it stood before. */
		async restart() {
			logBefore = readFileSync(server.logFile, 'utf8').length;
			if (command[0] !== 'start') forgetEvents(join(userFolder, '.n8n'));
			server = await start();
		},
	};
}

/**
 * @param {string} folder  for what n8n writes
 * @param {Record<string, string>} stores  where the data base and the queue are
 * @param {import('../simulator/simulator.mjs').Simulator} simulator
 */
export async function startCluster(folder, stores, simulator) {
	const folderOf = (/** @type {string} */ name) => join(folder, name);
	const mainFolder = folderOf('main');
	const workerFolders = ['worker1', 'worker2'].map(folderOf);
	const webhookFolders = ['webhook1', 'webhook2'].map(folderOf);
	await installCommunityPackage(mainFolder);
	for (const one of [...workerFolders, ...webhookFolders]) {
		cpSync(mainFolder, one, { recursive: true });
	}
	const environment = {
		...stores,
		EXECUTIONS_MODE: 'queue',
		// More than n8n's 2, which all calls that a webhook process takes at the same moment share.
		DB_POSTGRESDB_POOL_SIZE: '8',
		N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
		// n8n 2.41 wakes overdue executions before this module is ready, and those end with its error.
		N8N_DISABLED_MODULES: 'otel',
	};
	// The main sets up the data base, which the workers must find ready.
	const main = await startMember({ userFolder: mainFolder, command: ['start'], environment });
	const command = ['worker', `--concurrency=${concurrency}`];
	const workers = await Promise.all(
		workerFolders.map((userFolder) => startMember({ userFolder, command, environment })),
	);
	const webhookProcesses = /** @type {Member[]} */ ([]);
	const rest = new N8nRest(main.url);
	await signIn(rest);
	const credentials = await saveCredentials(rest, credentialsFor(simulator, simulator.url));
	return {
		main,
		workers,
		webhookProcesses,
		rest,
		credentials,
		/** Adds one, at most two: it takes the calls of webhooks, and starts executions that the workers run. */
		async addWebhookProcess() {
			const [userFolder] = webhookFolders.splice(0, 1);
			if (userFolder === undefined) throw new Error('There are two already');
			const added = await startMember({ userFolder, command: ['webhook'], environment });
			webhookProcesses.push(added);
		},
		async close() {
			const all = [main, ...workers, ...webhookProcesses];
			await Promise.all(all.map((one) => one.stop()));
		},
	};
}
