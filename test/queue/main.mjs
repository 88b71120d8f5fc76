/** `npm run test:queue`: many waits at once in n8n's queue mode, while workers are killed under them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import '../../scripts/setup.mjs';

// Not before the set-up: the packages that these need may only just have been installed.
const { Complaint, reportAndExit, say } = await import('../../scripts/n8n/complaint.mjs');
const { installN8n } = await import('../../scripts/n8n/install.mjs');
const { root } = await import('../../scripts/n8n/places.mjs');
const { startSimulator } = await import('../simulator/simulator.mjs');
const { startCluster } = await import('./cluster.mjs');
const { measureDurable } = await import('./durable.mjs');
const { measureInMemory } = await import('./inMemory.mjs');
const { startStores } = await import('./stores.mjs');
const { complaintsAbout, tablesOf } = await import('./tables.mjs');

const { values } = parseArgs({
	options: {
		durable: { type: 'string', default: '200' },
		'in-memory': { type: 'string', default: '20' },
		keep: { type: 'boolean', default: false },
	},
});

/** As far away as a provider is. */
const answerSeconds = 0.4;

/** @type {(() => Promise<void> | void)[]} */
const closings = [];

async function closeAll() {
	for (const close of closings.splice(0).reverse()) await close();
}

async function measure() {
	await installN8n();
	const folder = mkdtempSync(join(tmpdir(), 'video-tasks-queue-'));
	const remove = () => {
		if (!values.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	closings.push(remove);
	const simulator = await startSimulator({ timeScale: 1 });
	simulator.addFault({ do: { delaySeconds: answerSeconds } });
	closings.push(() => simulator.close());
	const stores = await startStores();
	closings.push(() => stores.close());
	const cluster = await startCluster(folder, stores.environment, simulator);
	closings.push(() => cluster.close());
	// Whoever is told to stop while a server starts: it goes with this process, and then its folder.
	process.once('exit', remove);
	const setting = { cluster, stores, simulator };
	const load = { count: Number(values.durable), shortestSeconds: 20, longestSeconds: 180 };
	say(`${load.count} durable waits`);
	const durable = await measureDurable({ ...setting, load });
	const few = { count: Number(values['in-memory']), shortestSeconds: 20, longestSeconds: 60 };
	say(`${few.count} waits in memory`);
	const inMemory = await measureInMemory({ ...setting, load: few });
	return { durable, inMemory };
}

/** @returns {Promise<never>} rejects when the user has had enough */
function stopped() {
	return new Promise((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.once(signal, () => reject(new Complaint('stopped')));
		}
	});
}

async function main() {
	try {
		const figures = await Promise.race([measure(), stopped()]);
		mkdirSync(join(root, 'reports'), { recursive: true });
		const file = join(root, 'reports', 'queue.json');
		writeFileSync(file, `${JSON.stringify(figures, null, '\t')}\n`);
		console.log(tablesOf(figures));
		const complaints = complaintsAbout(figures);
		console.log([...complaints.map((text) => `FAILED  ${text}`), `written: ${file}`].join('\n'));
		return complaints.length === 0 ? 0 : 1;
	} finally {
		say('stopping everything');
		await closeAll();
	}
}

await main().then((code) => process.exit(code), reportAndExit);
