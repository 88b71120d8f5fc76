import type { Preset } from './preset';

/**
 * Tripo: `GET /v3/tasks/{id}` (its OpenAPI). `status` of the envelope is about the request, `data.status` about
 * the task: queued, running, success, failed, banned, expired, cancelled. `rendered_image_url` is a picture of
 * the model.
 */
export const tripo: Preset = {
	value: 'tripo',
	title: 'Tripo',
	description: 'Base URL https://openapi.tripo3d.ai/v3, authentication Bearer',
	hosts: ['openapi.tripo3d.ai'],
	basePath: '/v3',
	recipe: {
		statusUrl: '/tasks/{id}',
		statusField: 'data.status',
		outputFields: ['data.output.model_url', 'data.output.model_urls[]'],
		progressField: 'data.progress',
	},
};
