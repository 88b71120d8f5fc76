import { isRecord, textsOf } from '../../simulator/json.mjs';
import { randomUuid } from '../../simulator/random.mjs';
import { errorBody } from './simulator/errorBody.mjs';
import { isHistory } from './simulator/history.mjs';
import { addRoutes } from './simulator/routes.mjs';
import { aceDataServices, serviceNamed } from './simulator/services.mjs';

/**
 * @typedef {{ shape: 'object' | 'content' | 'array' }} OwnMembers  of seedance's `response.data`
 */

/**
 * @param {import('../../simulator/provider.mjs').Asked} asked
 * @returns {import('../../simulator/provider.mjs').Meaning}
 */
function meaningOf({ method, path, body }) {
	const [, service = '', endpoint] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
	if (method !== 'POST' || endpoint === undefined) return { kind: 'other' };
	if (endpoint === aceDataServices[service]?.create) return { kind: 'create' };
	if (endpoint !== 'tasks') return { kind: 'other' };
	const { action, id, ids, task_id: named } = isRecord(body) ? body : {};
	if (action === 'retrieve') return { kind: 'single', taskIds: textsOf([id ?? named]) };
	if (isHistory(service, body)) return { kind: 'list' };
	if (action === 'retrieve_batch') return { kind: 'batch', taskIds: textsOf(ids ?? named) };
	return { kind: 'other' };
}

/** @type {import('../../simulator/provider.mjs').SimulatedProvider} */
export const aceDataCloud = {
	name: 'aceDataCloud',
	title: 'AceData Cloud',
	realUrl: 'https://api.acedata.cloud',
	basePath: '',
	// Its paths begin with the name of a service, which may be any word.
	pathStarts: [''],
	services: Object.keys(aceDataServices),
	makes: (service) => serviceNamed(service).makes,
	credential: {},
	// Its records hold a callback URL even where none was given.
	taskDefaults: { callbackUrl: 'dummy', shape: 'object' },
	taskChoices: { shape: ['object', 'content', 'array'] },
	newId: ({ random }) => randomUuid(random),
	meaningOf,
	errorBody,
	emptyBalanceStatus: 403,
	otherServiceRefusal: ['token_mismatched', 'token and api does not match.'],
	addRoutes,
};
