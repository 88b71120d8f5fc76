// All checks in the engine of one generation of n8n: `oneGeneration.mjs <package folder> <n8n version>`.
import { startSimulator } from '../simulator/simulator.mjs';
import { asking } from './asking.mjs';
import { credentialTests } from './credentialTests.mjs';
import { loadEngine } from './engine.mjs';
import { loading } from './loading.mjs';
import { stopping } from './stopping.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof startSimulator>>} Simulator
 * @typedef {import('./engine.mjs').Engine} Engine
 *
 * @typedef {object} World
 * @property {Engine} engine
 * @property {Simulator} simulator
 * @property {Simulator} elsewhere  another host, which nothing may be sent to
 *
 * @typedef {Readonly<Record<string, (world: World) => Promise<string | void>>>} Checks  by what they
 *   show; what they return is printed beside it
 */

/** For what never ends: the first look after the one at once comes when such tasks may be done. */
const checkMayTakeMs = 120_000;

/**
 * @param {number} ms
 * @returns {Promise<never>}
 */
function tooLate(ms) {
	return new Promise((_resolve, reject) => {
		setTimeout(() => reject(new Error(`not over within ${ms / 1000} s`)), ms).unref();
	});
}

/**
 * @param {string} name
 * @param {Checks[string]} check
 * @param {{ world: World, version: string }} where
 * @returns {Promise<boolean>} whether it passed
 */
async function tell(name, check, { world, version }) {
	const startedAtMs = performance.now();
	const line = (/** @type {string} */ outcome, /** @type {unknown} */ more) => {
		const took = `${Math.round(performance.now() - startedAtMs)} ms`;
		process.stdout.write(
			`${outcome} n8n ${version}: ${name} (${more ? `${more}; ` : ''}${took})\n`,
		);
	};
	try {
		line('ok    ', await Promise.race([check(world), tooLate(checkMayTakeMs)]));
		return true;
	} catch (error) {
		line('not ok', null);
		const text = error instanceof Error ? error.stack : String(error);
		process.stdout.write(`${text?.replaceAll(/^/gm, '       ')}\n`);
		return false;
	}
}

const [packageFolder = '', version = ''] = process.argv.slice(2);
const engine = await loadEngine(packageFolder);
const world = {
	engine,
	simulator: await startSimulator(),
	elsewhere: await startSimulator(),
};
process.stdout.write(
	`n8n ${version}: ${Object.entries(engine.versions)
		.map(([name, its]) => `${name} ${its}`)
		.join(', ')}, Node ${process.versions.node}\n`,
);
// Side by side, since waits take real seconds; each check asks about tasks of its own.
const outcomes = await Promise.all(
	Object.entries({ ...loading, ...asking, ...credentialTests, ...stopping }).map(([name, check]) =>
		tell(name, check, { world, version }),
	),
);
const passed = outcomes.filter(Boolean).length;
const counts = { passed, failed: outcomes.length - passed };
// n8n's engine and its timers would keep the process alive. Alone, without a parent, it can be run too.
if (process.send) process.send(counts, () => process.exit());
else process.exit(counts.failed === 0 ? 0 : 1);
