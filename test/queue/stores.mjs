/** PostgreSQL and Redis as ordinary processes on loopback, each in a folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint, say } from '../../scripts/n8n/complaint.mjs';
import { installDebianPackages } from '../../scripts/n8n/debian.mjs';
import { n8nFolder } from '../../scripts/n8n/places.mjs';
import { tryPort } from '../../scripts/n8n/server.mjs';

/** @typedef {Awaited<ReturnType<typeof startStores>>} Stores */

const readyWithinMs = 60_000;
const debianPostgres = '/usr/lib/postgresql';

/** n8n brings the clients. Not at the top: n8n may only be about to be installed. */
const fromN8n = () => createRequire(join(n8nFolder, 'package.json'));

/** @param {string} name @returns {string | undefined} where the program is */
function onPath(name) {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** @param {string} name */
function postgresProgram(name) {
	const versions = existsSync(debianPostgres) ? readdirSync(debianPostgres) : [];
	const [newest] = versions.sort((a, b) => Number(b) - Number(a));
	const inDebian = newest === undefined ? '' : join(debianPostgres, newest, 'bin', name);
	return existsSync(inDebian) ? inDebian : onPath(name);
}

function findPrograms() {
	return {
		initdb: postgresProgram('initdb'),
		postgres: postgresProgram('postgres'),
		control: postgresProgram('pg_ctl'),
		redis: onPath('redis-server'),
	};
}

/** @returns {{ initdb: string, postgres: string, control: string, redis: string }} */
function programs() {
	const present = findPrograms();
	const missing = [
		...(present.postgres && present.initdb && present.control ? [] : ['postgresql']),
		...(present.redis ? [] : ['redis-server']),
	];
	if (missing.length > 0) installDebianPackages(missing, 'Install it as your system does.');
	const { initdb, postgres, control, redis } = findPrograms();
	if (!initdb || !postgres || !control || !redis) {
		throw new Complaint(`Not found after the installation: ${missing.join(', ')}`);
	}
	return { initdb, postgres, control, redis };
}

/**
 * PostgreSQL refuses to run as root, and Debian's package has made it a user of its own.
 *
 * @returns {{ uid: number, gid: number } | null}
 */
function postgresUser() {
	if (process.getuid?.() !== 0) return null;
	const idOf = (/** @type {string} */ option) =>
		Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout || NaN);
	const [uid, gid] = [idOf('-u'), idOf('-g')];
	if (Number.isNaN(uid)) throw new Complaint("PostgreSQL needs a user 'postgres' to run as.");
	return { uid, gid };
}

/**
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} attempt
 * @returns {Promise<Result>}
 */
async function untilReady(what, attempt) {
	const deadlineMs = Date.now() + readyWithinMs;
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (Date.now() > deadlineMs) throw new Complaint(`${what} does not answer: ${error}`);
			await sleep(200);
		}
	}
}

/** @returns {Promise<number>} */
async function freePort() {
	const port = await tryPort(0);
	if (port === null) throw new Complaint('There is no free port on loopback.');
	return port;
}

/** @param {ReturnType<typeof programs>} programs */
async function startPostgres({ initdb, postgres, control }) {
	const user = postgresUser();
	const folder = mkdtempSync(join(tmpdir(), 'video-tasks-postgres-'));
	if (user !== null) chownSync(folder, user.uid, user.gid);
	const options = { ...user, cwd: folder, encoding: /** @type {const} */ ('utf8') };
	const data = join(folder, 'data');
	const made = spawnSync(
		initdb,
		['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8'],
		options,
	);
	const port = await freePort();
	const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
	const close = () => {
		spawnSync(control, ['stop', '-D', data, '-m', 'immediate'], options);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	process.once('exit', close);
	if (made.status !== 0) throw new Complaint(`initdb did not work: ${made.stderr}`);
	// A Ctrl-C goes to the whole terminal; this process ends the data base itself, when n8n has gone.
	spawn(postgres, settings, { ...user, cwd: folder, stdio: 'ignore', detached: true });
	const { Client } = fromN8n()('pg');
	const address = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };
	/** @type {import('node:events').EventEmitter & { query(text: string, values?: readonly unknown[]): Promise<{ rows: any[] }>, end(): Promise<void> }} */
	const client = await untilReady('PostgreSQL', async () => {
		const attempt = new Client(address);
		await attempt.connect();
		return attempt;
	});
	client.on('error', () => {});
	return { port, client, close };
}

/** @param {string} redis */
async function startRedis(redis) {
	const port = await freePort();
	const settings = [
		'--port',
		String(port),
		'--bind',
		'127.0.0.1',
		'--save',
		'',
		'--appendonly',
		'no',
	];
	const child = spawn(redis, settings, { cwd: tmpdir(), stdio: 'ignore', detached: true });
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const { Redis } = fromN8n()('ioredis');
	const client = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null });
	client.on('error', () => {});
	await untilReady('Redis', () => client.ping());
	return { port, client, close: () => (client.disconnect(), kill()) };
}

/** Starts both, and installs Debian's packages of them first where they are missing. */
export async function startStores() {
	const found = programs();
	say('starting PostgreSQL and Redis on loopback');
	const postgres = await startPostgres(found);
	const redis = await startRedis(found.redis);
	return {
		environment: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_USER: 'postgres',
			DB_POSTGRESDB_DATABASE: 'postgres',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
		},
		/** @param {string} query @param {readonly unknown[]} [values] @returns {Promise<any[]>} */
		rows: async (query, values = []) => (await postgres.client.query(query, values)).rows,
		/** @returns {Promise<number>} the jobs that workers have in hand; a dead worker's until its lock runs out */
		async activeJobs() {
			/** @type {string[]} */
			const ids = await redis.client.lrange('bull:jobs:active', 0, -1);
			if (ids.length === 0) return 0;
			return await redis.client.exists(ids.map((id) => `bull:jobs:${id}:lock`));
		},
		async close() {
			redis.close();
			await postgres.client.end().catch(() => {});
			postgres.close();
		},
	};
}
