import type { Preset } from './preset';

/**
 * Creatomate: `GET /v1/renders/{id}` (its OpenAPI). Words planned, waiting, transcribing, rendering, succeeded,
 * failed. `snapshot_url` is a still, `modifications` echoes sources. The create answer is a list of renders.
 */
export const creatomate: Preset = {
	value: 'creatomate',
	title: 'Creatomate',
	description: 'Base URL https://api.creatomate.com/v1, authentication Bearer',
	hosts: ['api.creatomate.com'],
	basePath: '/v1',
	recipe: {
		statusUrl: '/renders/{id}',
		statusField: 'status',
		outputFields: ['url'],
		failureMessageField: 'error_message',
	},
};
