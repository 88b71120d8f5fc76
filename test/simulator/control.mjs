/**
 * @typedef {import('./task.mjs').TaskRequest} TaskRequest
 * @typedef {import('./faults.mjs').Fault} Fault
 * @typedef {ReturnType<typeof createControls>} Controls
 */

/**
 * What a test does with the simulator, beside asking it as a client.
 *
 * @param {object} parts
 * @param {import('./world.mjs').World} parts.world
 * @param {import('./requestLog.mjs').RequestLog} parts.requestLog
 * @param {ReturnType<typeof import('./faults.mjs').createFaults>} parts.faults
 * @param {ReturnType<typeof import('./connections.mjs').watchConnections>} parts.connections
 */
export function createControls({ world, requestLog, faults, connections }) {
	return {
		requests: requestLog.requests,
		createTask: (/** @type {TaskRequest} */ request) => world.createTask(request).id,
		addFault: faults.add,
		clearFaults: faults.clear,
		counts: () => ({ ...requestLog.counts(), ...connections.counts() }),
		/** Forgets tasks, faults and requests; open sockets and requests under way go on. */
		reset() {
			for (const part of [world, requestLog, connections]) part.reset();
			faults.clear();
		},
	};
}

/**
 * For processes that drive the simulator from outside. No key: it listens on loopback only.
 *
 * @param {Controls} controls
 * @returns {import('fastify').FastifyPluginAsync}
 */
export function controlRoutes(controls) {
	return async (scope) => {
		scope.setErrorHandler((error, _request, reply) =>
			reply.code(400).send({ error: error instanceof Error ? error.message : String(error) }),
		);
		scope.post('/simulator/tasks', async (request) => {
			const task = /** @type {TaskRequest} */ (request.body ?? {});
			return { id: controls.createTask(task) };
		});
		scope.post('/simulator/faults', async (request) => {
			controls.addFault(/** @type {Fault} */ (request.body ?? {}));
			return { added: true };
		});
		scope.delete('/simulator/faults', async () => {
			controls.clearFaults();
			return { cleared: true };
		});
		scope.get('/simulator/counts', async () => controls.counts());
		scope.get('/simulator/requests', async () => controls.requests);
		scope.post('/simulator/reset', async () => {
			controls.reset();
			return { reset: true };
		});
	};
}
