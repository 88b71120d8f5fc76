/** `npm run n8n`: a real n8n with this package in it, against the simulator. */
import { parseArgs } from 'node:util';
import '../setup.mjs';

// Not before the set-up: the packages that these need may only just have been installed.
const { bringUp } = await import('./bringUp.mjs');
const { owner } = await import('./account.mjs');
const { Complaint, reportAndExit, say } = await import('./complaint.mjs');
const { userFolder } = await import('./places.mjs');

const usage = `npm run n8n -- [--port 5678] [--fresh] [--time-scale 0.2]

  --port        where the editor is served, on this machine only
  --fresh       begin with an empty n8n
  --time-scale  the simulator's: 0.2 makes a task of 65 s take 13 s`;

function readArguments() {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: 'string', default: '5678' },
				fresh: { type: 'boolean', default: false },
				'time-scale': { type: 'string', default: '0.2' },
				help: { type: 'boolean', default: false },
			},
		});
		const port = Number(values.port);
		const timeScale = Number(values['time-scale']);
		if (!(Number.isInteger(port) && port >= 0 && port < 65_536))
			throw new Error('--port is no port');
		if (!(timeScale > 0)) throw new Error('--time-scale must be more than 0');
		return { port, timeScale, fresh: values.fresh, help: values.help };
	} catch (error) {
		throw new Complaint(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** @param {import('./bringUp.mjs').RunningN8n} running */
function welcome({ url, simulator, workflows }) {
	const list = workflows.map(({ id, name }) => `  ${name.padEnd(48)} ${url}/workflow/${id}`);
	return `ready after ${Math.round(process.uptime())} s

  Editor     ${url}
  Login      ${owner.email}
  Password   ${owner.password}
  Simulator  ${simulator.url}  (all credentials point at it, nothing costs anything)

${list.join('\n')}

The workflows are set back at every start: duplicate one to keep what you change.
Ctrl-C stops all of it.`;
}

/**
 * Until n8n is ready there is nothing to end in order: whatever was started goes with this process.
 *
 * @returns {Promise<unknown>} when the user has had enough
 */
function listenForStop() {
	return new Promise((done) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.on(signal, () => (isReady ? done(signal) : process.exit(130)));
		}
	});
}

let isReady = false;

async function main() {
	const { help, ...settings } = readArguments();
	if (help) return console.log(usage);
	const stopWanted = listenForStop();
	const running = await bringUp({ ...settings, userFolder });
	isReady = true;
	say(welcome(running));
	await stopWanted;
	say('stopping');
	await running.close();
	process.exit(0);
}

await main().catch(reportAndExit);
