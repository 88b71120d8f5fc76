import { taskIdOfFile } from '../address.mjs';
import { isRecord } from '../json.mjs';
import { onPage } from '../page.mjs';
import { Answer, bare, send } from './answer.mjs';
import { idsIn } from './paths.mjs';
import { seenNow, usualFailures } from './seen.mjs';

/**
 * @typedef {import('./recipe.mjs').Route} Route
 * @typedef {import('./recipe.mjs').Question} Question
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../task.mjs').TaskRequest} TaskRequest
 *
 * @typedef {object} Surroundings
 * @property {import('./recipe.mjs').RecipeOfApi & { routesUnder: string }} recipe
 * @property {import('../world.mjs').World} world
 * @property {import('../provider.mjs').SimulatedProvider['errorBody']} errorBody
 */

/**
 * @param {Route} route
 * @param {Question} question
 * @param {Surroundings} surroundings
 * @returns {unknown} JSON, or an Answer
 */
export function answerTo(route, question, surroundings) {
	const { recipe, world, errorBody } = surroundings;
	const name = /** @type {import('../task.mjs').Provider} */ (recipe.name);
	const recordOf = (/** @type {Task} */ task) => {
		const seen = seenNow(task, world, {
			words: recipe.words,
			failures: recipe.failures ?? usualFailures,
			api: world.url() + filledIn(recipe.routesUnder, question.parts),
			mediaOf: (one) => mediaOf(one, surroundings, question.parts),
		});
		return route.record(task, seen, question);
	};
	if (route.kind === 'create') {
		const wanted = (route.taskFor ?? usualTask)(question);
		if (wanted === null) return new Answer(400, errorBody(400));
		return recordOf(world.createTask({ provider: name, ...wanted }));
	}
	const ids = idsIn(question, question.parts, route.ids ?? {});
	const known = (/** @type {string} */ id) => world.taskStore.find(name, id, route.service);
	const api = world.url() + filledIn(recipe.routesUnder, question.parts);
	if (route.kind === 'list') {
		const tasks = world.taskStore.newest(name, route.service);
		const wanted = route.page ? route.page(question) : { offset: 0, size: tasks.length };
		if (wanted === undefined) return new Answer(400, errorBody(400));
		const { entries, ...about } = onPage(tasks, wanted);
		return route.whole(
			entries.map((task) => bare(recordOf(task))),
			{ ...about, api },
		);
	}
	if (route.kind === 'batch') {
		const found = ids.flatMap((id) => known(id) ?? []).map((task) => bare(recordOf(task)));
		return route.whole(found, { total: found.length, next: null, api });
	}
	const task = known(ids[0] ?? '');
	if (task !== undefined) return recordOf(task);
	return recipe.unknownTask?.(ids, question) ?? new Answer(404, errorBody(404));
}

/**
 * @param {Question} question
 * @returns {Partial<TaskRequest> | null}
 */
function usualTask({ body }) {
	if (!isRecord(body)) return null;
	return typeof body.prompt === 'string' ? { prompt: body.prompt } : {};
}

/**
 * @param {string} template
 * @param {Record<string, string>} parts
 */
function filledIn(template, parts) {
	return template.replace(/\{(\w+)\}/g, (_whole, name) => parts[name] ?? '');
}

/**
 * @param {Task} task
 * @param {Surroundings} surroundings
 * @param {Record<string, string>} parts
 * @returns {import('../task.mjs').Media}
 */
function mediaOf(task, { recipe, world }, parts) {
	const media = world.mediaOf(task);
	if ((recipe.files?.(task) ?? 'open') === 'open') return media;
	const own = `${world.url()}${filledIn(recipe.routesUnder, parts)}/files/`;
	const entries = Object.entries(media).map(([name, url]) => [
		...[name, url.replace(`${world.url()}/media/`, own)],
	]);
	return Object.fromEntries(entries);
}

/**
 * Files that the key is needed for: either here, or by a redirect to another origin that refuses keys.
 *
 * @param {import('fastify').FastifyInstance} scope
 * @param {Omit<Surroundings, 'errorBody'> & Pick<Surroundings, 'errorBody'>} surroundings
 */
export function addFiles(scope, { recipe, world, errorBody }) {
	const under = recipe.routesUnder.replace(/\{(\w+)\}/g, ':$1');
	scope.get(`${under}/files/:file`, (request, reply) => {
		const { file } = /** @type {{ file: string }} */ (request.params);
		const task = world.taskStore.findAny(taskIdOfFile(encodeURIComponent(file)));
		const sample = world.sampleFor(file);
		if (task === undefined || sample === undefined) return reply.code(404).send(errorBody(404));
		if (recipe.files?.(task) !== 'moved') {
			return reply.type(sample.contentType).send(sample.bytes);
		}
		const elsewhere = world.url().replace('127.0.0.1', 'localhost');
		const location = `${elsewhere}/media/${encodeURIComponent(file)}`;
		return send(reply, new Answer(302, '', { location }));
	});
}
