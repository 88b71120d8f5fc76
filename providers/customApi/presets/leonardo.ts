import type { Preset } from './preset';

/**
 * Leonardo: `GET /api/rest/v1/generations/{id}`. Words PENDING, COMPLETE, FAILED; an unknown id gives
 * `{"generations_by_pk": null}` under HTTP 200 (Leonardo's OpenAPI and public readers).
 */
export const leonardo: Preset = {
	value: 'leonardo',
	title: 'Leonardo',
	description: 'Base URL https://cloud.leonardo.ai/api/rest/v1, authentication Bearer',
	hosts: ['cloud.leonardo.ai'],
	basePath: '/api/rest/v1',
	recipe: {
		statusUrl: '/generations/{id}',
		statusField: 'generations_by_pk.status',
		outputFields: [
			'generations_by_pk.generated_images[].motionMP4URL',
			'generations_by_pk.generated_images[].url',
		],
	},
};
