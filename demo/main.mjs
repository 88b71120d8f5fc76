// `npm start`: the built node at work, against simulated providers or against AceData Cloud itself.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { readArguments, usage } from './arguments.mjs';

const wrongUse = 2;

/** @returns {Promise<number>} the exit code */
async function main() {
	if (!existsSync(new URL('../dist/nodes/VideoTask/VideoTask.node.js', import.meta.url))) {
		process.stderr.write('There is no built node yet. "npm start" builds it, and starts this.\n');
		return 1;
	}
	const { aceDataServices } = await import('./services.mjs');
	const services = aceDataServices();
	const order = readArguments(process.argv.slice(2), process.env, services);
	if (order.kind === 'help') {
		process.stdout.write(usage(services));
		return 0;
	}
	if (order.kind === 'wrong') {
		process.stderr.write(`${order.message}.\n"npm start -- --help" shows what there is.\n`);
		return wrongUse;
	}
	const { show } = await import('./run.mjs');
	// The engine takes a second to load, which help and complaints need not wait for.
	if (order.kind === 'real') {
		const { startReal } = await import('./real.mjs');
		return await show(await startReal(order));
	}
	if (order.keyIsUnused) process.stdout.write('(The API key is not used without --ids.)\n\n');
	const { startSimulated } = await import('./simulated.mjs');
	return await show(await startSimulated());
}

process.exitCode = await main();
