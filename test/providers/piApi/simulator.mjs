import { keyInHeader } from '../../simulator/keys.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/**
 * @typedef {import('../../simulator/task.mjs').Task} Task
 * @typedef {import('../../simulator/recipe/seen.mjs').Seen} Seen
 */

const NEVER = '0001-01-01T00:00:00Z';

/** @param {Seen} seen */
function outputOf({ made, url }) {
	if (!made || url === null) return null;
	const video = { resource: `${url}?marked=1`, resource_without_watermark: url, duration: 5100 };
	return {
		...{ type: 'm2v_txt2video', status: 99 },
		works: [{ content_type: 'video', status: 99, video, cover: { resource: '' } }],
	};
}

/** @param {Seen['failure']} failure */
function errorOf(failure) {
	if (failure === null) return { code: 0, raw_message: '', message: '', detail: null };
	const { code, message } = failure;
	return { code: Number(code), raw_message: message, message, detail: null };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function whole(task, seen) {
	const { id, prompt, callbackUrl } = task;
	const { word, failure, createdAt, startedAt, finishedAt } = seen;
	const webhook = callbackUrl === null ? {} : { endpoint: callbackUrl, secret: callbackUrl };
	return {
		...{ code: 200, message: 'success' },
		data: {
			...{ task_id: id, model: 'kling', task_type: 'video_generation', status: word },
			config: { service_mode: 'public', webhook_config: webhook },
			...{ input: { prompt, image_url: 'https://example.com/in.png' }, output: outputOf(seen) },
			meta: {
				...{ created_at: createdAt, started_at: startedAt ?? NEVER, ended_at: finishedAt ?? NEVER },
				usage: { type: 'point', frozen: 0, consume: 260_000 },
			},
			...{ detail: null, logs: [], error: errorOf(failure) },
		},
	};
}

/** PiAPI: an error is `{ code, message }`, with the HTTP status as its code. */
export const piApi = recipeProvider({
	name: 'piApi',
	title: 'PiAPI',
	realUrl: 'https://api.piapi.ai',
	basePath: '/piapi',
	keyIn: keyInHeader('x-api-key'),
	words: {
		queued: 'Staged',
		running: 'Processing',
		succeeded: 'Completed',
		failed: 'Failed',
		cancelled: 'Cancelled',
	},
	failures: {
		failed: ['10000', 'The generation failed'],
		moderated: ['10000', 'The prompt was rejected by the content policy'],
		expired: ['10000', 'The generation timed out'],
	},
	error: (_code, message, status) => ({ code: status, message, data: null }),
	errors: { 404: ['', 'task not found'] },
	routes: [
		{ kind: 'create', at: 'POST /api/v1/task', record: whole },
		{ kind: 'single', at: 'GET /api/v1/task/{id}', record: whole },
		{
			...{ kind: 'list', at: 'GET /account/info', record: whole },
			whole: () => ({ code: 200, message: 'success', data: { credits: 100 } }),
		},
	],
});
