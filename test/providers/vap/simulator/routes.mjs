import { errorBody } from './errorBody.mjs';
import { generationOf, taskOf } from './record.mjs';
import { addressOf } from '../../../simulator/address.mjs';
import { isRecord } from '../../../simulator/json.mjs';
import { onPage, pagedBy } from '../../../simulator/page.mjs';
import { services } from './services.mjs';

/**
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {(task: Task, world: World) => object} ToRecord
 */

/**
 * @param {unknown} body
 * @param {World} world
 * @returns {Task | undefined} nothing when VAP knows no such type
 */
function createdTask(body, world) {
	const { type, task_type: taskType, kind, params, prompt } = isRecord(body) ? body : {};
	const named = String(type ?? taskType ?? kind ?? 'video').replace(/_generation$/, '');
	const words = isRecord(params) ? (params.description ?? params.prompt) : prompt;
	if (!services.includes(named)) return undefined;
	return world.createTask({
		provider: 'vap',
		service: named,
		...(typeof words === 'string' ? { prompt: words } : {}),
	});
}

/**
 * @param {World} world
 * @param {ToRecord} toRecord
 * @returns {import('fastify').RouteHandlerMethod}
 */
function getOne(world, toRecord) {
	return (request, reply) => {
		const { id } = /** @type {{ id: string }} */ (request.params);
		const task = world.taskStore.find('vap', id);
		if (task === undefined) return reply.code(404).send(errorBody(404));
		return reply.send(toRecord(task, world));
	};
}

/**
 * @param {World} world
 * @param {(task: Task) => object} names the ids, as this version of the API names them
 * @returns {import('fastify').RouteHandlerMethod}
 */
function createOne(world, names) {
	return (request, reply) => {
		const task = createdTask(request.body, world);
		if (task === undefined) return reply.code(400).send(errorBody(400));
		return reply.send({ ...names(task), status: 'pending', estimated_cost: '1.96' });
	};
}

const pageOf = pagedBy({ offset: 'offset', size: 'limit', usual: 10, most: 50 });

/**
 * @param {World} world
 * @returns {import('fastify').RouteHandlerMethod}
 */
function list(world) {
	return (request, reply) => {
		const { query } = addressOf(request);
		const wanted = pageOf({ query, body: undefined });
		if (wanted === undefined) return reply.code(400).send(errorBody(400));
		const status = query.get('status');
		const tasks = world.taskStore
			.newest('vap')
			.map((task) => taskOf(task, world))
			.filter((task) => status === null || task.status === status);
		const { offset, size: limit } = wanted;
		const { entries, total } = onPage(tasks, wanted);
		return reply.send({ tasks: entries, total, limit, offset });
	};
}

/**
 * @param {import('fastify').FastifyInstance} scope
 * @param {World} world
 */
export function addRoutes(scope, world) {
	scope.get('/v3/tasks', list(world));
	scope.get('/v3/tasks/:id', getOne(world, taskOf));
	scope.get('/api/v1/generations/:id', getOne(world, generationOf));
	scope.post(
		'/v3/tasks',
		createOne(world, ({ id }) => ({ task_id: id })),
	);
	scope.post(
		'/api/v1/generations',
		createOne(world, ({ id, service }) => ({ generation_id: id, task_id: id, kind: service })),
	);
}
