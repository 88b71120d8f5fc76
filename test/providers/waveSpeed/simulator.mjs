import { pagedBy } from '../../simulator/page.mjs';
import { randomHex } from '../../simulator/random.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/**
 * @typedef {import('../../simulator/task.mjs').Task} Task
 * @typedef {import('../../simulator/recipe/seen.mjs').Seen} Seen
 */

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function prediction({ id, callbackUrl }, { word, url, failure, createdAt, phase, api }) {
	return {
		...{ code: 200, message: 'success' },
		data: {
			...{ id, model: 'wavespeed-ai/wan-2.2/t2v-720p', outputs: url === null ? [] : [url] },
			urls: { get: `${api}/predictions/${id}/result` },
			...{ has_nsfw_contents: url === null ? [] : [false], status: word },
			...{ created_at: createdAt, error: failure?.message ?? '' },
			timings: { inference: phase === 'done' ? 60_000 : 0 },
			...(callbackUrl === null ? {} : { webhook_url: callbackUrl }),
		},
	};
}

/** WaveSpeed AI: an error is `{ code, message }`, with the HTTP status as its code. */
export const waveSpeed = recipeProvider({
	name: 'waveSpeed',
	title: 'WaveSpeed AI',
	realUrl: 'https://api.wavespeed.ai/api/v3',
	basePath: '/wavespeed/api/v3',
	newId: ({ random }) => randomHex(32, random),
	words: {
		queued: 'created',
		running: 'processing',
		succeeded: 'completed',
		failed: 'failed',
		cancelled: 'cancelled',
		expired: 'timeout',
	},
	error: (_code, message, status) => ({ code: status, message }),
	routes: [
		{
			...{ kind: 'list', at: 'POST /predictions', record: prediction },
			page: pagedBy({ number: 'page', size: 'page_size' }),
			whole: (answers) => ({
				...{ code: 200, message: 'success' },
				data: { items: answers.map((one) => Object(one).data) },
			}),
		},
		{ kind: 'create', at: 'POST /wavespeed-ai/{model}', record: prediction },
		{ kind: 'single', at: 'GET /predictions/{id}/result', record: prediction },
		{ kind: 'single', at: 'GET /predictions/{id}', record: prediction },
		{
			...{ kind: 'list', at: 'GET /balance', record: prediction },
			whole: () => ({ code: 200, message: 'success', data: { balance: 12.5 } }),
		},
	],
});
