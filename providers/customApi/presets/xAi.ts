import type { Preset } from './preset';

/**
 * xAI Grok Imagine: `GET /v1/videos/{request_id}`. HTTP 202 while the task runs, sometimes with an empty body. Words
 * pending, done, failed, expired; `video.respect_moderation: false` is a refusal, even if the word is done (vercel/ai,
 * xai; xAI's OpenAPI). Typically 20 to 90 s. A 200 may lack the word, so that the recipe names no `statusField`.
 */
export const xAi: Preset = {
	value: 'xAi',
	title: 'xAI',
	description: 'Base URL https://api.x.ai/v1, authentication Bearer',
	hosts: ['api.x.ai', '*.api.x.ai'],
	basePath: '/v1',
	recipe: {
		statusUrl: '/videos/{id}',
		failedWhen: [{ path: 'video.respect_moderation', value: 'false' }],
		outputFields: ['video.url'],
		failureCodeField: 'error.code',
		failureMessageField: 'error.message',
		expectedSeconds: 45,
	},
};
