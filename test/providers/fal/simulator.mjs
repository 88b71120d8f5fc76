import { Answer } from '../../simulator/recipe/answer.mjs';
import { keyInHeader } from '../../simulator/keys.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';
import { createAnswer, resultAnswer, statusAnswer } from './simulator/record.mjs';

/** fal's queue. Every model is served; a request is known at its own alone, which is not looked at here. */
export const fal = recipeProvider({
	name: 'fal',
	title: 'fal',
	realUrl: 'https://queue.fal.run',
	basePath: '/fal',
	services: ['fal'],
	keyIn: keyInHeader('authorization', 'Key '),
	parameters: { falModel: 'fal-ai/kling-video/v2.1/master/image-to-video' },
	// A request that failed or that was called off is COMPLETED, with an error.
	words: {
		queued: 'IN_QUEUE',
		running: 'IN_PROGRESS',
		succeeded: 'COMPLETED',
		failed: 'COMPLETED',
		cancelled: 'COMPLETED',
		expired: 'COMPLETED',
	},
	failures: {
		failed: ['runner_disconnected', 'Runner disconnected'],
		moderated: [
			'content_policy_violation',
			'The content could not be processed because it was flagged by a content checker.',
		],
		expired: ['request_timeout', 'Request timed out'],
	},
	error: (_code, message) => ({ detail: message }),
	unknownTask: () => new Answer(404, { detail: 'Request not found' }),
	routes: [
		{ kind: 'single', at: 'GET /{owner}/{app}/requests/{id}/status', record: statusAnswer },
		{ kind: 'result', at: 'GET /{owner}/{app}/requests/{id}', record: resultAnswer },
		{ kind: 'create', at: 'POST /{owner}/{+app}', record: createAnswer },
	],
});
