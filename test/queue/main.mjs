/**
 * `npm run test:queue`: many waits at once in n8n's queue mode, while workers are killed under them, and then Video
 * Task Trigger behind webhook processes. `--waits` the waits alone, `--trigger` the trigger alone.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const { measureTrigger } = await import('./trigger.mjs');
const { complaintsAboutTrigger, triggerTablesOf } = await import('./triggerTables.mjs');

const { values } = parseArgs({
	options: {
		durable: { type: 'string', default: '200' },
		'in-memory': { type: 'string', default: '20' },
		tasks: { type: 'string', default: '200' },
		processes: { type: 'string', default: '1,2' },
		waits: { type: 'boolean', default: false },
		trigger: { type: 'boolean', default: false },
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

/** @returns n8n in queue mode, and the simulator that it asks */
async function setUp() {
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
	return { cluster, stores, simulator };
}

/** @typedef {Awaited<ReturnType<typeof setUp>>} Setting */

/** @param {Setting} setting */
async function measureWaits(setting) {
	const load = { count: Number(values.durable), shortestSeconds: 20, longestSeconds: 180 };
	say(`${load.count} durable waits`);
	const durable = await measureDurable({ ...setting, load });
	const few = { count: Number(values['in-memory']), shortestSeconds: 20, longestSeconds: 60 };
	say(`${few.count} waits in memory`);
	const inMemory = await measureInMemory({ ...setting, load: few });
	return { durable, inMemory };
}

/** A tenth of the callbacks twice; with two processes all of them, to both at the same moment. */
const doubledWith = { 1: 0.1, 2: 1 };

/** @param {Setting} setting */
async function measureTriggers(setting) {
	const count = Number(values.tasks);
	const trigger = [];
	const { cluster } = setting;
	for (const processes of /** @type {const} */ ([1, 2])) {
		await cluster.addWebhookProcess();
		if (!values.processes.split(',').includes(String(processes))) continue;
		say(`Video Task Trigger, ${count} tasks, webhook processes: ${processes}`);
		const doubled = doubledWith[processes];
		trigger.push(await measureTrigger({ ...setting, count, processes, doubled }));
	}
	return { trigger };
}

async function measure() {
	const setting = await setUp();
	const isWhole = values.waits === values.trigger;
	const waits = isWhole || values.waits ? await measureWaits(setting) : null;
	const triggers = isWhole || values.trigger ? await measureTriggers(setting) : null;
	return { waits, triggers };
}

/** @returns {Promise<never>} rejects when the user has had enough */
function stopped() {
	return new Promise((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.once(signal, () => reject(new Complaint('stopped')));
		}
	});
}

/** @param {Awaited<ReturnType<typeof measure>>} measured @returns {number} the exit code */
function report({ waits, triggers }) {
	const file = join(root, 'reports', 'queue.json');
	mkdirSync(join(root, 'reports'), { recursive: true });
	const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
	writeFileSync(file, `${JSON.stringify({ ...earlier, ...waits, ...triggers }, null, '\t')}\n`);
	const complaints = [];
	if (waits !== null) {
		console.log(tablesOf(waits));
		complaints.push(...complaintsAbout(waits));
	}
	if (triggers !== null) {
		console.log(triggerTablesOf(triggers.trigger));
		complaints.push(...complaintsAboutTrigger(triggers.trigger));
	}
	console.log([...complaints.map((text) => `FAILED  ${text}`), `written: ${file}`].join('\n'));
	return complaints.length === 0 ? 0 : 1;
}

async function main() {
	try {
		return report(await Promise.race([measure(), stopped()]));
	} finally {
		say('stopping everything');
		await closeAll();
	}
}

await main().then((code) => process.exit(code), reportAndExit);
