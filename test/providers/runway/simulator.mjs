import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/** What a task costs, in credits. */
const CREDITS = 25;

/**
 * @param {import('../../simulator/task.mjs').Task} task
 * @param {import('../../simulator/recipe/seen.mjs').Seen} seen
 */
function recordOf(task, { word, phase, made, failure, createdAt, percent, media }) {
	const isDone = phase === 'done';
	return {
		...{ id: task.id, status: word, createdAt },
		...(phase === 'running' && { progress: percent / 100 }),
		...(made && { output: [media.videoUrl] }),
		...(failure && { failure: failure.message, failureCode: failure.code }),
		...(isDone
			? { cost: { credits: made ? CREDITS : 0 } }
			: { estimatedCost: { credits: CREDITS } }),
		...(task.callbackUrl === null ? {} : { callback_url: task.callbackUrl }),
	};
}

/** Runway's developer API. */
export const runway = recipeProvider({
	name: 'runway',
	title: 'Runway',
	realUrl: 'https://api.dev.runwayml.com/v1',
	basePath: '/runway/v1',
	words: {
		queued: 'PENDING',
		running: 'RUNNING',
		succeeded: 'SUCCEEDED',
		failed: 'FAILED',
		cancelled: 'CANCELLED',
	},
	failures: {
		failed: ['INTERNAL.BAD_OUTPUT.CODE01', 'An unexpected error occurred.'],
		moderated: ['SAFETY.INPUT.TEXT', 'The text was flagged by content moderation.'],
		expired: ['INTERNAL', 'The task took too long.'],
	},
	error: (_code, message) => ({ error: message }),
	errors: { 404: ['', 'An API resource with the provided ID could not be found.'] },
	routes: [
		{ kind: 'create', at: 'POST /text_to_video', record: ({ id }) => ({ id }) },
		{ kind: 'single', at: 'GET /tasks/{id}', record: recordOf },
		// Free, so that the credential can be tested.
		{
			kind: 'list',
			at: 'GET /organization',
			record: () => null,
			whole: () => ({ tier: {}, creditBalance: 1000 }),
		},
	],
});
