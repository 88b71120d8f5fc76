import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { providerNames, providers } from './providers.mjs';
import { startSimulator } from './simulator.mjs';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '8199' },
		'time-scale': { type: 'string', default: '1' },
		seed: { type: 'string', default: '1' },
	},
});

const simulator = await startSimulator({
	port: Number(values.port),
	timeScale: Number(values['time-scale']),
	seed: Number(values.seed),
	mediaDirectory: fileURLToPath(new URL('./media', import.meta.url)),
});

const baseUrls = providerNames.map(
	(name) => `${providers[name].title.padEnd(20)}${simulator.baseUrls[name]}`,
);

console.log(`The simulator listens on ${simulator.url}

Base URLs           ${baseUrls.join(`\n${' '.repeat(20)}`)}
API key             ${simulator.keys.valid}

Make a task, and ask for it:
  curl -s ${simulator.url}/simulator/tasks -H 'content-type: application/json' \\
    -d '{"provider":"aceDataCloud","id":"my-task","queuedSeconds":5,"runSeconds":60}'
  curl -s ${simulator.url}/seedance/tasks -H 'authorization: Bearer ${simulator.keys.valid}' \\
    -H 'content-type: application/json' -d '{"action":"retrieve","id":"my-task"}'

Ctrl-C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, () => void simulator.close());
}
