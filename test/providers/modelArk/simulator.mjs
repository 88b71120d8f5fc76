import { decoded } from '../../simulator/address.mjs';
import { errorBody } from './simulator/errorBody.mjs';
import { addRoutes } from './simulator/routes.mjs';

/**
 * @typedef {{ serviceTier: 'default' | 'flex', hiddenFromList: boolean }} OwnMembers
 */

/**
 * @param {import('../../simulator/provider.mjs').Asked} asked
 * @returns {import('../../simulator/provider.mjs').Meaning}
 */
function meaningOf({ method, path, query }) {
	const found = /^\/api\/v3\/contents\/generations\/tasks(?:\/([^/]+))?$/.exec(path);
	const id = found?.[1];
	if (found === null) return { kind: 'other' };
	if (id !== undefined) {
		return { kind: method === 'GET' ? 'single' : 'other', taskIds: [decoded(id)] };
	}
	if (method === 'POST') return { kind: 'create' };
	if (method !== 'GET') return { kind: 'other' };
	const taskIds = query.getAll('filter.task_ids');
	return { kind: taskIds.length > 0 ? 'batch' : 'list', taskIds };
}

/** @type {import('../../simulator/provider.mjs').SimulatedProvider} */
export const modelArk = {
	name: 'modelArk',
	title: 'ModelArk',
	realUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3',
	basePath: '/api/v3',
	pathStarts: ['/api/v3/'],
	services: ['seedance'],
	makes: () => 'video',
	// A region has an address of its own; only this choice takes the base URL.
	credential: { region: 'custom' },
	taskDefaults: { serviceTier: 'default', hiddenFromList: false },
	taskChoices: { serviceTier: ['default', 'flex'] },
	newId: ({ upstreamId }) => upstreamId,
	meaningOf,
	errorBody,
	// Its usual 404 says that the task is unknown, which a wrong path must not seem to say.
	unknownPathCode: 'InvalidEndpoint.NotFound',
	emptyBalanceStatus: 403,
	addRoutes,
};
