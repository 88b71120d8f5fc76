import { keyInHeader } from '../../simulator/keys.mjs';
import { pagedBy } from '../../simulator/page.mjs';
import { randomHex } from '../../simulator/random.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/**
 * @typedef {import('../../simulator/task.mjs').Task} Task
 * @typedef {import('../../simulator/recipe/seen.mjs').Seen} Seen
 * @typedef {import('../../simulator/recipe/recipe.mjs').Route} Route
 */

/** @param {string | null} iso */
const seconds = (iso) => (iso === null ? null : Date.parse(iso) / 1000);

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function recordOf(task, { word, failure, createdAt, finishedAt, media }) {
	const record = {
		...{ id: task.id, title: task.prompt, status: word },
		...{ created_at: seconds(createdAt), completed_at: seconds(finishedAt) },
		...{ video_url: media.videoUrl ?? null, thumbnail_url: null, gif_url: null },
		...{ captioned_video_url: null, subtitle_url: null },
		video_page_url: `https://app.heygen.com/videos/${task.id}`,
		...{ failure_code: failure?.code ?? null, failure_message: failure?.message ?? null },
		...(task.callbackUrl === null ? {} : { callback_url: task.callbackUrl }),
	};
	return { data: record };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function entryOf({ id, callbackUrl }, { word, failure }) {
	return {
		...{ video_id: id, status: word, error: failure, batch_id: null, item_index: null },
		...(callbackUrl === null ? {} : { callback_url: callbackUrl }),
	};
}

/**
 * @param {string} service
 * @param {string} path
 * @param {string} idsName
 * @returns {Route[]}
 */
const routesOf = (service, path, idsName) => [
	{
		kind: 'batch',
		at: `GET /v3/${path}/statuses`,
		ids: { query: idsName },
		...{ service, record: entryOf },
		whole: (data) => ({ data, has_more: false, next_token: null }),
	},
	{
		...{ kind: 'list', at: `GET /v3/${path}`, service },
		record: (task, seen) => recordOf(task, seen).data,
		page: pagedBy({ offset: 'token', size: 'limit', usual: 10 }),
		whole: (data, { next }) => ({
			...{ data, has_more: next !== null, next_token: next === null ? null : String(next) },
		}),
	},
	{ kind: 'single', at: `GET /v3/${path}/{id}`, service, record: recordOf },
	{
		kind: 'create',
		at: `POST /v3/${path}`,
		taskFor: () => ({ service }),
		record: ({ id }) => ({ data: { video_id: id, status: 'waiting' } }),
	},
];

/** HeyGen, version 3 of its API. It has no word for a task that was cancelled: this one is made up. */
export const heyGen = recipeProvider({
	name: 'heyGen',
	title: 'HeyGen',
	realUrl: 'https://api.heygen.com',
	basePath: '/heygen',
	keyIn: keyInHeader('x-api-key'),
	services: ['videos', 'videoTranslations', 'lipsyncs'],
	newId: ({ random }) => randomHex(32, random),
	words: {
		queued: 'waiting',
		running: 'processing',
		succeeded: 'completed',
		failed: 'failed',
		cancelled: 'cancelled',
	},
	failures: {
		failed: ['internal_error', 'Rendering failed.'],
		moderated: ['moderation_failed', 'The script was rejected by moderation.'],
		expired: ['timeout', 'Rendering took too long.'],
	},
	error: (code, message) => ({ error: { code, message } }),
	routes: [
		...routesOf('videos', 'videos', 'video_ids'),
		...routesOf('videoTranslations', 'video-translations', 'video_translation_ids'),
		...routesOf('lipsyncs', 'lipsyncs', 'lipsync_ids'),
		// Free, so that the credential can be tested.
		{
			kind: 'list',
			at: 'GET /v3/users/me',
			record: () => null,
			whole: () => ({ data: { username: 'somebody' } }),
		},
	],
});
