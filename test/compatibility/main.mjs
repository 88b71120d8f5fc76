/** `npm run test:compatibility`: the built package in the engines of old and new generations of n8n. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Complaint } from '../../scripts/n8n/complaint.mjs';
import { childEnvironment, nodeBinary } from '../../scripts/n8n/places.mjs';
import { generations, installed, say } from './generations.mjs';
import { stage } from './staging.mjs';

/**
 * @typedef {import('./generations.mjs').Generation} Generation
 * @typedef {{ passed: number, failed: number }} Counts
 */

const childFile = fileURLToPath(new URL('./oneGeneration.mjs', import.meta.url));
const childMayTakeMs = 120_000;

/**
 * A process for each generation: two copies of n8n's engine in one would share their globals.
 *
 * @param {Generation} generation
 * @param {import('./staging.mjs').Stage} folders
 * @returns {Promise<Counts>}
 */
function tryIn({ n8n }, { packageFolder, userFolder }) {
	const env = childEnvironment({ N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'silent' });
	// With 'test' n8n would load the classes of nodes in another way than it does in a server.
	delete env['NODE_ENV'];
	const child = fork(childFile, [packageFolder, n8n], { env, execPath: nodeBinary });
	const stop = () => child.kill();
	process.once('exit', stop);
	const timer = setTimeout(() => child.kill('SIGKILL'), childMayTakeMs);
	return new Promise((done) => {
		/** @type {Counts | null} */
		let counts = null;
		child.on('message', (message) => (counts = /** @type {Counts} */ (message)));
		child.on('close', (code, signal) => {
			clearTimeout(timer);
			process.off('exit', stop);
			if (counts === null) {
				say(`not ok  n8n ${n8n}: its process ended before its checks did (${signal ?? code})`);
			}
			done(counts ?? { passed: 0, failed: 1 });
		});
	});
}

/**
 * @param {Generation} generation
 * @returns {Promise<Counts>}
 */
async function tryGeneration(generation) {
	try {
		const folders = stage(await installed(generation));
		try {
			return await tryIn(generation, folders);
		} finally {
			folders.remove();
		}
	} catch (error) {
		if (!(error instanceof Complaint)) throw error;
		say(`not ok  n8n ${generation.n8n} could not be installed. ${error.message}`);
		return { passed: 0, failed: 1 };
	}
}

// Without these a Ctrl-C would leave the copies in the temporary folder, and npm at work.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.once(signal, () => process.exit(1));
}

const total = { passed: 0, failed: 0 };
for (const generation of generations) {
	const startedAtMs = Date.now();
	const { passed, failed } = await tryGeneration(generation);
	say(`n8n ${generation.n8n}: ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
	total.passed += passed;
	total.failed += failed;
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
