import fastify from 'fastify';
import { aceDataCloudRoutes } from '../providers/aceDataCloud/simulator/routes.mjs';
import { addressOf } from './address.mjs';
import { classify } from './classify.mjs';
import { watchConnections } from './connections.mjs';
import { controlRoutes, createControls } from './control.mjs';
import { errorBody } from './errorBody.mjs';
import { surround } from './exchange.mjs';
import { createFaults } from './faults.mjs';
import { keys } from './keys.mjs';
import { mediaRoutes } from './media.mjs';
import { modelArkRoutes } from '../providers/modelArk/simulator/routes.mjs';
import { RequestLog } from './requestLog.mjs';
import { vapRoutes } from '../providers/vap/simulator/routes.mjs';
import { createWorld } from './world.mjs';

/**
 * @typedef {object} Settings
 * @property {number} [port]  0 takes a free one
 * @property {number} [timeScale]  real seconds for each second of a task: 0.01 makes 100 s of 1 s
 * @property {number} [seed]
 * @property {() => number} [now]  in milliseconds
 * @property {string} [mediaDirectory]  where clip.mp4, frame.png and tone.mp3 lie, if not found by itself
 *
 * @typedef {Awaited<ReturnType<typeof startSimulator>>} Simulator
 * @typedef {import('fastify').FastifyInstance} FastifyInstance
 */

/** Ids may be 512 characters long, each percent-encoded. */
const longestPathPart = 3 * 512;

/**
 * Everything is JSON, whatever its content type says, and no body is no error.
 *
 * @param {FastifyInstance} app
 */
function readBodiesAsJson(app) {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? undefined : JSON.parse(String(body)));
		} catch {
			done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }));
		}
	});
}

/**
 * @param {FastifyInstance} app
 * @param {import('./taskStore.mjs').TaskStore} taskStore
 */
function answerMistakes(app, taskStore) {
	const providerOf = (/** @type {import('fastify').FastifyRequest} */ request) => {
		const { method, body } = request;
		return classify({ ...addressOf(request), method, body, taskStore }).provider ?? 'aceDataCloud';
	};
	app.setNotFoundHandler((request, reply) => {
		const provider = providerOf(request);
		// Ark's usual 404 means that the task is unknown, which a wrong path must not seem to say.
		const code = provider === 'modelArk' ? 'InvalidEndpoint.NotFound' : undefined;
		return reply.code(404).send(errorBody(provider, 404, code));
	});
	app.setErrorHandler((error, request, reply) => {
		const { statusCode = 500, message } = /** @type {import('fastify').FastifyError} */ (error);
		return reply
			.code(statusCode)
			.send(errorBody(providerOf(request), statusCode, undefined, message));
	});
}

/**
 * AceData Cloud, ModelArk and VAP at once, on loopback.
 *
 * @param {Settings} [settings]
 */
export async function startSimulator(settings = {}) {
	const { port = 0, timeScale = 1, seed = 1, now = Date.now, mediaDirectory } = settings;
	if (!(timeScale > 0)) throw new Error("'timeScale' must be more than 0");
	const world = createWorld({ now, timeScale, seed });
	const requestLog = new RequestLog();
	const faults = createFaults(world.random);
	const closing = new AbortController();
	const app = fastify({
		// A server that closes politely waits for the very requests it was told to leave hanging.
		forceCloseConnections: true,
		routerOptions: { maxParamLength: longestPathPart },
	});
	const connections = watchConnections(app.server);
	const controls = createControls({ world, requestLog, faults, connections });

	readBodiesAsJson(app);
	surround(app, { world, requestLog, faults, closing: closing.signal });
	answerMistakes(app, world.taskStore);
	for (const routes of [aceDataCloudRoutes, modelArkRoutes, vapRoutes]) {
		await app.register(routes(world));
	}
	await app.register(mediaRoutes(world, mediaDirectory));
	await app.register(controlRoutes(controls));
	const url = await app.listen({ host: '127.0.0.1', port });
	world.setUrl(url);

	return {
		...controls,
		url,
		baseUrls: { aceDataCloud: url, modelArk: `${url}/api/v3`, vap: url },
		keys,
		async close() {
			closing.abort();
			await app.close();
			await connections.destroyAll();
		},
	};
}
