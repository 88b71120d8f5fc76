import { keyInHeader } from '../../simulator/keys.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/**
 * @typedef {import('../../simulator/task.mjs').Task} Task
 * @typedef {import('../../simulator/recipe/seen.mjs').Seen} Seen
 *
 * @typedef {{ files: 'open' | 'withKey' | 'moved' }} OwnMembers
 */

const MODEL = 'veo-3.1-generate-preview';

/** By outcome: numbers of google.rpc.Code. @type {Partial<Record<Task['outcome'], [number, string]>>} */
const errors = {
	failed: [13, 'An internal error has occurred. Please retry.'],
	cancelled: [1, 'The operation was cancelled.'],
	expired: [4, 'Deadline exceeded.'],
};

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function responseOf({ outcome }, { media: { videoUrl } }) {
	const samples = videoUrl === undefined ? [] : [{ video: { uri: videoUrl } }];
	const isBlocked = outcome === 'moderated';
	return {
		'@type': 'type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse',
		generateVideoResponse: {
			...(isBlocked ? {} : { generatedSamples: samples }),
			...(isBlocked && {
				raiMediaFilteredCount: 1,
				raiMediaFilteredReasons: ['The prompt goes against the usage guidelines.'],
			}),
		},
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function recordOf(task, seen) {
	const echo = task.callbackUrl === null ? {} : { metadata: { callback_url: task.callbackUrl } };
	const named = { name: task.id, ...echo };
	if (seen.phase !== 'done') return seen.phase === 'queued' ? named : { ...named, done: false };
	const [code, message] = errors[task.outcome] ?? [];
	return {
		...{ ...named, done: true },
		...(code === undefined ? { response: responseOf(task, seen) } : { error: { code, message } }),
	};
}

/** Names of errors as Google writes them beside their HTTP status. @type {Readonly<Record<number, string>>} */
const statuses = {
	...{ 400: 'INVALID_ARGUMENT', 401: 'UNAUTHENTICATED', 403: 'PERMISSION_DENIED' },
	...{ 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED', 500: 'INTERNAL', 503: 'UNAVAILABLE' },
};

/** Google's Gemini API, as far as Veo goes. */
export const googleVeo = recipeProvider({
	name: 'googleVeo',
	title: 'Google Veo',
	realUrl: 'https://generativelanguage.googleapis.com/v1beta',
	basePath: '/google/v1beta',
	credentialType: 'googleGeminiTaskApi',
	keyIn: keyInHeader('x-goog-api-key'),
	taskDefaults: { files: 'open' },
	taskChoices: { files: ['open', 'withKey', 'moved'] },
	files: ({ files = 'open' }) => files,
	newId: ({ upstreamId }) => `models/${MODEL}/operations/${upstreamId}`,
	emptyBalanceStatus: 403,
	words: { queued: '', running: '', succeeded: '', failed: '' },
	error: (_code, message, status) => ({
		error: { code: status, message, status: statuses[status] ?? 'UNKNOWN' },
	}),
	errors: { 404: ['', 'Requested entity was not found.'] },
	routes: [
		{
			kind: 'create',
			at: `POST /models/${MODEL}:predictLongRunning`,
			record: ({ id }) => ({ name: id }),
		},
		// Free, so that the credential can be tested.
		{
			kind: 'list',
			at: 'GET /models',
			record: () => null,
			whole: () => ({ models: [{ name: `models/${MODEL}` }] }),
		},
		{ kind: 'single', at: 'GET /{+id}', record: recordOf },
	],
});
