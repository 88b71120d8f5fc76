import fastify from 'fastify';
import { classify } from './classify.mjs';
import { watchConnections } from './connections.mjs';
import { controlRoutes, createControls } from './control.mjs';
import { surround } from './exchange.mjs';
import { createFaults } from './faults.mjs';
import { keyCheck, keys } from './keys.mjs';
import { mediaRoutes } from './media.mjs';
import { credentialTypeOf, perProvider, providerOfPath, providers } from './providers.mjs';
import { RequestLog } from './requestLog.mjs';
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
		const { provider } = classify(request, taskStore);
		return providers[provider ?? providerOfPath(request.url)];
	};
	app.setNotFoundHandler((request, reply) => {
		const { errorBody, unknownPathCode } = providerOf(request);
		return reply.code(404).send(errorBody(404, unknownPathCode));
	});
	app.setErrorHandler((error, request, reply) => {
		const { statusCode = 500, message } = /** @type {import('fastify').FastifyError} */ (error);
		const { errorBody } = providerOf(request);
		return reply.code(statusCode).send(errorBody(statusCode, undefined, message));
	});
}

/**
 * @param {FastifyInstance} app
 * @param {import('./world.mjs').World} world
 */
async function addProviders(app, world) {
	for (const provider of Object.values(providers)) {
		await app.register(async (scope) => {
			scope.addHook('preHandler', keyCheck(provider));
			provider.addRoutes(scope, world);
		});
	}
}

/**
 * All providers of the registry as one server, on loopback.
 *
 * @param {Settings} [settings]
 */
export async function startSimulator(settings = {}) {
	const { port = 0, timeScale = 1, seed = 1, now = Date.now, mediaDirectory } = settings;
	if (!(timeScale > 0)) throw new Error("'timeScale' must be more than 0");
	const world = createWorld({ now, timeScale, seed, mediaDirectory });
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
	await addProviders(app, world);
	await app.register(mediaRoutes(world));
	await app.register(controlRoutes(controls));
	const url = await app.listen({ host: '127.0.0.1', port });
	world.setUrl(url);

	return {
		...controls,
		url,
		baseUrls: perProvider(({ basePath }) => url + basePath),
		/** What the credential of each provider holds, so that the node asks the simulator. */
		credentials: perProvider(({ basePath, credential }) => ({
			apiKey: keys.valid,
			baseUrl: url + basePath,
			...credential,
		})),
		credentialTypes: perProvider(credentialTypeOf),
		/** The provider's own fields of the form, beside its name. */
		parameters: perProvider(({ parameters }) => ({ ...parameters })),
		keys,
		async close() {
			closing.abort();
			await app.close();
			await connections.destroyAll();
		},
	};
}
