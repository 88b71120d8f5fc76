import { addressOf, taskIdOfFile } from './address.mjs';
import { randomUuid } from './random.mjs';
import { send } from './recipe/answer.mjs';
import { addFiles, answerTo } from './recipe/answering.mjs';
import { fastifyPath, idsIn, matcherOf } from './recipe/paths.mjs';
import { usualError } from './usualError.mjs';

/**
 * @typedef {import('./provider.mjs').SimulatedProvider} SimulatedProvider
 * @typedef {import('./recipe/recipe.mjs').RecipeOfApi} RecipeOfApi
 * @typedef {import('./recipe/recipe.mjs').Route} Route
 * @typedef {{ route: Route, method: string, path: string, match: import('./recipe/paths.mjs').Matcher }} Matched
 */

/** @type {Readonly<Record<number, readonly [code: string, message: string]>>} */
const usualErrors = {
	400: ['invalid_request', 'The request is not valid'],
	401: ['unauthorized', 'The API key is not valid'],
	402: ['insufficient_credits', 'The balance is used up'],
	403: ['forbidden', 'This key may not do that'],
	404: ['not_found', 'There is no such task'],
	429: ['rate_limited', 'Too many requests'],
	500: ['internal_error', 'Internal server error'],
};

/**
 * Makes a simulated provider out of what differs between APIs of the kind "submit, get an id, ask until it is
 * done": paths, words, records and error bodies. Its base path must be its own among all providers.
 *
 * @param {RecipeOfApi} recipe
 * @returns {SimulatedProvider}
 */
export function recipeProvider(recipe) {
	const { basePath, routesUnder = basePath, errors, error } = recipe;
	/** @type {SimulatedProvider['errorBody']} */
	const errorBody = (status, code, message) => {
		const [usualCode, text] = usualError({ ...usualErrors, ...errors }, status) ?? [
			'error',
			'Error',
		];
		return error(code ?? usualCode, message ?? text, status);
	};
	const api = apiOf({ ...recipe, routesUnder }, errorBody);
	return {
		// Up to the first part that is a choice.
		pathStarts: [`${routesUnder}/`.replace(/\{.*$/, '')],
		services: ['task'],
		makes: () => 'video',
		credential: {},
		taskDefaults: {},
		newId: ({ random }) => randomUuid(random),
		emptyBalanceStatus: 402,
		unknownPathCode: 'no_such_path',
		...recipe,
		...{ errorBody, meaningOf: api.meaningOf, addRoutes: api.addRoutes },
	};
}

/**
 * @param {RecipeOfApi & { routesUnder: string }} recipe
 * @param {SimulatedProvider['errorBody']} errorBody
 * @returns {Pick<SimulatedProvider, 'meaningOf' | 'addRoutes'>}
 */
function apiOf(recipe, errorBody) {
	const { routesUnder } = recipe;
	const routes = recipe.routes.map((route) => {
		const [method = '', path = ''] = route.at.split(' ');
		return { route, method, path, match: matcherOf(routesUnder + path) };
	});
	return {
		meaningOf: meaningBy(routes, matcherOf(`${routesUnder}/files/{file}`)),
		addRoutes(scope, world) {
			const surroundings = { recipe, world, errorBody };
			for (const { route, method, path, match } of routes) {
				scope.route({
					...{ method, url: fastifyPath(routesUnder + path) },
					handler(request, reply) {
						const address = addressOf(request);
						const parts = match(address.path);
						// A path that takes slashes takes more than it means.
						if (parts === null) return reply.callNotFound();
						const { body, headers } = request;
						const question = { ...address, method, body, headers, parts };
						return send(reply, answerTo(route, question, surroundings));
					},
				});
			}
			addFiles(scope, surroundings);
		},
	};
}

/**
 * @param {readonly Matched[]} routes
 * @param {import('./recipe/paths.mjs').Matcher} ofFile
 * @returns {SimulatedProvider['meaningOf']}
 */
function meaningBy(routes, ofFile) {
	return (asked) => {
		if (ofFile(asked.path)) return { kind: 'media', taskIds: [taskIdOfFile(asked.path)] };
		for (const { route, method, match } of routes) {
			const parts = asked.method === method ? match(asked.path) : null;
			if (parts === null) continue;
			return { kind: route.kind, taskIds: idsIn(asked, parts, route.ids ?? {}) };
		}
		return { kind: 'other' };
	};
}
