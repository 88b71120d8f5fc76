import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chosenVersion } from './newest.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One for each user, so that clones and CI share the 3 GB. */
export const cacheFolder = join(
	process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
	'n8n-nodes-video-tasks',
);

export const n8nVersion = chosenVersion(cacheFolder);

export const n8nFolder = join(cacheFolder, `n8n-${n8nVersion}`);

/** n8n's workflows, credentials and keys: one for each clone of this package. */
export const userFolder = join(
	cacheFolder,
	'users',
	`${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
);

/** The Node 24 that the package brings; n8n runs on no older one. */
const nodeFolder = join(
	root,
	'node_modules',
	...(process.platform === 'win32' ? ['node', 'bin'] : ['.bin']),
);

export const nodeBinary = join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * What a child process is started with. Settings of an n8n that this machine runs anyway, its data
 * base above all, must not reach the one that is started here.
 *
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(more = {}) {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|NODES_|CREDENTIALS_)/;
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const path = `${nodeFolder}${delimiter}${process.env['PATH'] ?? ''}`;
	return { ...Object.fromEntries(own), PATH: path, ...more };
}
