import { rmSync } from 'node:fs';
import { providerNames } from '../../test/simulator/providers.mjs';
import { startSimulator } from '../../test/simulator/simulator.mjs';
import { credentialsFor, saveCredentials, signIn } from './account.mjs';
import { startChatModel } from './chatModel.mjs';
import { installCommunityPackage } from './communityPackage.mjs';
import { say } from './complaint.mjs';
import {
	adaptExample,
	exampleFiles,
	importWorkflows,
	readExample,
	taskIdPlaceholders,
} from './exampleWorkflows.mjs';
import { installN8n } from './install.mjs';
import { N8nRest } from './rest.mjs';
import { checkPort, startServer } from './server.mjs';

/** @typedef {Awaited<ReturnType<typeof bringUp>>} RunningN8n */

/**
 * @typedef {object} Settings
 * @property {number} port  0 takes a free one
 * @property {string} userFolder
 * @property {boolean} fresh  forgets what an earlier start has left in the user folder
 * @property {number} timeScale  the simulator's
 * @property {Record<string, string>} [environment]  more settings for n8n
 */

/** A task of the simulator, in its own seconds, from its creation on. */
const taskSeconds = 65;

/**
 * One task at each provider that runs already, for the examples that ask for an id.
 *
 * @param {import('../../test/simulator/simulator.mjs').Simulator} simulator
 * @returns {Record<string, string>}
 */
function createTasks(simulator) {
	return Object.fromEntries(
		providerNames.map((provider) => [
			taskIdPlaceholders[provider],
			simulator.createTask({ provider, runSeconds: 600, createdSecondsAgo: 590 }),
		]),
	);
}

/**
 * @param {{ url: string }} server
 * @param {import('../../test/simulator/simulator.mjs').Simulator} simulator
 * @param {import('./chatModel.mjs').ChatModel} chatModel
 * @param {number} expectedSeconds
 */
async function fill(server, simulator, chatModel, expectedSeconds) {
	const rest = new N8nRest(server.url);
	await signIn(rest);
	const credentials = await saveCredentials(rest, credentialsFor(simulator, chatModel.url));
	const { baseUrls } = simulator;
	const taskIds = createTasks(simulator);
	const surroundings = { baseUrls, credentials, taskIds, expectedSeconds };
	const workflows = await importWorkflows(
		rest,
		exampleFiles().map((file) => adaptExample(readExample(file), surroundings)),
	);
	return { rest, credentials, surroundings, workflows };
}

/**
 * A real n8n with the packed package installed, the simulator beside it and everything in place.
 *
 * @param {Settings} settings
 */
export async function bringUp(settings) {
	const { port: wantedPort, userFolder, fresh, timeScale, environment } = settings;
	const port = await checkPort(wantedPort);
	await installN8n();
	if (fresh) rmSync(userFolder, { recursive: true, force: true });
	await installCommunityPackage(userFolder);
	const [simulator, chatModel] = await Promise.all([
		startSimulator({ timeScale }),
		startChatModel(),
	]);
	/** @type {import('./server.mjs').Server | undefined} */
	let server;
	const close = async () => {
		await Promise.all([server?.stop(), simulator.close(), chatModel.close()]);
	};
	try {
		server = await startServer({ port, userFolder, environment });
		say('signing in, saving the credentials, importing the workflows');
		const filled = await fill(server, simulator, chatModel, taskSeconds * timeScale);
		const { url, logFile } = server;
		/** Kills n8n without a word and starts it again, as it was. */
		const killAndRestart = async () => {
			await server?.kill();
			server = await startServer({ port, userFolder, environment });
		};
		return { ...filled, url, logFile, simulator, chatModel, close, killAndRestart };
	} catch (error) {
		await close();
		throw error;
	}
}
