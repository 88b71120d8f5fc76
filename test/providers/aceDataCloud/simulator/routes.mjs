import { errorBody } from './errorBody.mjs';
import { history, isHistory, usualBatchLimit } from './history.mjs';
import { recordOf } from './record.mjs';
import { aceDataServices, serviceNamed } from './services.mjs';
import { isRecord, textsOf, wholeNumber } from '../../../simulator/json.mjs';
import { shuffled } from '../../../simulator/random.mjs';

/**
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {{ service: string, body: Record<string, unknown>, world: World }} Call
 * @typedef {{ status: number, body: unknown }} Answer
 */

/**
 * @param {string} message
 * @returns {Answer}
 */
function badRequest(message) {
	return { status: 400, body: errorBody(400, 'bad_request', message) };
}

/**
 * An unknown task is no error here: HTTP 200 with an empty object; but for two services.
 *
 * @param {string} service
 * @returns {Answer}
 */
function unknown(service) {
	const code = { 'digital-human': 'no_task', maestro: 'not_found' }[service];
	if (code === undefined) return { status: 200, body: {} };
	return { status: 404, body: errorBody(404, code, 'task not found') };
}

/**
 * @param {Call} call
 * @returns {Answer}
 */
function retrieve({ service, body, world }) {
	const name = nameOfIds(service, 'id');
	const id = body[name];
	if (typeof id !== 'string' || id === '') return badRequest(`${name} is required.`);
	const task = world.taskStore.find('aceDataCloud', id, service);
	if (task === undefined) return unknown(service);
	const record = recordOf(task, world);
	return { status: 200, body: service === 'minimax' ? { task: record } : record };
}

/**
 * @param {string} service
 * @param {'id' | 'ids'} usual
 */
function nameOfIds(service, usual) {
	return service === 'digital-human' ? 'task_id' : usual;
}

/**
 * Maestro's batch is a history: it looks at no ids.
 *
 * @param {Call} call
 */
function askedIds({ service, body, world }) {
	if (service !== 'maestro') return body[nameOfIds(service, 'ids')];
	const tasks = world.taskStore.all('aceDataCloud');
	return tasks.filter((task) => task.service === service).map(({ id }) => id);
}

/**
 * Not in the order asked, unknown ids left out, an id asked twice comes twice.
 *
 * @param {Call} call
 * @returns {Answer}
 */
function retrieveBatch({ service, body, world }) {
	if (isHistory(service, body)) {
		return history({ service, body, world }) ?? badRequest('limit or offset is not valid.');
	}
	const ids = askedIds({ service, body, world });
	if (!Array.isArray(ids)) return badRequest('ids must be a list.');
	const limit = wholeNumber(body.limit, { usual: usualBatchLimit, least: 1, most: 1000 });
	if (limit === undefined) return badRequest('limit is not valid.');
	const tasks = textsOf(ids)
		.map((id) => world.taskStore.find('aceDataCloud', id, service))
		.filter((task) => task !== undefined);
	const items = shuffled(tasks, world.random)
		.slice(0, limit)
		.map((task) => recordOf(task, world));
	const countName = service === 'minimax' ? 'total' : 'count';
	return { status: 200, body: { items, [countName]: tasks.length } };
}

/**
 * @param {Call} call
 * @returns {Answer}
 */
function create({ service, body, world }) {
	const callbackUrl = typeof body.callback_url === 'string' ? body.callback_url : null;
	if (body.async !== true && callbackUrl === null) {
		return badRequest('The simulator makes tasks with async: true or a callback_url only.');
	}
	const [text] = Array.isArray(body.content) ? body.content.filter(isRecord) : [];
	const prompt = [body.prompt, text?.text].find((given) => typeof given === 'string');
	const task = world.createTask({
		provider: 'aceDataCloud',
		service,
		callbackUrl,
		lastFrame: body.return_last_frame === true,
		...(prompt === undefined ? {} : { prompt }),
	});
	return { status: 200, body: { success: true, task_id: task.id, trace_id: task.traceId } };
}

/**
 * @param {Call} call
 * @returns {Answer}
 */
function ask(call) {
	if (call.body.action === 'retrieve') return retrieve(call);
	if (call.body.action === 'retrieve_batch') return retrieveBatch(call);
	return badRequest('action is required: retrieve or retrieve_batch.');
}

/**
 * Every other path is left to the answer for unknown paths, which for this provider is `no_api`.
 *
 * @param {import('fastify').FastifyInstance} scope
 * @param {World} world
 */
export function addRoutes(scope, world) {
	for (const service of Object.keys(aceDataServices)) {
		for (const [path, verb] of /** @type {const} */ ([
			['tasks', ask],
			[serviceNamed(service).create, create],
		])) {
			scope.post(`/${service}/${path}`, (request, reply) => {
				const body = isRecord(request.body) ? request.body : {};
				const answer = verb({ service, body, world });
				return reply.code(answer.status).send(answer.body);
			});
		}
	}
}
