import { aceDataServices } from '../providers/aceDataCloud/simulator/services.mjs';
import { isRecord, textsOf } from './json.mjs';

/**
 * @typedef {import('./task.mjs').Provider} Provider
 * @typedef {'create' | 'single' | 'batch' | 'list' | 'media' | 'other'} RequestKind
 * @typedef {{ provider: Provider | null, kind: RequestKind, taskIds: string[] }} RequestClass
 * @typedef {{ method: string, path: string, query: URLSearchParams, body: unknown,
 *   taskStore: import('./taskStore.mjs').TaskStore }} Asked
 */

export const requestKinds = /** @type {const} */ ([
	'create',
	'single',
	'batch',
	'list',
	'media',
	'other',
]);

/**
 * The ids without doubles: how often an id was asked for is counted in requests.
 *
 * @param {Provider | null} provider
 * @param {RequestKind} kind
 * @param {readonly string[]} [taskIds]
 * @returns {RequestClass}
 */
function requestClass(provider, kind, taskIds = []) {
	return { provider, kind, taskIds: [...new Set(taskIds)] };
}

/**
 * @param {Asked} asked
 * @returns {RequestClass}
 */
function classifyAceDataCloud({ method, path, body }) {
	const [, service = '', endpoint] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
	if (method !== 'POST' || endpoint === undefined) return requestClass('aceDataCloud', 'other');
	if (endpoint === aceDataServices[service]?.create) return requestClass('aceDataCloud', 'create');
	if (endpoint !== 'tasks') return requestClass('aceDataCloud', 'other');
	const { action, id, ids, task_id: named } = isRecord(body) ? body : {};
	if (action === 'retrieve') return requestClass('aceDataCloud', 'single', textsOf([id ?? named]));
	if (action === 'retrieve_batch') {
		return requestClass('aceDataCloud', 'batch', textsOf(ids ?? named));
	}
	return requestClass('aceDataCloud', 'other');
}

/**
 * @param {Asked} asked
 * @returns {RequestClass}
 */
function classifyModelArk({ method, path, query }) {
	const found = /^\/api\/v3\/contents\/generations\/tasks(?:\/([^/]+))?$/.exec(path);
	const id = found?.[1];
	if (found === null) return requestClass('modelArk', 'other');
	if (id !== undefined) {
		return requestClass('modelArk', method === 'GET' ? 'single' : 'other', [decoded(id)]);
	}
	if (method === 'POST') return requestClass('modelArk', 'create');
	if (method !== 'GET') return requestClass('modelArk', 'other');
	const taskIds = query.getAll('filter.task_ids');
	return requestClass('modelArk', taskIds.length > 0 ? 'batch' : 'list', taskIds);
}

/**
 * @param {Asked} asked
 * @returns {RequestClass}
 */
function classifyVap({ method, path }) {
	const found = /^\/(?:v3\/tasks|api\/v1\/generations)(?:\/([^/]+))?$/.exec(path);
	const id = found?.[1];
	if (found === null) return requestClass('vap', 'other');
	if (id !== undefined) {
		return requestClass('vap', method === 'GET' ? 'single' : 'other', [decoded(id)]);
	}
	if (method === 'POST') return requestClass('vap', 'create');
	return requestClass('vap', method === 'GET' ? 'list' : 'other');
}

/**
 * @param {Asked} asked
 * @returns {RequestClass}
 */
function classifyMedia({ path, taskStore }) {
	const taskId = mediaTaskId(path);
	return requestClass(taskStore.findAny(taskId)?.provider ?? null, 'media', [taskId]);
}

/**
 * @param {string} path
 */
export function mediaTaskId(path) {
	return decoded(path.slice('/media/'.length).replace(/\.[a-z0-9]+$/, ''));
}

/**
 * @param {string} text
 */
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Which provider a request is meant for, what sort of request it is, and which tasks it is about.
 * By path alone, so that requests that end in an error or a fault are classed like any others.
 *
 * @param {Asked} asked
 * @returns {RequestClass}
 */
export function classify(asked) {
	const { path } = asked;
	if (path.startsWith('/media/')) return classifyMedia(asked);
	if (path.startsWith('/api/v3/')) return classifyModelArk(asked);
	if (path.startsWith('/v3/') || path.startsWith('/api/v1/')) return classifyVap(asked);
	return classifyAceDataCloud(asked);
}
