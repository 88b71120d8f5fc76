import { errorBody } from './errorBody.mjs';
import { recordOf } from './record.mjs';
import { addressOf } from '../../../simulator/address.mjs';
import { isRecord, wholeNumber } from '../../../simulator/json.mjs';
import { shuffled } from '../../../simulator/random.mjs';

/**
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {{ status: number, body: unknown }} Answer
 */

const tasksPath = '/api/v3/contents/generations/tasks';

/**
 * @param {string} code
 * @param {string} name
 * @returns {Answer}
 */
function refusal(code, name) {
	const message = `The parameter \`${name}\` specified in the request is missing or not valid.`;
	return { status: 400, body: errorBody(400, code, message) };
}

/**
 * Only the repeated key filters by id. Its spelling with brackets is refused, and a comma list is
 * one id that no task has.
 *
 * @param {URLSearchParams} query
 * @param {World} world
 * @returns {Answer}
 */
function list(query, world) {
	const bracketed = [...query.keys()].find((name) => name.includes('['));
	if (bracketed !== undefined) return refusal('InvalidParameter', bracketed);
	const bounds = { least: 1, most: 500 };
	const pageSize = wholeNumber(query.get('page_size') ?? undefined, { usual: 20, ...bounds });
	const pageNumber = wholeNumber(query.get('page_num') ?? undefined, { usual: 1, ...bounds });
	if (pageSize === undefined) return refusal('InvalidParameter', 'page_size');
	if (pageNumber === undefined) return refusal('InvalidParameter', 'page_num');
	const serviceTier = query.get('filter.service_tier') ?? 'default';
	const status = query.get('filter.status');
	const ids = new Set(query.getAll('filter.task_ids'));
	const { taskStore } = world;
	const candidates =
		ids.size === 0
			? taskStore.newest('modelArk')
			: [...ids].map((id) => taskStore.find('modelArk', id));
	const records = candidates
		.filter((task) => task !== undefined)
		.filter((task) => !task.hiddenFromList && task.serviceTier === serviceTier)
		.map((task) => recordOf(task, world))
		.filter((record) => status === null || record.status === status);
	const page = records.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
	// A page holds the same tasks each time; only of those asked for by ids the order within it is left to chance.
	const items = ids.size === 0 ? page : shuffled(page, world.random);
	return { status: 200, body: { items, total: records.length } };
}

/**
 * @param {unknown} body
 * @param {World} world
 * @returns {Answer}
 */
function create(body, world) {
	if (!isRecord(body) || typeof body.model !== 'string') {
		return refusal('MissingParameter', 'model');
	}
	if (!Array.isArray(body.content)) return refusal('MissingParameter', 'content');
	const prompt = body.content.filter(isRecord).find(({ type }) => type === 'text')?.text;
	const task = world.createTask({
		provider: 'modelArk',
		lastFrame: body.return_last_frame === true,
		serviceTier: body.service_tier === 'flex' ? 'flex' : 'default',
		...(typeof prompt === 'string' ? { prompt } : {}),
	});
	return { status: 200, body: { id: task.id } };
}

/**
 * @param {import('fastify').FastifyInstance} scope
 * @param {World} world
 */
export function addRoutes(scope, world) {
	scope.post(tasksPath, (request, reply) => {
		const answer = create(request.body, world);
		return reply.code(answer.status).send(answer.body);
	});
	scope.get(tasksPath, (request, reply) => {
		const answer = list(addressOf(request).query, world);
		return reply.code(answer.status).send(answer.body);
	});
	scope.get(`${tasksPath}/:id`, (request, reply) => {
		const { id } = /** @type {{ id: string }} */ (request.params);
		const task = world.taskStore.find('modelArk', id);
		if (task === undefined) return reply.code(404).send(errorBody(404));
		return reply.send(recordOf(task, world));
	});
}
