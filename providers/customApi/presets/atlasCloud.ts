import type { Preset } from './preset';

/**
 * Atlas Cloud: `GET /api/v1/model/prediction/{id}`, the same envelope as WaveSpeed's. `data.outputs` are mostly
 * addresses; `data.error` is '' while all is well.
 */
export const atlasCloud: Preset = {
	value: 'atlasCloud',
	title: 'Atlas Cloud',
	description: 'Base URL https://api.atlascloud.ai/api/v1, authentication Bearer',
	hosts: ['api.atlascloud.ai'],
	basePath: '/api/v1',
	recipe: {
		statusUrl: '/model/prediction/{id}',
		statusField: 'data.status',
		outputFields: ['data.outputs[]'],
		failureMessageField: 'data.error',
	},
};
