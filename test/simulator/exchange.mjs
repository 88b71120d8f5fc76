import { pipeline, Readable } from 'node:stream';

import { classify } from './classify.mjs';
import { carriesKey } from './keys.mjs';
import { providerOfPath } from './providers.mjs';
import { replacementFor } from './replacement.mjs';
import { pause, spoiled } from './spoil.mjs';

/**
 * @typedef {import('fastify').FastifyRequest} FastifyRequest
 * @typedef {import('fastify').FastifyReply} FastifyReply
 * @typedef {import('./faults.mjs').FaultAction} FaultAction
 * @typedef {{ logged: import('./requestLog.mjs').LoggedRequest, action: FaultAction }} Exchange
 *
 * @typedef {object} Parts
 * @property {import('./world.mjs').World} world
 * @property {import('./requestLog.mjs').RequestLog} requestLog
 * @property {ReturnType<typeof import('./faults.mjs').createFaults>} faults
 * @property {AbortSignal} closing
 */

/**
 * @param {FastifyRequest} request
 * @param {Parts} parts
 * @returns {Exchange}
 */
function begun(request, parts) {
	const logged = {
		method: request.method,
		path: request.url,
		status: null,
		isFaulty: false,
		at: parts.world.now(),
		authorized: carriesKey(request),
		...classify(request, parts.world.taskStore),
	};
	return { logged, action: {} };
}

/**
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 * @param {{ exchange: Exchange, closing: AbortSignal }} state
 * @returns {Promise<FastifyReply | undefined>} the reply, where the fault has taken it over
 */
async function strike(request, reply, { exchange, closing }) {
	const { action, logged } = exchange;
	if (action.delaySeconds !== undefined) await pause(action.delaySeconds * 1000, closing);
	if (action.never || action.drop === 'beforeHeaders') {
		reply.hijack();
		if (action.drop === 'beforeHeaders') request.raw.socket.destroy();
		return reply;
	}
	const provider = logged.provider ?? providerOfPath(logged.path);
	const replacement = replacementFor(action, provider);
	if (replacement === null) return undefined;
	const { status, headers, body } = replacement;
	if (!(body instanceof Readable)) return reply.code(status).headers(headers).send(body);
	// fastify trips over a client that leaves in the middle of a stream, which is what these are for.
	reply.hijack();
	reply.raw.writeHead(status, headers);
	logged.status = status;
	pipeline(body, reply.raw, () => undefined);
	return reply;
}

/**
 * What happens to every request around its route: it is logged and classed, a fault may strike
 * before the key is looked at, and what goes out is dated and, if need be, spoiled.
 *
 * @param {import('fastify').FastifyInstance} app
 * @param {Parts} parts
 */
export function surround(app, parts) {
	const { world, requestLog, faults, closing } = parts;
	/** Requests to the control API have none. @type {WeakMap<FastifyRequest, Exchange>} */
	const exchanges = new WeakMap();

	app.addHook('onRequest', async (request, reply) => {
		if (request.url.startsWith('/simulator/')) return;
		const exchange = begun(request, parts);
		exchanges.set(request, exchange);
		reply.raw.once('close', requestLog.begin(exchange.logged));
	});

	app.addHook('preHandler', async (request, reply) => {
		const exchange = exchanges.get(request);
		if (exchange === undefined) return undefined;
		// Only now is there a body to tell a single look from a batch by.
		Object.assign(exchange.logged, classify(request, parts.world.taskStore));
		const action = faults.strike(exchange.logged);
		exchange.logged.isFaulty = action !== undefined;
		exchange.action = action ?? {};
		return strike(request, reply, { exchange, closing });
	});

	app.addHook('preSerialization', async (request, _reply, payload) => {
		const mutate = exchanges.get(request)?.action.mutate;
		return mutate === undefined ? payload : mutate(payload);
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const exchange = exchanges.get(request);
		const { dateOffsetSeconds = 0, contentType } = exchange?.action ?? {};
		if (contentType !== undefined) reply.header('content-type', contentType);
		reply.header('date', new Date(world.now() + dateOffsetSeconds * 1000).toUTCString());
		if (exchange === undefined) return payload;
		exchange.logged.status = reply.statusCode;
		return spoiled(payload, exchange.action, { reply, closing });
	});
}
