import { keyInBasic, keyInHeader, keyInQuery, keys } from '../../simulator/keys.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';
import { choices, lookAnswer, resultAnswer } from './simulator/record.mjs';

/**
 * @typedef {import('./simulator/record.mjs').OwnMembers} OwnMembers
 */

/** By the second part of the path: one API, served once for each kind of authentication. */
const doors = {
	v1: keyInHeader('authorization', 'Bearer '),
	header: keyInHeader('x-api-key', 'Key '),
	query: keyInQuery('api_key'),
	basic: keyInBasic('studio'),
	none: () => keys.valid,
};

/** An API that nobody runs, of the kind that people describe to the node. */
export const customApi = recipeProvider({
	name: 'customApi',
	title: 'Custom API',
	realUrl: 'https://api.example.com/v1',
	basePath: '/custom/v1',
	routesUnder: '/custom/{door}',
	credentialType: 'customTaskApi',
	// Its list is free, and a wrong key is refused there.
	credential: { authentication: 'bearer', testPath: '/jobs' },
	parameters: { statusUrl: '/jobs/{id}' },
	keyIn: (request) => {
		const [, , door = ''] = request.url.split(/[/?]/);
		return Object.entries(doors).find(([name]) => name === door)?.[1](request);
	},
	taskDefaults: { answers: 'plain', retryAfterSeconds: 0, files: 'open' },
	taskChoices: choices,
	files: ({ files = 'open' }) => files,
	words: {
		queued: 'queued',
		running: 'processing',
		succeeded: 'completed',
		failed: 'failed',
		cancelled: 'cancelled',
		expired: 'expired',
	},
	error: (code, message) => ({ error: { code, message } }),
	routes: [
		{
			kind: 'create',
			at: 'POST /jobs',
			record: ({ id }, { api }) => ({ id, status: 'queued', status_url: `${api}/jobs/${id}` }),
		},
		{ kind: 'single', at: 'GET /jobs/{id}', record: lookAnswer },
		{ kind: 'result', at: 'GET /jobs/{id}/result', record: resultAnswer },
		{ kind: 'single', at: 'GET /status', ids: { query: 'job' }, record: lookAnswer },
		{ kind: 'single', at: 'POST /status', ids: { body: 'job.id' }, record: lookAnswer },
		{ kind: 'list', at: 'GET /jobs', record: lookAnswer, whole: (jobs) => ({ jobs }) },
	],
});
