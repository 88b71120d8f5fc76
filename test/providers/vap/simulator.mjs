import { decoded } from '../../simulator/address.mjs';
import { randomUuid } from '../../simulator/random.mjs';
import { errorBody } from './simulator/errorBody.mjs';
import { addRoutes } from './simulator/routes.mjs';
import { services } from './simulator/services.mjs';

/**
 * @param {import('../../simulator/provider.mjs').Asked} asked
 * @returns {import('../../simulator/provider.mjs').Meaning}
 */
function meaningOf({ method, path }) {
	const found = /^\/(?:v3\/tasks|api\/v1\/generations)(?:\/([^/]+))?$/.exec(path);
	const id = found?.[1];
	if (found === null) return { kind: 'other' };
	if (id !== undefined) {
		return { kind: method === 'GET' ? 'single' : 'other', taskIds: [decoded(id)] };
	}
	if (method === 'POST') return { kind: 'create' };
	return { kind: method === 'GET' ? 'list' : 'other' };
}

/** @type {import('../../simulator/provider.mjs').SimulatedProvider} */
export const vap = {
	name: 'vap',
	title: 'VAP',
	realUrl: 'https://api.vapagent.com',
	basePath: '',
	pathStarts: ['/v3/', '/api/v1/'],
	services,
	makes: (service) => {
		if (service === 'music') return 'audio';
		return service === 'image' ? 'image' : 'video';
	},
	credential: { apiVersion: 'v3' },
	taskDefaults: {},
	newId: ({ random }) => randomUuid(random),
	meaningOf,
	errorBody,
	emptyBalanceStatus: 402,
	addRoutes,
};
