import { recipeProvider } from '../../simulator/recipeProvider.mjs';
import { families, recordOf } from './simulator/record.mjs';

/** kie.ai: each family under an address of its own, where no other family's tasks are known. */
export const kie = recipeProvider({
	name: 'kie',
	title: 'kie.ai',
	realUrl: 'https://api.kie.ai',
	basePath: '/kie',
	services: Object.keys(families),
	makes: (service) => families[service]?.makes ?? 'video',
	newId: ({ upstreamId }) => upstreamId.replace(/^.*-/, 'kie'),
	words: {
		queued: 'waiting',
		running: 'generating',
		succeeded: 'success',
		failed: 'fail',
	},
	failures: {
		failed: ['501', 'The model reported an internal error'],
		moderated: ['400', 'Your prompt was flagged as violating content policies'],
		expired: ['500', 'The generation timed out'],
	},
	error: (_code, message, status) => ({ code: status, msg: message, data: null }),
	errors: { 404: ['404', 'The page does not exist'] },
	unknownTask: () => ({ code: 422, msg: 'recordInfo is null', data: null }),
	routes: [
		...Object.entries(families).map(([service, { path }]) => ({
			...{ kind: /** @type {const} */ ('single'), at: `GET ${path}`, service },
			...{ ids: { query: 'taskId' }, record: recordOf },
		})),
		{
			kind: 'create',
			at: 'POST /api/v1/jobs/createTask',
			record: ({ id }) => ({ code: 200, msg: 'success', data: { taskId: id } }),
		},
		{
			kind: 'list',
			at: 'GET /api/v1/chat/credit',
			record: () => null,
			whole: () => ({ code: 200, msg: 'success', data: 100 }),
		},
	],
});
