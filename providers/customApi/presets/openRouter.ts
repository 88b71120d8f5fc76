import type { Preset } from './preset';

/**
 * OpenRouter: `GET /api/v1/videos/{jobId}` (its OpenAPI). Words pending, in_progress, completed, failed,
 * cancelled, expired. `unsigned_urls` are fetched with the key; `polling_url` is no output.
 */
export const openRouter: Preset = {
	value: 'openRouter',
	title: 'OpenRouter',
	description: 'Base URL https://openrouter.ai/api/v1, authentication Bearer',
	hosts: ['openrouter.ai'],
	basePath: '/api/v1',
	recipe: {
		statusUrl: '/videos/{id}',
		statusField: 'status',
		outputFields: ['unsigned_urls[]'],
		failureMessageField: 'error',
		downloadWithKey: true,
	},
};
